import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { httpRule } from '../engine/kinds/http-rule.ts';

export const http414LongUrl = httpRule({
  id: 'http-414-long-url',
  title: msg('Request too long: HTTP 414, 404.14, 404.15, or 400 on PKIOperation'),
  severity: 'error',
  step: 2,
  formats: ['iis-w3c-log', 'android-omadm-log', 'httperr-log'],
  resolutions: ['http-414-long-url'],
  docUrl: PAGES.deviceToNdes,
  source:
    'CERT:troubleshoot-scep-certificate-device-to-ndes ; IIS:http-status-code ; SA:developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis ; 404 on a device: derived',
  verified: true,
  draft(event) {
    if (event.side === 'server' && event.reason && !event.url) {
      return {
        severity: 'warning',
        message: msg(
          'http.sys refused a request as too long and did not log its URL. On an NDES server that is most often a PKIOperation: raise MaxFieldLength and MaxRequestBytes to 65534.',
        ),
      };
    }
    if (event.status?.value !== 404 || event.side !== 'device') return {};
    return {
      message: msg(
        'The PKIOperation was answered with 404, although the same URL answered before. Most often the query is longer than the server allows; the IIS log then shows 404.15.',
      ),
      short: msg('request probably too long'),
    };
  },
  fires: [
    {
      title: 'the query is longer than request filtering allows',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll ... 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 404 15 0 31
                                                                                                                                ^^^^^^ http-414-long-url`,
    },
    {
      title: 'the URL is too long',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 404 14 0 31
                                                                                                                                                                                        ^^^^^^ http-414-long-url`,
    },
    {
      title: 'a proxy or http.sys refuses',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 414 0 0 31
                                                                                                                                                                                        ^^^ http-414-long-url`,
    },
    {
      title: 'refused before NDES saw it',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 400 0 0 31
                                                                                                                                                                                        ^^^ http-414-long-url`,
    },
    {
      title: 'http.sys: the URL is longer than a header field may be',
      format: 'httperr-log',
      text: `#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename
2024-05-01 08:15:01 10.40.87.9 51234 10.1.5.20 443 HTTP/1.1 GET /certsrv/mscep/mscep.dll?operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 400 - FieldLength -
                                                                                                                                                           ^^^^^^^^^^^ http-414-long-url`,
    },
    {
      title: 'http.sys logged no URL',
      format: 'httperr-log',
      text: `#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename
2024-05-01 08:15:01 10.40.87.9 51234 10.1.5.20 443 HTTP/1.1 - - 400 - RequestLength -
                                                                      ^^^^^^^^^^^^^ http-414-long-url`,
    },
  ],
  quiet: [
    {
      title: 'http.sys refuses a long request of another application',
      format: 'httperr-log',
      text: `#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename
2024-05-01 08:15:01 10.40.87.9 51234 10.1.5.20 443 HTTP/1.1 GET /intranet/report 400 - FieldLength -`,
    },
    {
      title: 'a long URL of another application',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /search/very-long - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 404 15 0 31`,
    },
    {
      title: 'a bad request of another application',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /api/ - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 400 0 0 31`,
    },
  ],
});
