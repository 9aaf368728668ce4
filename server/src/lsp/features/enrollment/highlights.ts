import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver';
import { firstLineOf, lastLineOf } from '../../../core/log/record-lines.ts';
import { rangeOf } from '../../answer/convert.ts';
import { placeOf } from '../../case/evidence-place.ts';
import { identifierAt, indexOf } from '../../case/identifier-at.ts';
import { WrittenText } from '../../case/identifier-text.ts';
import type { OpenLog } from '../../log/log-store.ts';
import type { Session } from '../../session/session.ts';

const MOST = 2000;
/** So many lines of a record are looked at for the word. */
const MOST_LINES = 60;
/** An identifier of so many enrollments, such as the address of a proxy, says nothing of any of them. */
const MOST_ENROLLMENTS = 20;

/**
 * All lines in a log of the enrollments whose identifier is at an offset: the word where a line writes it, in whichever notation, and what else a
 * line says that is known by another key. Empty where no identifier of an enrollment is.
 */
export function enrollmentHighlights(session: Session, log: OpenLog, offset: number): readonly DocumentHighlight[] {
  const at = identifierAt(session, log, offset);
  if (!at || at.identifier.attempts.length > MOST_ENROLLMENTS) return [];
  const index = indexOf(session);
  const { attempts, value } = at.identifier;
  const { lines, text } = log.analysis.document;
  const own = rangeOf(lines, at.span);
  const found = new Map([[JSON.stringify(own), own]]);
  for (const attempt of attempts) {
    for (const evidence of index.evidence(attempt)) {
      const place = found.size < MOST ? placeOf(session, index, evidence, value) : undefined;
      if (place?.uri !== log.uri) continue;
      const shift = place.range.start.line - evidence.observation.line;
      const first = firstLineOf(evidence.observation) + shift;
      const last = Math.min(lastLineOf(evidence.observation) + shift, first + MOST_LINES);
      const start = lines.start(first);
      const words = new WrittenText(text.slice(start, lines.end(last))).placesOf(value);
      const ranges = words.map((word) => rangeOf(lines, { start: start + word.start, end: start + word.end }));
      for (const range of [place.range, ...ranges]) found.set(JSON.stringify(range), range);
    }
  }
  return [...found.values()].map((range) => ({ range, kind: DocumentHighlightKind.Read }));
}
