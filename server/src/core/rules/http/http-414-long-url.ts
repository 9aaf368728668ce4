import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

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
});
