import { noteInfo } from '../facts/notes/index.ts';
import { type Draft, keysOf, NOTHING, type Reader } from './draft.ts';
import { guidOf } from './keys.ts';

/** Lines of the registration point about one request. What the connector's service says of itself is no enrollment. */
const VERIFY: Readonly<Record<string, Pick<Draft, 'phase' | 'outcome'>>> = {
  'crp-verify-started': { phase: 'call', outcome: 'unknown' },
  'crp-phase-failed': { phase: 'end', outcome: 'failed' },
  'crp-verify-passed': { phase: 'end', outcome: 'done' },
  'crp-verify-failed': { phase: 'end', outcome: 'failed' },
  'crp-subject-mismatch': { phase: 'end', outcome: 'failed' },
  'crp-challenge-expired': { phase: 'end', outcome: 'failed' },
  'crp-signing-certificate-missing': { phase: 'end', outcome: 'failed' },
  'crp-invalid-handle': { phase: 'end', outcome: 'failed' },
};

/** Service traces of the registration point, until 2021. */
export function registrationPointReader(): Reader {
  return {
    see(event, { thread, activity }) {
      const meaning = event.kind === 'note' ? VERIFY[event.note] : undefined;
      const info = event.kind === 'note' && meaning ? noteInfo(event.note) : undefined;
      if (!meaning || !info) return NOTHING;
      const { span } = event;
      const about = { by: 'registration-point', platform: 'policy-module', act: 'verify', step: 3 } as const;
      return [{ ...about, ...meaning, span, words: info.meaning, keys: keysOf({ thread, activity: guidOf(activity) }) }];
    },
  };
}
