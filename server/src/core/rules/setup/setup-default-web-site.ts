import { setupWords } from '../../judge/error/setup.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { judgedDraft } from '../kinds/judged-draft.ts';
import { setupRuleInfo } from '../kinds/setup-rule.ts';

export const setupDefaultWebSite: Rule = {
  ...setupRuleInfo({
    id: 'setup-default-web-site',
    title: msg('Connector setup: there is no site called Default Web Site'),
    source: 'CERT:connector-setup-wizard-ends-prematurely',
  }),
  start(report) {
    let last = Number.NEGATIVE_INFINITY;
    return {
      see(event, record) {
        const told = event.kind === 'error' ? setupWords(event) : undefined;
        if (event.kind !== 'error' || told?.cause !== 'setup-default-web-site') return;
        if (event.name.value !== 'ConfigureIISLimits') {
          const repeated = record.index - last <= SAME_FAILURE_RECORDS;
          last = record.index;
          if (repeated) return;
        }
        report(judgedDraft(told));
      },
    };
  },
};

/** The custom action says the same three times. */
const SAME_FAILURE_RECORDS = 3;
