import type { EnrollmentAttempt } from '../../correlate/model.ts';
import { hasStep } from '../../correlate/store.ts';
import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import type { EndingOf } from '../engine/ending.ts';
import { byEnding } from '../engine/kinds/ending-rule.ts';
import type { FindingDraft, Rule } from '../model.ts';

export const iosNoGetcacaps: Rule = {
  id: 'ios-no-getcacaps',
  title: msg('iOS asked GetCACert, then never GetCACaps'),
  severity: 'error',
  step: 2,
  formats: ['iis-w3c-log'],
  resolutions: ['ios-no-getcacaps'],
  docUrl: PAGES.noGetCaCaps,
  source: 'CERT:ios-scep-failure-no-getcacaps',
  verified: true,
  start: byEnding(stopped),
  fires: [
    {
      title: 'the device does not trust the CA',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
                                                                     ^^^^^^^^^ ios-no-getcacaps
2024-05-01 08:30:00 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.77 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B+Build/TP1A.220624.014) - 200 0 0 31`,
    },
    {
      title: 'the log is cut there',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.12 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
                                                                     ^^^^^^^^^ ios-no-getcacaps`,
    },
  ],
  quiet: [
    {
      title: 'the usual order',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:15:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:15:04 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:30:00 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.77 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B+Build/TP1A.220624.014) - 200 0 0 31`,
    },
    {
      title: 'another kind of device asks in another order',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 443 - 10.40.87.9 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B+Build/TP1A.220624.014) - 200 0 0 31
2024-05-01 08:15:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B+Build/TP1A.220624.014) - 200 0 0 31
                                                                     ^^^^^^^^^ iis-enrollment-stops
2024-05-01 08:30:00 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.77 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B+Build/TP1A.220624.014) - 200 0 0 31`,
    },
  ],
};

/** Devices behind one proxy with one user agent cannot be told apart: then the step is a guess, and so is this. */
function stopped(attempt: EnrollmentAttempt, endingOf: EndingOf): FindingDraft | undefined {
  if (attempt.platform !== 'ios' || attempt.outcome !== 'unknown' || !hasStep(attempt, 'GetCACert', 'ok')) return undefined;
  if (hasStep(attempt, 'GetCACaps') || hasStep(attempt, 'PKIOperation')) return undefined;
  const ending = endingOf(attempt);
  if (!ending) return undefined;
  const { span } = ending.last;
  if (!ending.over) {
    return {
      span,
      severity: 'information',
      message: msg(
        'The log ends before this iPhone or iPad asks GetCACaps. If it never does, it most likely did not accept the CA certificates.',
      ),
      short: msg('no GetCACaps yet'),
    };
  }
  const guess = ending.last.confidence === 'guess';
  return {
    span,
    severity: guess ? 'warning' : 'error',
    message: guess
      ? msg(
          'No GetCACaps followed, as far as devices behind one address can be told apart. An iPhone or iPad that stops here most likely did not accept the CA certificates; usually the linked trusted-certificate profile is not that of the root CA.',
        )
      : msg(
          'The iPhone or iPad got the CA certificates and did not go on to GetCACaps: most likely it did not accept them. Usually the trusted-certificate profile that is linked to the SCEP profile is not that of the root CA.',
        ),
    short: msg('CA not accepted by the device'),
  };
}
