import { jscepFailure } from '../../judge/cause/jscep.ts';
import { JSCEP_CAUSES, jscepWords } from '../../judge/error/jscep.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { judgedDraft } from '../kinds/judged-draft.ts';

/** The response line, which other rules answer for, stands so close before the exception. */
const RECORDS_BETWEEN = 10;
const { rule: id, message: _message, short: _short, ...info } = JSCEP_CAUSES['http-status'];

export const jscepHttpStatus: Rule = {
  ...info,
  id,
  title: msg('The SCEP library got an HTTP error'),
  formats: ['android-omadm-log'],
  source: 'jscep:transport/UrlConnectionGetTransport',
  start(report) {
    let answered = Number.NEGATIVE_INFINITY;
    return {
      see(event, record) {
        if (event.kind === 'http' && event.status && event.status.value !== 200) answered = record.index;
        if (event.kind !== 'error' || record.index - answered <= RECORDS_BETWEEN) return;
        const failure = jscepFailure(event);
        const told = failure?.kind === 'http-status' ? jscepWords(failure) : undefined;
        if (!told) return;
        answered = record.index;
        report(judgedDraft(told));
      },
    };
  },
};
