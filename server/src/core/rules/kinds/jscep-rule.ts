import { jscepFailure } from '../../judge/cause/jscep.ts';
import { judgeNote } from '../../judge/error/index.ts';
import { JSCEP_CAUSES, type JscepCause, jscepWords } from '../../judge/error/jscep.ts';
import type { JudgedToken } from '../../judge/model.ts';
import type { LogEvent } from '../../log/event.ts';
import type { Rule } from '../engine/model.ts';
import { judgedDraft } from './judged-draft.ts';

/** A rule on exceptions of jscep and on the line that jscep logs before it throws: its name; all else is the judgement of the exception. */
export type JscepRuleSpec = Pick<Rule, 'id' | 'title' | 'source'> & {
  /** The first one speaks for the rule. */
  readonly causes: readonly [JscepCause, ...JscepCause[]];
};

/** The exception of a failure is logged once by jscep and once by its caller, a line or two apart. */
const SAME_FAILURE_RECORDS = 3;

export function jscepRule({ causes, ...named }: JscepRuleSpec): Rule {
  const { rule: _, message: _message, short: _short, ...info } = JSCEP_CAUSES[causes[0]];
  const reported: ReadonlySet<string> = new Set(causes);
  return {
    ...info,
    ...named,
    formats: ['android-omadm-log'],
    start(report) {
      let last = Number.NEGATIVE_INFINITY;
      return {
        see(event, record) {
          const told = toldOf(event);
          if (!told || !reported.has(told.cause)) return;
          const repeated = record.index - last <= SAME_FAILURE_RECORDS;
          last = record.index;
          if (!repeated) report(judgedDraft(told));
        },
      };
    },
  };
}

function toldOf(event: LogEvent): JudgedToken | undefined {
  if (event.kind === 'note') return judgeNote(event);
  const failure = event.kind === 'error' ? jscepFailure(event) : undefined;
  return failure && jscepWords(failure);
}
