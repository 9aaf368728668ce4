import { isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { namesNdesPool } from '../../judge/cause/app-pool.ts';
import { codeSpan, codeText, says } from '../../judge/windows-event.ts';
import type { WindowsEvent } from '../../log/event.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { FindingDraft } from '../engine/model.ts';
import { windowsRule } from '../kinds/windows-event.ts';

const POOLS = [
  'http-503-app-pool',
  'http-503-intermediate-in-root',
  'http-503-crl',
  'http-503-windows-auth',
  'http-503-ndespolicy-cert-expired',
];

/** The events behind the 503 that the IIS and HTTPERR logs show; one rule with theirs (rules/index.ts). */
export const http503AppPoolEvent = windowsRule({
  id: 'http-503-app-pool',
  title: msg('HTTP 503: application pool does not run'),
  severity: 'error',
  step: 2,
  resolutions: POOLS,
  docUrl: PAGES.unavailable,
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes ; CERT:certificateregistrationsvc-verify-request-error',
  verified: true,
  draft(event) {
    if (isEvent(event, 'application-error', 1000) && crashed(event)) return crash(event);
    if (!isEvent(event, 'was', 5002, 5009) || !namesNdesPool(event)) return undefined;
    const off = event.eventId.value === 5002;
    return {
      span: event.span,
      message: off
        ? msg(
            'IIS switched the application pool of NDES off because it failed repeatedly. Every request is answered with 503 until somebody starts it; find the cause of the crashes first.',
          )
        : msg(
            'A process of the application pool of NDES ended unexpectedly. After some of these IIS switches the pool off and answers 503.',
          ),
      short: off ? msg('application pool switched off') : msg('application pool crashed'),
      resolutions: says(event, /0x(?:c)?0000374/i) ? ['verifyrequest-500-temp', ...POOLS] : POOLS,
      group: String(event.eventId.value),
    };
  },
});

/** STATUS_ACCESS_VIOLATION. */
const ACCESS_VIOLATION = 0xc0000005;

function crashed(event: WindowsEvent): boolean {
  return says(event, /\bw3wp\.exe\b/i);
}

function crash(event: WindowsEvent): FindingDraft {
  const code = event.codes.at(-1)?.value;
  const what: Sentence = code === ACCESS_VIOLATION ? msg('access violation') : codeText(code);
  return {
    span: codeSpan(event),
    message: msg(
      'A worker process of IIS crashed ({0}). After some crashes within minutes IIS switches the application pool off, and NDES answers 503. The event does not name the pool: look for WAS events at the same time.',
      what,
    ),
    short: msg('IIS worker process crashed'),
    group: 'crash',
  };
}
