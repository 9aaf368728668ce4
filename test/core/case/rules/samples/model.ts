/** Small cases that show when a rule about whole cases fires, and when it stays quiet. They stand on the page of the rule, too. */
export interface CaseSamples {
  /** Of the rule. */
  readonly id: string;
  readonly fires: readonly FiringSample[];
  /** Cases in which this rule stays silent. */
  readonly quiet: readonly CaseSample[];
}

export interface CaseSample {
  readonly title: string;
  /** Text by name of the file. */
  readonly files: Readonly<Record<string, string>>;
}

export interface FiringSample extends CaseSample {
  /** What the rule marks, and nothing else: `file:line text`, lines count from 1. */
  readonly marks: readonly string[];
}
