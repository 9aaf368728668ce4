import type { Location, Range } from 'vscode-languageserver';
import { eventTextUri } from '../../core/evtx/index.ts';
import type { Observation } from '../../core/log/facts.ts';
import { rangeOf } from '../answer/convert.ts';
import type { LinePlace } from '../log/large-logs.ts';
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
  return { uri: forEditor(session, shown.uri), range: word ?? tokenIn(observation, shown.line) };
}

/** Where an editor shows a line of a log of the case; undefined for a log that the case does not have any more. */
export function linePlace(session: Session, index: EnrollmentIndex, path: string, line: number): LinePlace | undefined {
  const uri = index.uriOf(path);
  const shown = uri === undefined ? undefined : session.large.shownAt(uri, line);
  return shown && { uri: forEditor(session, shown.uri), line: shown.line };
}

/** Our own client shows a native event log as text; VS Code itself has nothing to show of its file. */
function forEditor({ client }: Session, uri: string): string {
  return client.commands ? eventTextUri(uri) : uri;
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
