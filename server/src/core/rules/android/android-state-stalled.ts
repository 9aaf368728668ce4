import { PAGES } from '../../facts/pages.ts';
import { detached } from '../../text/detach.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import type { FindingDraft, Rule, SeenLog } from '../engine/model.ts';

/** Minutes in which a certificate moves on by itself, and minutes after which somebody should look. */
const PATIENCE_MINUTES = 10;
const LONG_MINUTES = 60;

export const androidStateStalled: Rule = {
  id: 'android-state-stalled',
  title: msg('A certificate waits in one state'),
  severity: 'information',
  step: 5,
  formats: ['android-omadm-log'],
  resolutions: ['delivery-android-prompt', 'android-state-stalled'],
  docUrl: PAGES.deliveryOnAndroid,
  source: 'CERT:troubleshoot-scep-certificate-delivery (order of the states, prompt) ; time limits: derived',
  verified: true,
  start() {
    const latest = new Map<string, Waiting>();
    return {
      see(event, record) {
        if (event.kind !== 'state') return;
        latest.set(detached(`${event.machine} ${event.alias.value}`), {
          state: detached(event.to.value),
          span: event.to.span,
          ms: record.time?.epochMs,
        });
      },
      end: (_attempts, log) => [...latest.values()].flatMap((waiting) => stalled(waiting, log)),
    };
  },
};

interface Waiting {
  readonly state: string;
  readonly span: Span;
  readonly ms: number | undefined;
}

/** States in which something must still happen. */
const WAITING: ReadonlySet<string> = new Set([
  'CERT_ENROLLED',
  'CERT_INSTALL_REQUESTED',
  'CERT_INSTALLING',
  'CERT_ACCESS_REQUESTED',
]);

function stalled({ state, span, ms }: Waiting, { endMs: end }: SeenLog): readonly FindingDraft[] {
  if (!WAITING.has(state) || ms === undefined || end === undefined) return [];
  const minutes = Math.floor((end - ms) / 60_000);
  if (minutes < PATIENCE_MINUTES) return [];
  return [
    {
      span,
      severity: minutes >= LONG_MINUTES ? 'warning' : 'information',
      message: msg(
        'The certificate is still in {0} when the log ends, {1} minutes later. Usually the user has not confirmed the notification on the device.',
        state,
        minutes,
      ),
      short: msg('waits for {0} minutes', minutes),
    },
  ];
}
