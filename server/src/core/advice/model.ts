import type { FlowStep } from '../log/finding.ts';
import type { Proven, Statement } from '../text/proof.ts';
import type { Sentence } from '../text/sentence.ts';

/** Advice for one cause. Logs are never edited; commands are for copying. A sentence that its proof does not cover has its own. */
export interface Resolution extends Proven {
  readonly id: string;
  readonly title: Sentence;
  readonly step: FlowStep;
  /** Set where the advice is about one connector only: the one before July 2021. */
  readonly generation?: 'legacy';
  /** Likeliest first. */
  readonly causes: readonly Statement[];
  readonly steps: readonly Statement[];
  readonly commands: readonly Command[];
  readonly docUrl: string;
  readonly source: string;
}

export interface Command extends Proven {
  /** Exactly what to paste. Places to fill in are written `<like this>`. */
  readonly text: string;
  readonly shell: 'powershell' | 'cmd' | 'run';
  /** A check only reads; a change alters the server. */
  readonly effect: 'check' | 'change';
}
