import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { httpRule } from '../engine/kinds/http-rule.ts';

/** Reasons of http.sys for a pool that runs and does not keep up. */
const CROWDED: ReadonlySet<string> = new Set(['queuefull', 'connlimit', 'apppooltimer']);
const CROWD = ['http-503-crl', 'http-503-ndespolicy-cert-expired', 'verify-ndes-configuration'];

export const http503AppPool = httpRule({
  id: 'http-503-app-pool',
  title: msg('HTTP 503: application pool does not run'),
  severity: 'error',
  step: 2,
  formats: ['iis-w3c-log', 'android-omadm-log', 'httperr-log', 'ndes-plugin-log'],
  resolutions: [
    'http-503-app-pool',
    'http-503-intermediate-in-root',
    'http-503-crl',
    'http-503-windows-auth',
    'http-503-ndespolicy-cert-expired',
    'http-503-logon-right',
  ],
  docUrl: PAGES.deviceToNdes,
  source:
    'CERT:troubleshoot-scep-certificate-device-to-ndes ; IIS:http-status-code (503.2) ; SA:developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis',
  verified: true,
  draft(event) {
    const ended = event.reason?.value.toLowerCase() ?? '';
    if (event.side === 'server' && event.reason) return CROWDED.has(ended) ? { resolutions: CROWD } : {};
    if (event.substatus?.value === 2) {
      return {
        message: msg(
          'IIS refused the request because its limit of concurrent requests is reached. Devices that enroll at the same time fail; spread the assignment or raise the limit.',
        ),
        short: msg('too many requests at once'),
        resolutions: ['verify-ndes-configuration'],
        docUrl: PAGES.statusCodes,
      };
    }
    return {
      message: msg(
        'The application pool behind this URL does not run, often because it crashed repeatedly. No device gets an answer; find the cause of the crash before starting the pool again.',
      ),
      short: msg('application pool stopped'),
    };
  },
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
});
