import type { FlowStep } from '../log/finding.ts';
import type { Sentence } from '../text/sentence.ts';

/** Advice for one cause. Logs are never edited; commands are for copying. */
export interface Resolution {
  readonly id: string;
  readonly title: Sentence;
  readonly step: FlowStep;
  /** Set where the advice is about one connector only: the one before July 2021. */
  readonly generation?: 'legacy';
  /** Likeliest first. */
  readonly causes: readonly Sentence[];
  readonly steps: readonly Sentence[];
  readonly commands: readonly Command[];
  readonly docUrl: string;
  readonly source: string;
  readonly verified: boolean;
}

export interface Command {
  /** Exactly what to paste. Places to fill in are written `<like this>`. */
  readonly text: string;
  readonly shell: 'powershell' | 'cmd' | 'run';
  /** A check only reads; a change alters the server. */
  readonly effect: 'check' | 'change';
  readonly verified: boolean;
}
