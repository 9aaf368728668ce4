import type { CaseAttempt, CaseStep } from '../model.ts';
import { eventsOf, toldBy } from './events.ts';
import { foldMiddle, foldRepeats, stopsAt } from './fold.ts';
import { LANE_OF, STEP_ROUTES } from './lanes.ts';
import { type Diagram, type DiagramRow, type EventRow, LANES, type Lane, type LaneId, type StepRow } from './model.ts';

export { LANE_OF } from './lanes.ts';
export type { Diagram, DiagramRow, EventRow, Lane, LaneId, RepeatRow, StepRow } from './model.ts';

/** The picture of one enrollment: who did what when, as its logs tell it, where it stopped, and what they do not tell. */
export function diagramOf(attempt: CaseAttempt): Diagram {
  const events = markStop(markLost(eventsOf(toldBy(attempt)), attempt), attempt);
  const drawn = withGaps(foldMiddle(foldRepeats(events)));
  const rows = withUnreached(withSilentSteps(drawn, attempt), attempt);
  return { attempt, lanes: lanesOf(attempt, rows), rows };
}

/** A request of the device of which no server tells and to which nobody answered, where the enrollment failed on the way to the server. */
function markLost(events: readonly EventRow[], { failedStep }: CaseAttempt): readonly EventRow[] {
  if (failedStep !== 2) return events;
  const last = events.findLastIndex(({ from, to }) => from === 'device' && to === 'iis');
  return events.map((event, at) => {
    const unheard = at === last && event.evidence.every(({ observation }) => observation.by === 'device');
    const unanswered = event.http?.status === undefined && event.outcome !== 'done';
    return unheard && unanswered ? { ...event, lost: true } : event;
  });
}

/** Marks the event that holds the line of the cause, else the first that failed in the step that did; none where no event shows it. */
function markStop(events: readonly EventRow[], { failedStep, cause }: CaseAttempt): readonly EventRow[] {
  if (failedStep === undefined) return events;
  const inStep = events.filter(({ step }) => step === failedStep);
  const stop =
    inStep.find(({ evidence }) =>
      evidence.some(({ path, observation }) => path === cause?.path && observation.line === cause.line),
    ) ??
    inStep.find(({ outcome }) => outcome === 'failed') ??
    inStep.find(({ lost }) => lost) ??
    inStep.at(-1);
  return events.map((event) => (event === stop ? { ...event, stop: true } : event));
}

/** From here on it is said how long nothing was told. */
const GAP_MS = 30_000;

function withGaps(rows: readonly DiagramRow[]): readonly DiagramRow[] {
  const found: DiagramRow[] = [];
  let until: number | undefined;
  for (const row of rows) {
    const { fromMs, toMs } = 'evidence' in row ? row : {};
    if (fromMs !== undefined && until !== undefined && fromMs - until >= GAP_MS) found.push({ kind: 'gap', ms: fromMs - until });
    found.push(row);
    if (toMs !== undefined) until = Math.max(until ?? toMs, toMs);
  }
  return found;
}

/** Puts each step of which no line tells behind the last line of the steps before it. */
function withSilentSteps(rows: readonly DiagramRow[], attempt: CaseAttempt): readonly DiagramRow[] {
  const found = [...rows];
  for (const step of attempt.steps) {
    const row = silentStep(step, attempt, rows.some(stopsAt));
    if (row) found.splice(found.findLastIndex((other) => (stepOf(other) ?? 7) < step.step) + 1, 0, row);
  }
  return found;
}

function silentStep(
  { step, outcome, wouldShow, evidence }: CaseStep,
  { failedStep }: CaseAttempt,
  marked: boolean,
): StepRow | undefined {
  if (evidence.length > 0 || outcome === 'not-reached') return undefined;
  return { kind: 'step', step, ...STEP_ROUTES[step], outcome, wouldShow, stop: step === failedStep && !marked };
}

function stepOf(row: DiagramRow): number | undefined {
  if (row.kind === 'repeat') return Math.max(...row.rows.map(({ step }) => step));
  return row.kind === 'event' || row.kind === 'step' ? row.step : undefined;
}

function withUnreached(rows: readonly DiagramRow[], { steps }: CaseAttempt): readonly DiagramRow[] {
  const unreached = steps.filter(({ outcome }) => outcome === 'not-reached').map(({ step }) => step);
  return unreached.length > 0 ? [...rows, { kind: 'unreached', steps: unreached }] : rows;
}

function lanesOf({ steps }: CaseAttempt, rows: readonly DiagramRow[]): readonly Lane[] {
  const used = new Set<LaneId>();
  const logs = new Map<LaneId, Set<string>>();
  for (const row of rows.flatMap((one) => (one.kind === 'repeat' ? one.rows : one))) {
    if (row.kind === 'event' || row.kind === 'step') used.add(row.from).add(row.to);
  }
  for (const { path, observation } of steps.flatMap(({ evidence }) => evidence)) {
    const lane = LANE_OF[observation.by];
    used.add(lane);
    logs.set(lane, (logs.get(lane) ?? new Set()).add(path));
    if (observation.keys.forwardedFor !== undefined) used.add('proxy');
  }
  return LANES.filter((id) => used.has(id)).map((id) => ({ id, logs: [...(logs.get(id) ?? [])].sort() }));
}
