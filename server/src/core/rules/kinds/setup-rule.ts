import type { SetupCause } from '../../judge/cause/setup.ts';
import { SETUP_CAUSES, setupWords } from '../../judge/error/setup.ts';
import type { Rule } from '../engine/model.ts';
import { judgedDraft } from './judged-draft.ts';

export type SetupRuleSpec = Pick<Rule, 'title' | 'source'> & { readonly id: SetupCause };

/** A rule that one line of a connector setup proves. */
export function setupRule(spec: SetupRuleSpec): Rule {
  return {
    ...setupRuleInfo(spec),
    start: (report) => ({
      see(event) {
        const told = event.kind === 'error' ? setupWords(event) : undefined;
        if (told?.cause === spec.id) report(judgedDraft(told));
      },
    }),
  };
}

/** All of a rule but how it runs. */
export function setupRuleInfo(spec: SetupRuleSpec): Omit<Rule, 'start'> {
  return { ...SETUP_CAUSES[spec.id], ...spec, formats: ['msi-setup-log'] };
}
