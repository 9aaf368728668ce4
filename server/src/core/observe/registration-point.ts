import type { Observation } from '../log/facts.ts';
import { msg } from '../text/message.ts';
import { keysOf, NOTHING, type Reader } from './draft.ts';

type Meaning = Pick<Observation, 'phase' | 'outcome' | 'words'>;

const NOTES: Readonly<Record<string, Meaning>> = {
  'crp-verify-started': { phase: 'call', outcome: 'unknown', words: msg('The registration point began to verify a request.') },
  'crp-phase-failed': { phase: 'end', outcome: 'failed', words: msg('A phase of the validation failed.') },
  'crp-verify-passed': { phase: 'end', outcome: 'done', words: msg('The registration point let the request pass.') },
  'crp-verify-failed': { phase: 'end', outcome: 'failed', words: msg('The registration point refused the request.') },
  'crp-subject-mismatch': {
    phase: 'end',
    outcome: 'failed',
    words: msg('The subject of the request is not that of the challenge.'),
  },
  'crp-challenge-expired': { phase: 'end', outcome: 'failed', words: msg('The challenge of the request had expired.') },
  'crp-signing-certificate-missing': {
    phase: 'end',
    outcome: 'failed',
    words: msg('The registration point had no signing certificate.'),
  },
  'crp-invalid-handle': { phase: 'end', outcome: 'failed', words: msg('The registration point could not use its certificate.') },
};

/** Service traces of the registration point, until 2021. */
export function registrationPointReader(): Reader {
  return {
    see(event, record) {
      const meaning = event.kind === 'note' ? NOTES[event.note] : undefined;
      if (!meaning) return NOTHING;
      const keys = keysOf({ thread: record.thread });
      return [
        { ...meaning, span: event.span, by: 'registration-point', platform: 'policy-module', act: 'verify', step: 3, keys },
      ];
    },
  };
}
