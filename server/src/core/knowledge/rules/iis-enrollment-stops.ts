import type { EnrollmentAttempt } from '../../correlate/model.ts';
import { hasStep } from '../../correlate/store.ts';
import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import type { EndingOf } from '../engine/ending.ts';
import { byEnding } from '../engine/kinds/ending-rule.ts';
import type { FindingDraft, Rule } from '../model.ts';

export const iisEnrollmentStops: Rule = {
  id: 'iis-enrollment-stops',
  title: msg('A device fetched capabilities and CA certificates, and sent no PKIOperation'),
  severity: 'warning',
  step: 2,
  formats: ['iis-w3c-log'],
  resolutions: ['http-414-long-url', 'no-request-in-iis'],
  docUrl: PAGES.deviceToNdes,
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes (order of calls) ; reasons: derived',
  verified: false,
  start: byEnding(stopped),
  fires: [
    {
      title: 'an iPhone that stops',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:15:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
                                                                     ^^^^^^^^^ iis-enrollment-stops
2024-05-01 08:30:00 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.77 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B+Build/TP1A.220624.014) - 200 0 0 31`,
    },
    {
      title: 'a Windows device that stops',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 443 - 10.40.87.9 Mozilla/4.0+(compatible;+Win32;+NDES+client) - 200 0 0 31
2024-05-01 08:15:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 Mozilla/4.0+(compatible;+Win32;+NDES+client) - 200 0 0 31
                                                                     ^^^^^^^^^ iis-enrollment-stops
2024-05-01 08:30:00 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.77 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B+Build/TP1A.220624.014) - 200 0 0 31`,
    },
  ],
  quiet: [
    {
      title: 'the request came',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:15:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:15:04 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:30:00 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.77 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B+Build/TP1A.220624.014) - 200 0 0 31`,
    },
    {
      title: 'the log ends there',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:15:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31`,
    },
    {
      title: 'a test in a browser',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 200 0 0 31
2024-05-01 08:15:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 200 0 0 31
2024-05-01 08:30:00 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.77 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B+Build/TP1A.220624.014) - 200 0 0 31`,
    },
  ],
};

/** Devices of which we know that they go on to PKIOperation at once. Others may only look at the CA. */
const GOES_ON: ReadonlySet<string> = new Set(['ios', 'macos', 'android', 'windows']);

function stopped(attempt: EnrollmentAttempt, endingOf: EndingOf): FindingDraft | undefined {
  if (attempt.outcome !== 'unknown' || !GOES_ON.has(attempt.platform) || hasStep(attempt, 'PKIOperation')) return undefined;
  if (!hasStep(attempt, 'GetCACert') || !hasStep(attempt, 'GetCACaps')) return undefined;
  const ending = endingOf(attempt);
  if (!ending?.over) return undefined;
  return {
    span: ending.last.span,
    severity: ending.last.confidence === 'guess' ? 'information' : 'warning',
    message: msg(
      'No PKIOperation followed. Either the device stopped by itself, or its request did not reach IIS: http.sys refuses a too long one and writes that to HTTPERR only. Look there, and into the log of the device.',
    ),
    short: msg('no PKIOperation followed'),
  };
}
