import { unreadParts } from '../../core/case/expected/unread.ts';
import { countedAs } from '../../core/case/for-log.ts';
import { caseJson, logReportJson } from '../../core/report/case-json.ts';
import { type Reading, withReading } from '../../core/report/reading-json.ts';
import { masked } from '../../core/text/secrets/index.ts';
import { oneLine } from '../../core/text/visible.ts';
import type { CaseReportAnswer, LogReportAnswer } from '../../protocol.ts';
import type { Looked } from '../../workspace/model.ts';
import { notReadOf } from '../case/looked-case.ts';
import { caseName } from '../log/case-name.ts';
import type { Session } from '../session/session.ts';

/** What the logs of the case say together, as they were judged last. `looked`: what became of the files of its folders. */
export function caseReport({ logs, say }: Session, looked: readonly Looked[]): CaseReportAnswer {
  const { snapshot, uris, nameOf } = logs.judgedCase();
  const notRead = looked.flatMap(notReadOf).map((sentence) => oneLine(say(sentence)));
  const reading: Reading = {
    passedOver: looked.filter(({ kind }) => kind === 'foreign').length,
    failed: notRead.length > 0,
    unread: unreadParts(looked.flatMap(({ kind, uri }) => (kind === 'opaque' ? [nameOf(uri)] : []))),
    same: looked.flatMap((one) => (one.kind === 'same' ? [one] : [])),
  };
  const report = withReading(caseJson(snapshot, say), reading, say);
  return { kind: 'case', report, files: uris.map((uri) => ({ file: masked(nameOf(uri)), uri })), notRead };
}

/** What one log of the open case says, as judged last; null where it is none. */
export function logReport({ logs, say }: Session, uri: string): LogReportAnswer {
  const { snapshot } = logs.judgedCase();
  return logReportJson(snapshot, countedAs(caseName(uri), snapshot), say) ?? null;
}
