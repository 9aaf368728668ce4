import type { LogDocument } from '../../core/log/model.ts';
import { firstLineOf, lastLineOf } from '../../core/log/record-lines.ts';
import type { Span } from '../../core/text/span.ts';
import type { OpenLog } from '../log/log-store.ts';
import { payloadAt } from '../message/payloads.ts';
import type { Session } from '../session/session.ts';
import type { EnrollmentEvidence } from './enrollment-index.ts';
import { type EnrollmentIndex, enrollmentIndex } from './enrollment-index.ts';
import { WrittenText, wordsAt } from './identifier-text.ts';
import { IDENTIFYING_KEYS, type Identifier, Identifiers } from './identifiers.ts';

/** The identifier at a place of an open log, and the text there that is it: a word, or the message that holds it. */
export interface IdentifierAt {
  readonly identifier: Identifier;
  readonly span: Span;
}

export function indexOf({ logs }: Session): EnrollmentIndex {
  return enrollmentIndex(logs.judgedCase());
}

/** What an offset points at: a value of an observation there, any word that some log knows as one, or a message by its transactionID. */
export function identifierAt(session: Session, log: OpenLog, offset: number): IdentifierAt | undefined {
  const index = indexOf(session);
  const { document } = log.analysis;
  const here = evidenceAt(session, index, log.uri, document.lines.lineAt(offset));
  const known = Identifiers.of(index.snapshot);
  return ofEvidence(known, document, here, offset) ?? ofWords(known, document, offset) ?? ofMessage(known, log, here, offset);
}

/** The evidence of enrollments in a line of a document. */
export function evidenceAt(session: Session, index: EnrollmentIndex, uri: string, line: number): readonly EnrollmentEvidence[] {
  const place = session.large.inWhole(uri, line);
  if (!place) return [];
  const path = index.pathOf(place.uri);
  const at = (one: EnrollmentEvidence): boolean =>
    one.path === path && firstLineOf(one.observation) <= place.line && lastLineOf(one.observation) >= place.line;
  return index.at(place.uri, place.line).flatMap((attempt) => index.evidence(attempt).filter(at));
}

function ofEvidence(
  known: Identifiers,
  document: LogDocument,
  evidence: readonly EnrollmentEvidence[],
  offset: number,
): IdentifierAt | undefined {
  const line = document.lines.span(document.lines.lineAt(offset));
  const written = new WrittenText(document.text.slice(line.start, line.end));
  let best: IdentifierAt | undefined;
  for (const value of valuesOf(evidence)) {
    const identifier = known.find(value);
    for (const place of identifier ? written.placesOf(value) : []) {
      const span = { start: line.start + place.start, end: line.start + place.end };
      const longer = !best || span.end - span.start > best.span.end - best.span.start;
      if (identifier && span.start <= offset && offset <= span.end && longer) best = { identifier, span };
    }
  }
  return best;
}

function valuesOf(evidence: readonly EnrollmentEvidence[]): ReadonlySet<string> {
  return new Set(evidence.flatMap(({ observation: { keys } }) => IDENTIFYING_KEYS.flatMap((name) => keys[name] ?? [])));
}

function ofWords(known: Identifiers, document: LogDocument, offset: number): IdentifierAt | undefined {
  const line = document.lines.span(document.lines.lineAt(offset));
  const text = document.text.slice(line.start, line.end);
  for (const { start, end } of wordsAt(text, offset - line.start)) {
    const identifier = known.find(text.slice(start, end));
    if (identifier) return { identifier, span: { start: line.start + start, end: line.start + end } };
  }
  return undefined;
}

function ofMessage(
  known: Identifiers,
  { analysis }: OpenLog,
  evidence: readonly EnrollmentEvidence[],
  offset: number,
): IdentifierAt | undefined {
  const message = payloadAt(analysis, offset);
  if (!message) return undefined;
  for (const { observation } of evidence) {
    const { transactionID } = observation.keys;
    const identifier = transactionID === undefined ? undefined : known.find(transactionID);
    if (identifier) return { identifier, span: message.span };
  }
  return undefined;
}
