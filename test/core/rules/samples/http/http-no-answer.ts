import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'http-no-answer',
  fires: [
    {
      title: 'the pool ended while a request was under way',
      format: 'httperr-log',
      text: `#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename
2024-05-01 08:15:01 10.40.87.9 51234 10.1.5.20 443 HTTP/1.1 GET /certsrv/mscep/mscep.dll?operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx - 1 Connection_Abandoned_By_ReqQueue SCEP
                                                                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ http-no-answer`,
    },
    {
      title: 'the pool hangs',
      format: 'httperr-log',
      text: `#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename
2024-05-01 08:15:01 10.40.87.9 51234 10.1.5.20 443 HTTP/1.1 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 1 Timer_AppPool CertificateRegistrationSvc
                                                                                                                           ^^^^^^^^^^^^^ http-no-answer`,
    },
    {
      title: 'the client certificate is not negotiated',
      format: 'httperr-log',
      text: `#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename
2024-05-01 08:15:01 10.1.5.20 51234 10.1.5.20 443 - - - - - Timer_SslRenegotiation -
                                                            ^^^^^^^^^^^^^^^^^^^^^^ http-no-answer`,
    },
  ],
  quiet: [
    {
      title: 'another application ended',
      format: 'httperr-log',
      text: `#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename
2024-05-01 08:15:01 10.40.87.9 51234 10.1.5.20 443 HTTP/1.1 NOTIFY /upnp/eventing/x - - Connection_Abandoned_By_ReqQueue -`,
    },
    {
      title: 'the device hung up',
      format: 'httperr-log',
      text: `#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename
2024-05-01 08:15:01 10.40.87.9 51234 10.1.5.20 443 HTTP/1.1 GET /certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca - 1 Connection_Dropped SCEP`,
    },
  ],
};
