import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

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
});
