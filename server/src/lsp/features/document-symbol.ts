import { type DocumentSymbolParams, SymbolKind } from 'vscode-languageserver';
import type { CaseAttempt } from '../../core/case/model.ts';
import type { AttemptStep, EnrollmentAttempt, Outcome } from '../../core/correlate/model.ts';
import type { Platform } from '../../core/log/event.ts';
import { joined, own, type Said } from '../../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence, verbatim } from '../../core/text/sentence.ts';
import type { Span } from '../../core/text/span.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import type { ShownSymbol } from '../answer/answers.ts';
import { rangeOf } from '../answer/convert.ts';
import type { Section } from '../answer/virtual-text.ts';
import { titleOf } from '../case/enrollment-words.ts';
import { indexOf } from '../case/identifier-at.ts';
import { virtualDocument } from '../documents/index.ts';
import { formatTime } from '../documents/when.ts';
import type { OpenLog } from '../log/log-store.ts';
import { clockOf } from '../reading/entry.ts';
import { failedLines } from '../reading/reasons.ts';
import type { Session } from '../session/session.ts';
import { eventSymbols } from './event-symbols.ts';

/** Those that failed come first, and more of them are listed. */
const MAX_ATTEMPTS = 500;
const MAX_FAILED = 2000;
const MAX_STEPS = 100;
const MAX_STEPS_OF_ALL = 5000;
const MAX_SECTIONS = 2000;
const MAX_NAME = 120;

/** The outline: one entry an enrollment attempt with its steps, and one a Windows event; for a decoded message its elements. */
export function documentSymbols(session: Session, params: DocumentSymbolParams): ShownSymbol[] {
  const { uri } = params.textDocument;
  const log = session.logs.get(uri);
  if (log) return [...attemptSymbols(log, session), ...eventSymbols(log, session)];
  const sections = virtualDocument(session, uri)?.sections ?? [];
  return sectionSymbols(sections, { left: MAX_SECTIONS });
}

const PLATFORMS: Readonly<Record<Platform, Sentence>> = {
  ios: msg('iOS device'),
  macos: msg('Mac'),
  android: msg('Android device'),
  windows: msg('Windows device'),
  'policy-module': msg('Policy module'),
  'test-script': msg('Test script'),
  browser: msg('Browser'),
  unknown: msg('Unknown client'),
};

const OUTCOMES: Readonly<Record<Outcome, Sentence>> = {
  ok: msg('succeeded'),
  failed: msg('failed'),
  pending: msg('pending'),
  unknown: msg('outcome not in this log'),
};

const STEPS: Readonly<Record<AttemptStep['name'], Sentence>> = {
  GetCACaps: verbatim('GetCACaps'),
  GetCACert: verbatim('GetCACert'),
  GetNextCACert: verbatim('GetNextCACert'),
  PKIOperation: verbatim('PKIOperation'),
  VerifyRequest: verbatim('VerifyRequest'),
  Notify: verbatim('Notify'),
  BareUrl: msg('SCEP URL without operation'),
  AdminPage: msg('NDES admin page'),
  OtherScep: msg('Other SCEP request'),
  Other: msg('Other request'),
  'profile-arrived': msg('Profile arrived'),
  started: msg('Started'),
  'request-built': msg('Request built'),
  reply: msg('Reply'),
  state: msg('State changed'),
  installed: msg('Certificate installed'),
  error: msg('Error'),
};

const KINDS: Readonly<Record<Outcome, SymbolKind>> = {
  ok: SymbolKind.Method,
  failed: SymbolKind.Event,
  pending: SymbolKind.Interface,
  unknown: SymbolKind.Method,
};

function attemptSymbols(log: OpenLog, session: Session): ShownSymbol[] {
  const { say } = session;
  const { attempts } = log.analysis;
  const listed = new Set(toList(attempts));
  let room = MAX_STEPS_OF_ALL;
  const symbols = [...listed].map((attempt) => {
    const steps = attempt.steps.slice(0, Math.min(MAX_STEPS, room));
    room -= steps.length;
    return attemptSymbol(log, attempt, steps, session);
  });
  const leftOut = attempts.filter((attempt) => !listed.has(attempt));
  const [first] = leftOut;
  return first ? [...symbols, leftOutSymbol(log, first, leftOut, say)] : symbols;
}

/** The attempts to list, in log order: all that failed before any that did not. */
function toList(attempts: readonly EnrollmentAttempt[]): readonly EnrollmentAttempt[] {
  if (attempts.length <= MAX_ATTEMPTS) return attempts;
  const failed = attempts.filter(({ outcome }) => outcome === 'failed').slice(0, MAX_FAILED);
  const room = Math.max(0, MAX_ATTEMPTS - failed.length);
  const others = attempts.filter(({ outcome }) => outcome !== 'failed').slice(0, room);
  const listed = new Set([...failed, ...others]);
  return attempts.filter((attempt) => listed.has(attempt));
}

