import type { LanguageId } from '../../../../server/src/core/log/model.ts';

/** Log texts that show when a rule fires, and when it stays quiet. They stand on the page of the rule, too. */
export interface RuleSamples {
  /** Of the rule. */
  readonly id: string;
  /** Carets under a line mark the expected finding: `^^^ rule-id`. Every unmarked finding fails. */
  readonly fires: readonly RuleSample[];
  /** Log texts in which the rule stays silent. */
  readonly quiet: readonly RuleSample[];
}

export interface RuleSample {
  readonly title: string;
  readonly format: LanguageId;
  readonly text: string;
}
