import type { Location, Range } from 'vscode-languageserver';
import type { Observation } from '../../core/log/facts.ts';
import { rangeOf } from '../answer/convert.ts';
import type { Session } from '../session/session.ts';
import type { EnrollmentEvidence, EnrollmentIndex } from './enrollment-index.ts';
import { WrittenText } from './identifier-text.ts';

/** An editor cuts a range at the end of its line; longer marks help nobody. */
const LONGEST = 400;

/**
 * Where evidence stands, as an editor opens it: the word where its log writes `value`, if that log is open, else what the line says. Undefined
 * for a log that the case does not have any more.
 */
export function placeOf(
  session: Session,
  index: EnrollmentIndex,
  { path, observation }: Pick<EnrollmentEvidence, 'path' | 'observation'>,
  value?: string,
): Location | undefined {
  const uri = index.uriOf(path);
  if (uri === undefined) return undefined;
  const shown = session.large.shownAt(uri, observation.line);
  const word = value === undefined ? undefined : wordIn(session, shown.uri, shown.line, value);
  return { uri: shown.uri, range: word ?? tokenIn(observation, shown.line) };
}

/** What a line says, by its observation alone: where that goes on in further lines, only its beginning is known. */
function tokenIn({ column, span, further }: Observation, line: number): Range {
  const length = further === 0 ? Math.min(span.end - span.start, LONGEST) : 0;
  return { start: { line, character: column }, end: { line, character: column + length } };
}

function wordIn({ logs }: Session, uri: string, line: number, value: string): Range | undefined {
  const document = logs.textOf(uri) === undefined ? undefined : logs.get(uri)?.analysis.document;
  if (!document) return undefined;
  const { lines, text } = document;
  const start = lines.start(line);
  const [place] = new WrittenText(text.slice(start, lines.end(line))).placesOf(value);
  return place && rangeOf(lines, { start: start + place.start, end: start + place.end });
}
