import type { Rule } from '../model.ts';

/** One line a rule, in the order of the flow. */
export const rules: readonly Rule[] = [];
