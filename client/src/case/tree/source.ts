import type { CaseState, CaseSummaryAnswer, EnrollmentAnswer } from '../../../../server/src/protocol/case.ts';

export type Attempt = EnrollmentAnswer['attempt'];
export type Step = Attempt['steps'][number];
export type Evidence = Step['evidence'][number];
export type Cause = NonNullable<Attempt['cause']>;

/** Whoever tells of the case of this window. */
export interface CaseSource {
  readonly stage: { readonly kind: CaseState['kind'] | 'none' | 'failed' };
  /** What the case says changed, or its reading came further. */
  onDidChange(listener: () => void): { dispose(): void };
  /** Undefined where no log of ours was seen, so that no server runs. */
  summary(): Promise<CaseSummaryAnswer | undefined>;
  /** Null where the case has none of this key (any more). */
  enrollment(key: string): Promise<EnrollmentAnswer | null>;
}
