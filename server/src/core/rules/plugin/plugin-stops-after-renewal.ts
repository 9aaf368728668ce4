import { PAGES } from '../../facts/pages.ts';
import { pluginMoment } from '../../judge/cause/plugin.ts';
import type { NoteEvent } from '../../log/event.ts';
import { msg } from '../../text/sentence.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';
import { perThread } from '../kinds/per-thread.ts';

export const pluginStopsAfterRenewal: Rule = {
  id: 'plugin-stops-after-renewal',
  title: msg('NDESPlugin.log stops at "Sending request to certificate registration point."'),
  severity: 'error',
  step: 3,
  formats: ['ndes-plugin-log'],
  resolutions: ['plugin-stops-after-renewal', 'http-503-ndespolicy-cert-expired', 'verifyrequest-403-7'],
  docUrl: PAGES.clientCertificate,
  source: 'CERT:cannot-assign-scep-certificates',
  verified: true,
  start() {
    const threads = perThread<Waiting>(() => ({ sent: undefined, refused: false, unanswered: [] }));
    return {
      see(event) {
        // The certificate of IIS was refused: that is the reason, and it has a rule of its own.
        if (event.kind === 'note' && event.note === 'plugin-tls-fault') threads.of(event).refused = true;
        const moment = pluginMoment(event);
        if (!moment || moment === 'called') return;
        const thread = threads.of(event);
        thread.refused = false;
        if (moment === 'sent') {
          if (thread.sent && thread.unanswered.length < MAX_KEPT) thread.unanswered.push(thread.sent);
          thread.sent = event.kind === 'note' ? event : undefined;
          return;
        }
        // Without threads, calls may interleave: a verdict too many belongs to a request that seemed unanswered.
        if (!thread.sent && (moment === 'verdict' || moment === 'not-sent')) thread.unanswered.pop();
        thread.sent = undefined;
      },
      end: () =>
        threads
          .all()
          .flatMap(({ sent, refused, unanswered }) => [
            ...unanswered.map((event): FindingDraft => ({ span: event.span, ...ANSWER_MISSING })),
            ...(sent && !refused ? [{ span: sent.span, ...LOG_ENDS }] : []),
          ]),
    };
  },
};

interface Waiting {
  sent: NoteEvent | undefined;
  readonly unanswered: NoteEvent[];
  refused: boolean;
}

const MAX_KEPT = 500;

const ANSWER_MISSING = {
  message: msg(
    'The registration point was called and never answered: the next call begins without a verdict. Most often the client certificate of the policy module has expired or was renewed, and NDESCertThumbprint still names the old one.',
  ),
  short: msg('no answer of the registration point'),
};
const LOG_ENDS = {
  severity: 'warning',
  message: msg(
    'The log ends while the registration point is called. If more lines do not follow within two minutes, the call hangs: most often the client certificate of the policy module has expired, and NDESCertThumbprint still names it.',
  ),
  short: msg('log ends without an answer'),
} as const;
