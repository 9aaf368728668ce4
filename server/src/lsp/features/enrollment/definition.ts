import type { DefinitionParams, Location, ReferenceParams } from 'vscode-languageserver';
import type { CaseAttempt } from '../../../core/case/model.ts';
import { offsetAt } from '../../answer/convert.ts';
import type { EnrollmentEvidence, EnrollmentIndex } from '../../case/enrollment-index.ts';
import { placeOf } from '../../case/evidence-place.ts';
import { identifierAt, indexOf } from '../../case/identifier-at.ts';
import { virtualDocument } from '../../documents/index.ts';
import type { Session } from '../../session/session.ts';

/** More are no help: whoever has thousands filters a list instead. */
const MOST_REFERENCES = 5000;

/**
 * The first line of the enrollment whose identifier is at a place of a log, in whichever log that is; from a line of one of our pages, the line of
 * which it tells. Null where neither is.
 */
export function definition(session: Session, { textDocument, position }: DefinitionParams): Location | null {
  const log = session.logs.get(textDocument.uri);
  if (!log) return linkedFrom(session, textDocument.uri, position.line);
  const at = identifierAt(session, log, offsetAt(log.analysis.document.lines, position));
  if (!at) return null;
  const index = indexOf(session);
  const { attempts, value } = at.identifier;
  for (const attempt of attempts) {
    for (const evidence of index.evidence(attempt)) {
      const place = placeOf(session, index, evidence, value);
      if (place) return place;
    }
  }
  return null;
}

/** Where a line of one of our own pages leads that is about lines of logs. */
function linkedFrom(session: Session, uri: string, line: number): Location | null {
  const link = virtualDocument(session, uri)?.links.find((one) => one.line === line);
  const [, target, number] = /^(.*)#L(\d{1,9})$/.exec(link?.target ?? '') ?? [];
  if (target === undefined) return null;
  const start = { line: Number(number) - 1, character: 0 };
  return { uri: target, range: { start, end: start } };
}

/**
 * All lines of the enrollments that have the identifier at a place of a log, in all logs, by the clock: also those that write it only in a message,
 * or not at all. Where no identifier is, those of the enrollments of that line.
 */
export function references(session: Session, { textDocument, position }: ReferenceParams): Location[] {
  const log = session.logs.get(textDocument.uri);
  if (!log) return [];
  const { lines } = log.analysis.document;
  const index = indexOf(session);
  const at = identifierAt(session, log, offsetAt(lines, position));
  const here = session.large.inWhole(log.uri, position.line);
  const attempts = at?.identifier.attempts ?? (here ? index.at(here.uri, here.line) : []);
  return linesOf(session, index, attempts, at?.identifier.value);
}

/** Each line once. */
function linesOf(
  session: Session,
  index: EnrollmentIndex,
  attempts: readonly CaseAttempt[],
  value: string | undefined,
): Location[] {
  const seen = new Set<string>();
  const isNew = ({ path, observation }: EnrollmentEvidence): boolean => {
    const line = `${observation.line}:${path}`;
    return !seen.has(line) && seen.add(line) !== undefined;
  };
  const found: Location[] = [];
  for (const attempt of attempts) {
    for (const evidence of index.evidence(attempt)) {
      const place = isNew(evidence) ? placeOf(session, index, evidence, value) : undefined;
      if (place && found.push(place) === MOST_REFERENCES) return found;
    }
  }
  return found;
}
