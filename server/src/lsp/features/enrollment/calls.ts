import {
  type CallHierarchyIncomingCall,
  type CallHierarchyOutgoingCall,
  type CallHierarchyPrepareParams,
  type Location,
  type Range,
  SymbolKind,
} from 'vscode-languageserver';
import type { CaseAttempt, CaseStep } from '../../../core/case/model.ts';
import { writtenTime } from '../../../core/report/time.ts';
import { STEP_OUTCOMES, STEPS } from '../../../core/report/words.ts';
import { msg, verbatim } from '../../../core/text/sentence.ts';
import { type Line, oneLine } from '../../../core/text/visible.ts';
import type { ShownCallItem } from '../../answer/answers.ts';
import { offsetAt } from '../../answer/convert.ts';
import { members } from '../../answer/json.ts';
import type { EnrollmentEvidence, EnrollmentIndex } from '../../case/enrollment-index.ts';
import { lineName, nameOfLog, titleOf } from '../../case/enrollment-words.ts';
import { placeOf } from '../../case/evidence-place.ts';
import { identifierAt, indexOf } from '../../case/identifier-at.ts';
import type { Session } from '../../session/session.ts';

const MOST_ENROLLMENTS = 20;
const MOST_RANGES = 200;
const MAX_NAME = 160;

/** What an item of ours stands for; without `step` the whole enrollment, with `line` one line of the step. */
interface ItemData {
  readonly enrollment: string;
  readonly step?: number;
  readonly line?: true;
}

interface Item extends ShownCallItem {
  readonly data: ItemData;
}

/** The enrollments of a line of a log, or of the identifier there; null where there is none. Their steps are their calls. */
export function prepareCalls(session: Session, { textDocument, position }: CallHierarchyPrepareParams): Item[] | null {
  const log = session.logs.get(textDocument.uri);
  if (!log) return null;
  const index = indexOf(session);
  const here = session.large.inWhole(log.uri, position.line);
  const atLine = here ? index.at(here.uri, here.line) : [];
  const named =
    atLine.length > 0 ? [] : identifierAt(session, log, offsetAt(log.analysis.document.lines, position))?.identifier.attempts;
  const items = [...atLine, ...(named ?? [])]
    .slice(0, MOST_ENROLLMENTS)
    .flatMap((attempt) => enrollmentItem(session, index, attempt) ?? []);
  return items.length > 0 ? items : null;
}

/** The steps of an enrollment in the order in which they were taken, each with its lines; of a step, its lines. */
export function outgoingCalls(session: Session, item: unknown): (CallHierarchyOutgoingCall & { readonly to: Item })[] {
  const index = indexOf(session);
  const { attempt, step, uri, range, isLine } = read(index, item);
  if (!attempt || isLine) return [];
  const ofSteps = callsOf(session, index, attempt, step);
  return ofSteps.map(({ to, ranges }) => ({ to, fromRanges: to.uri === uri ? [...ranges] : range ? [range] : [] }));
}

/** The same seen from the other side, since editors show the lines of those that call: the steps that make the enrollment, with their lines. */
export function incomingCalls(session: Session, item: unknown): (CallHierarchyIncomingCall & { readonly from: Item })[] {
  const index = indexOf(session);
  const { attempt, step } = read(index, item);
  if (!attempt || step !== undefined) return [];
  return callsOf(session, index, attempt, undefined).map(({ to, ranges }) => ({ from: to, fromRanges: [...ranges] }));
}

interface Call {
  readonly to: Item;
  readonly ranges: readonly Range[];
}

/** Of an enrollment each step in each log; of a step each line. */
function callsOf(session: Session, index: EnrollmentIndex, attempt: CaseAttempt, step: number | undefined): readonly Call[] {
  const key = index.keyOf(attempt);
  if (step === undefined) return attempt.steps.flatMap((one) => stepCalls(session, index, attempt, one, key));
  const evidence = index.evidence(attempt).filter((one) => one.step === step);
  return evidence.slice(0, MOST_RANGES).flatMap((one) => {
    const place = placeOf(session, index, one);
    if (!place) return [];
    const { path, observation } = one;
    const written = observation.time && writtenTime(observation.time);
    const where = lineName(index.snapshot, path, observation.line);
    const detail = oneLine(session.say(written === undefined ? where : msg('{0} · {1}', where, written)), MAX_NAME);
    const name = oneLine(session.say(observation.words), MAX_NAME);
    const to = itemAt(place, name, detail, SymbolKind.Method, { enrollment: key, step, line: true });
    return [{ to, ranges: [place.range] }];
  });
}

function stepCalls(
  session: Session,
  index: EnrollmentIndex,
  attempt: CaseAttempt,
  { step, outcome }: CaseStep,
  key: string,
): readonly Call[] {
  const byLog = new Map<string, EnrollmentEvidence[]>();
  for (const one of index.evidence(attempt)) {
    if (one.step !== step) continue;
    const known = byLog.get(one.path);
    if (known) known.push(one);
    else byLog.set(one.path, [one]);
  }
  return [...byLog].flatMap(([path, evidence]) => {
    const places = evidence.slice(0, MOST_RANGES).flatMap((one) => placeOf(session, index, one) ?? []);
    const [first] = places;
    if (!first) return [];
    const name = session.say(msg('{0}: {1}: {2}', step, STEPS[step] ?? '', STEP_OUTCOMES[outcome]));
    const detail = session.say(verbatim(nameOfLog(index.snapshot, path)));
    const kind = outcome === 'failed' ? SymbolKind.Event : SymbolKind.Method;
    const to = itemAt(first, oneLine(name, MAX_NAME), oneLine(detail, MAX_NAME), kind, { enrollment: key, step });
    return [{ to, ranges: places.map(({ range }) => range) }];
  });
}

function enrollmentItem(session: Session, index: EnrollmentIndex, attempt: CaseAttempt): Item | undefined {
  const [first] = index.evidence(attempt);
  const place = first && placeOf(session, index, first);
  if (!place) return undefined;
  const written = attempt.written && writtenTime(attempt.written);
  const detail = written === undefined ? undefined : oneLine(session.say(verbatim(written)));
  const kind = attempt.outcome === 'failed' ? SymbolKind.Event : SymbolKind.Class;
  return itemAt(place, oneLine(session.say(titleOf(attempt)), MAX_NAME), detail, kind, { enrollment: index.keyOf(attempt) });
}

function itemAt({ uri, range }: Location, name: Line, detail: Line | undefined, kind: SymbolKind, data: ItemData): Item {
  return { name, kind, uri, range, selectionRange: range, data, ...(detail === undefined ? {} : { detail }) };
}

/** What an editor hands back. */
function read(index: EnrollmentIndex, item: unknown) {
  const { data, uri, selectionRange } = members(item);
  const { enrollment, step, line } = members(data);
  return {
    attempt: typeof enrollment === 'string' ? index.byKey(enrollment) : undefined,
    step: typeof step === 'number' ? step : undefined,
    isLine: line === true,
    uri: typeof uri === 'string' ? uri : undefined,
    range: selectionRange as Range | undefined,
  };
}
