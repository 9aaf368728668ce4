import { unreadParts } from '../../core/case/expected/unread.ts';
import { countedAs } from '../../core/case/for-log.ts';
import { caseJson, logReportJson } from '../../core/report/case-json.ts';
import { type Reading, withReading } from '../../core/report/reading-json.ts';
import { masked } from '../../core/text/secrets/index.ts';
import { oneLine } from '../../core/text/visible.ts';
import type { CaseReportAnswer, LogReportAnswer } from '../../protocol.ts';
import type { Looked } from '../../workspace/model.ts';
import { caseName } from '../log/case-name.ts';
import type { Session } from '../session/session.ts';
import { caseOfLogs, notReadOf, seenLogs } from './looked-case.ts';

const NOTHING_LEFT: Reading = { passedOver: 0, failed: false, unread: [], same: [] };

/** What the logs that are open, and those that were read from disk, say together, as they were judged last. */
export function openCaseReport({ logs, say }: Session): CaseReportAnswer {
  const { snapshot, uris } = logs.judgedCase();
  const files = uris.map((uri) => ({ file: masked(caseName(uri)), uri }));
  return { kind: 'case', report: withReading(caseJson(snapshot, say), NOTHING_LEFT, say), files, notRead: [] };
}

/** What files say together that were looked at. `looked`: by their names. */
export function lookedCaseReport({ say }: Session, looked: readonly Looked[]): CaseReportAnswer {
  const logs = seenLogs(looked);
  const notRead = looked.flatMap(notReadOf).map((sentence) => oneLine(say(sentence)));
  const reading: Reading = {
    passedOver: looked.filter(({ kind }) => kind === 'foreign').length,
    failed: notRead.length > 0,
    unread: unreadParts(looked.flatMap(({ kind, path }) => (kind === 'opaque' ? [path] : []))),
    same: looked.flatMap((one) => (one.kind === 'same' ? [one] : [])),
  };
  const report = withReading(caseJson(caseOfLogs(logs), say), reading, say);
  return { kind: 'case', report, files: logs.map(({ path, uri }) => ({ file: masked(path), uri })), notRead };
}

/** What one log of the open case says, as judged last; null where it is none. */
export function logReport({ logs, say }: Session, uri: string): LogReportAnswer {
  const { snapshot } = logs.judgedCase();
  return logReportJson(snapshot, countedAs(caseName(uri), snapshot), say) ?? null;
}
