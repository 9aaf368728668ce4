import { msg } from '../../../core/text/sentence.ts';
import { inert } from '../../../core/text/visible.ts';
import { COMMANDS } from '../../../protocol.ts';
import { addressOfEnrollment } from '../../answer/addresses.ts';
import type { ShownLens } from '../../answer/answers.ts';
import type { EnrollmentIndex } from '../../case/enrollment-index.ts';
import { summaryOf } from '../../case/enrollment-words.ts';
import { indexOf } from '../../case/identifier-at.ts';
import type { OpenLog } from '../../log/log-store.ts';
import type { Session } from '../../session/session.ts';

/** Every lens is a zone between two lines: of more enrollments, those that failed have one. */
const MOST_LENSES = 60;
const MAX_TITLE = 200;

type Beginning = ReturnType<EnrollmentIndex['beginnings']>[number];

/** A lens over the first line of each enrollment that the log knows, and one over the log that counts those without. Titles come with `enrollmentLens`. */
export function enrollmentLenses(session: Session, log: OpenLog): readonly ShownLens[] {
  const index = indexOf(session);
  const beginnings = beginningsIn(session, index, log);
  const chosen = new Set(chooseFrom(beginnings));
  const lenses = beginnings
    .filter((one) => chosen.has(one))
    .map(({ attempt, line }): ShownLens => ({ range: lineRange(line), data: { enrollment: index.keyOf(attempt) } }));
  const more = beginnings.length - chosen.size;
  if (more === 0) return lenses;
  const failed = beginnings.filter((one) => !chosen.has(one) && stopped(one)).length;
  const title = msg('Enrollments without a lens in this log: {0}, failed ones among them: {1}', more, failed);
  return [{ range: lineRange(0), command: { title: inert(session.say(title), MAX_TITLE), command: '' } }, ...lenses];
}

/** A lens with its title. */
export function enrollmentLens(session: Session, key: string, range: ShownLens['range']): ShownLens {
  const index = indexOf(session);
  const attempt = index.byKey(key);
  const data = { enrollment: key };
  if (!attempt) return { range, data, command: { title: inert(session.say(msg('Enrollment'))), command: '' } };
  const title = inert(session.say(summaryOf(index.snapshot, attempt)), MAX_TITLE);
  const argument = { key, uri: addressOfEnrollment(key, attempt.transactionID) };
  return { range, data, command: { title, command: COMMANDS.showEnrollment, arguments: [argument] } };
}

/** In the lines of the document: a part of a log shows some of its lines. */
function beginningsIn({ large }: Session, index: EnrollmentIndex, { uri, analysis }: OpenLog): readonly Beginning[] {
  const { count } = analysis.document.lines;
  const last = large.inWhole(uri, count - 1);
  if (!last) return [];
  const shift = count - 1 - last.line;
  const here = ({ line }: Beginning): boolean => line >= 0 && line < count;
  return index
    .beginnings(last.uri)
    .map(({ attempt, line }) => ({ attempt, line: line + shift }))
    .filter(here);
}

function chooseFrom(beginnings: readonly Beginning[]): readonly Beginning[] {
  if (beginnings.length <= MOST_LENSES) return beginnings;
  return [...beginnings.filter(stopped), ...beginnings.filter((one) => !stopped(one))].slice(0, MOST_LENSES);
}

function stopped({ attempt: { outcome, failedStep } }: Beginning): boolean {
  return outcome === 'failed' || failedStep !== undefined;
}

function lineRange(line: number): ShownLens['range'] {
  return { start: { line, character: 0 }, end: { line, character: 0 } };
}