/** Says at the end of the outline what it leaves out, and leads to the first of it. */
function leftOutSymbol(
  log: OpenLog,
  first: EnrollmentAttempt,
  leftOut: readonly EnrollmentAttempt[],
  say: Localize,
): ShownSymbol {
  const failed = leftOut.filter(({ outcome }) => outcome === 'failed').length;
  const name = msg('Enrollments that are not listed here: {0}, failed ones among them: {1}', leftOut.length, failed);
  return { name: label(say(name)), kind: SymbolKind.Null, ...ranges(log, { start: first.span.start, end: first.span.start }) };
}

function attemptSymbol(log: OpenLog, attempt: EnrollmentAttempt, steps: readonly AttemptStep[], session: Session): ShownSymbol {
  const { say } = session;
  const who = attempt.alias?.value ?? attempt.client;
  const title = who ? msg('{0}, {1}: {2}', PLATFORMS[attempt.platform], OUTCOMES[attempt.outcome], who) : undefined;
  const joinedTo = overLogs(session, log, attempt);
  const name = joinedTo ? titleOf(joinedTo) : (title ?? msg('{0}, {1}', PLATFORMS[attempt.platform], OUTCOMES[attempt.outcome]));
  const failed = joinedTo ? joinedTo.outcome === 'failed' : attempt.outcome === 'failed';
  const id = attempt.transactionID && say(verbatim(attempt.transactionID.value));
  const detail = id ?? (attempt.start ? say(formatTime(attempt.start)) : undefined);
  const clock = attempt.start ? clockOf(attempt.start, say) : undefined;
  const timed = clock ? msg('{0} {1}', clock, name) : name;
  const [reason] = joinedTo ? [] : reasonOf(log, attempt, session); // that of the case is in its title
  const more = attempt.steps.length - steps.length;
  return {
    name: label(say(reason ? msg('{0}: {1}', timed, reason) : timed)),
    ...(detail ? { detail: label(detail) } : {}),
    kind: failed ? SymbolKind.Event : SymbolKind.Class,
    ...ranges(log, attempt.span),
    children: [...steps.map((step) => stepSymbol(log, step, say)), ...moreSteps(log, attempt, more, say)],
  };
}

/** The enrollment of the case that goes on in other logs: all of them together know better how it ended. */
function overLogs(session: Session, log: OpenLog, { span }: EnrollmentAttempt): CaseAttempt | undefined {
  const index = indexOf(session);
  const place = session.large.inWhole(log.uri, log.analysis.document.lines.lineAt(span.start));
  const [known, ...others] = place ? index.at(place.uri, place.line) : [];
  if (!known || others.length > 0) return undefined;
  const path = index.evidence(known)[0]?.path;
  return index.evidence(known).some((one) => one.path !== path) ? known : undefined;
}

/** Why it failed, in a few words: what is found in the last line that failed. */
function reasonOf(log: OpenLog, attempt: EnrollmentAttempt, session: Session): readonly Said[] {
  const step = attempt.steps.findLast(({ outcome }) => outcome === 'failed');
  if (!step) return [];
  const { lines } = log.analysis.document;
  const line = lines.lineAt(step.span.start);
  const [failed] = failedLines(session, log, { start: lines.start(line), end: lines.end(line) }, 1);
  return failed?.reasons.slice(0, 1) ?? [];
}

function moreSteps(log: OpenLog, { span }: EnrollmentAttempt, more: number, say: Localize): readonly ShownSymbol[] {
  if (more === 0) return [];
  const name = label(say(msg('Steps that are not listed here: {0}', more)));
  return [{ name, kind: SymbolKind.Null, ...ranges(log, { start: span.end, end: span.end }) }];
}

function stepSymbol(log: OpenLog, step: AttemptStep, say: Localize): ShownSymbol {
  const outcome = step.outcome === 'unknown' ? [] : [say(OUTCOMES[step.outcome])];
  const detail = joined([...outcome, ...(step.detail ? [say(verbatim(step.detail.value))] : [])], ' · ');
  return {
    name: label(say(STEPS[step.name])),
    ...(detail ? { detail: label(detail) } : {}),
    kind: KINDS[step.outcome],
    ...ranges(log, step.span),
  };
}

function ranges(log: OpenLog, span: Span): Pick<ShownSymbol, 'range' | 'selectionRange'> {
  const range = rangeOf(log.analysis.document.lines, span);
  return { range, selectionRange: { start: range.start, end: range.start } };
}

function sectionSymbols(sections: readonly Section[], room: { left: number }): ShownSymbol[] {
  const symbols: ShownSymbol[] = [];
  for (const section of sections) {
    if (room.left-- <= 0) break;
    const start = { line: section.line, character: 0 };
    symbols.push({
      name: label(section.name),
      ...(section.detail ? { detail: label(section.detail) } : {}),
      kind: section.children.length > 0 ? SymbolKind.Struct : SymbolKind.Field,
      range: { start, end: { line: section.endLine + 1, character: 0 } },
      selectionRange: { start, end: start },
      children: sectionSymbols(section.children, room),
    });
  }
  return symbols;
}

/** LSP wants names that are not empty. */
function label(text: Said): Line {
  const name = oneLine(text, MAX_NAME);
  return name === '' ? own(' ') : name;
}
