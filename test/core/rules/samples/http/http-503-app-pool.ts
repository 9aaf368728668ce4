import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'http-503-app-pool',
  fires: [
    {
      title: 'the pool of NDES is stopped',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 503 0 0 31
                                                                                                                                                                         ^^^ http-503-app-pool`,
    },
    {
      title: 'too many requests at once',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 503 2 0 31
                                                                                                                                                                         ^^^^^ http-503-app-pool`,
    },
    {
      title: 'http.sys says that the pool was switched off after crashes',
      format: 'httperr-log',
      text: `#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename
2024-05-01 08:15:01 10.40.87.9 51234 10.1.5.20 443 HTTP/1.1 GET /certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority 503 1 AppOffline SCEP
                                                                                                                                            ^^^^^^^^^^ http-503-app-pool`,
    },
    {
      title: 'somebody stopped the pool SCEP, whatever is asked of it',
      format: 'httperr-log',
      text: `#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename
2024-05-01 08:15:01 10.40.87.9 51234 10.1.5.20 443 HTTP/1.1 GET / 503 1 Disabled SCEP
                                                                        ^^^^^^^^ http-503-app-pool`,
    },
    {
      title: 'more requests than the registration point takes',
      format: 'httperr-log',
      text: `#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename
2024-05-01 08:15:01 10.40.87.9 51234 10.1.5.20 443 HTTP/1.1 POST /CertificateRegistrationSvc/Certificate/VerifyRequest 503 1 QueueFull CertificateRegistrationSvc
                                                                                                                             ^^^^^^^^^ http-503-app-pool`,
    },
  ],
  quiet: [
    {
      title: 'the pool of another site is switched off',
      format: 'httperr-log',
      text: `#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename
2024-05-01 08:15:01 10.40.87.9 51234 10.1.5.20 443 HTTP/1.1 GET /shop 503 2 AppOffline DefaultAppPool`,
    },
    {
      title: 'another site is down',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /shop/ - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 503 0 0 31`,
    },
    {
      title: 'NDES answers',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31`,
    },
  ],
};
