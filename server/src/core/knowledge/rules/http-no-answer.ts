import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { httpRule } from '../engine/kinds/http-rule.ts';

export const httpNoAnswer = httpRule({
  id: 'http-no-answer',
  title: msg('HTTPERR: a SCEP request was taken and never answered'),
  severity: 'error',
  step: 2,
  formats: ['httperr-log'],
  resolutions: [
    'http-503-app-pool',
    'http-503-crl',
    'http-503-ndespolicy-cert-expired',
    'http-503-intermediate-in-root',
    'http-503-windows-auth',
  ],
  docUrl: PAGES.httpApiErrors,
  source: 'SA:developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis ; meaning for SCEP: derived',
  verified: false,
  draft(event) {
    const reason = event.reason?.value.toLowerCase();
    if (reason === 'timer_sslrenegotiation') return { severity: 'warning', resolutions: ['verifyrequest-403-7', 'http-503-crl'] };
    return reason === 'connections_refused' ? { resolutions: ['verify-ndes-configuration'] } : {};
  },
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
});
