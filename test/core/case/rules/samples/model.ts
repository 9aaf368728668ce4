/** Small cases that show when a rule about whole cases fires, and when it stays quiet. They stand on the page of the rule, too. */
export interface CaseSamples {
  /** Of the rule. */
  readonly id: string;
  /** Carets under a line mark the expected finding: `^^^ rule-id`. */
  readonly fires: readonly CaseSample[];
  /** Cases in which this rule stays silent. */
  readonly quiet: readonly CaseSample[];
}

export interface CaseSample {
  readonly title: string;
  /** Text by name of the file. */
  readonly files: Readonly<Record<string, string>>;
}
