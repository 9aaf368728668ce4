/** A question that people bring with their logs, and what the answer has to rest on. */
export interface Question {
  readonly asked: string;
  /** Text by name of the file. */
  readonly files: Readonly<Record<string, string>>;
  readonly answer: Answer;
}

export interface Answer {
  /** Findings that have to be there, of logs or of the case. */
  readonly findings?: readonly ExpectedFinding[];
  /** True where nothing above the level of information may be said. */
  readonly healthy?: true;
  /** Rules that must stay silent: they would lead astray. */
  readonly never?: readonly string[];
  /** The only enrollment that failed, or the one that is not proven. */
  readonly enrollment?: ExpectedEnrollment;
  readonly generation?: 'current' | 'legacy';
  /** Logs to ask for, and logs that the case has no use for. */
  readonly missing?: RegExp;
  readonly notMissing?: RegExp;
  /** What the hover over a token says. */
  readonly hover?: { readonly file: string; readonly token: string; readonly says: RegExp };
}

export interface ExpectedFinding {
  readonly id: string;
  /** `file:line`, from 1: the place, its evidence, or lines of the enrollments that it is about. */
  readonly lines: readonly string[];
  /** In the message, or in the advice that comes first. */
  readonly says?: RegExp;
  readonly count?: number;
}

export interface ExpectedEnrollment {
  readonly outcome: 'failed' | 'unknown' | 'pending' | 'issued';
  readonly failedStep?: number;
  readonly cause?: string;
  readonly lines?: readonly string[];
}
