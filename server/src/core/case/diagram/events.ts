import type { HttpFacts, Observation } from '../../log/facts.ts';
import type { FlowStep } from '../../log/finding.ts';
import type { CaseAttempt, Evidence } from '../model.ts';
import { type Route, routeOf } from './lanes.ts';
import type { EventRow } from './model.ts';

/** A line of evidence with its step, and the moment at which it is drawn. */
export interface Told {
  readonly evidence: Evidence;
  readonly step: FlowStep;
  /** Of a line without a time, that of its neighbour in its log. */
  readonly at: number;
}

/** All lines of an attempt by time, then by log and record; each once. */
export function toldBy({ steps }: CaseAttempt): readonly Told[] {
  const all = steps.flatMap(({ step, evidence }) => evidence.map((one) => ({ step, evidence: one })));
  all.sort((a, b) => byPlace(a.evidence, b.evidence));
  const told: Told[] = [];
  let last: { readonly path: string; readonly at: number } | undefined;
  for (const { step, evidence } of all) {
    const before = last?.path === evidence.path ? last.at : undefined;
    const at = evidence.atMs ?? before ?? nextTime(all, told.length) ?? Number.POSITIVE_INFINITY;
    last = { path: evidence.path, at };
    told.push({ step, evidence, at });
  }
  return told.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)); // stable: of equal moments by place
}

function byPlace(a: Evidence, b: Evidence): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.observation.record - b.observation.record || a.observation.span.start - b.observation.span.start;
}

/** So far ahead a line without a time looks for one. */
const AHEAD = 50;

function nextTime(all: readonly { readonly evidence: Evidence }[], from: number): number | undefined {
  const path = all[from]?.evidence.path;
  const next = all.slice(from, from + AHEAD).find(({ evidence }) => evidence.path === path && evidence.atMs !== undefined);
  return next?.evidence.atMs;
}

/** An event while its lines are put together. */
interface Open {
  readonly route: Route;
  readonly act: Observation['act'];
  readonly lines: Told[];
  /** What each log has told of it so far. */
  readonly told: Map<string, 'call' | 'whole'>;
  status: number | undefined;
  /** When its last line was written. */
  last: number;
}

/** Logs tell of one event within this time, by the reference clock: a device waits for its answer for a minute. */
const TOGETHER_MS = 90_000;
/** So many events of one kind are looked at for one that a line belongs to. */
const LOOK_BACK = 8;

/**
 * Puts lines that tell of one event together: question and answer in the log of the device, and what the server wrote of both. A line joins
 * the nearest event of its kind of which its log has not told yet.
 */
export function eventsOf(told: readonly Told[]): readonly EventRow[] {
  const events: Open[] = [];
  const recent = new Map<string, Open[]>();
  for (const line of told) {
    const { act, by, http } = line.evidence.observation;
    const route = routeOf({ act, by });
    const kind = `${act} ${route.from} ${route.to}`;
    const known = recent.get(kind) ?? [];
    const same = route.from === route.to ? sameMark(events.at(-1), line, kind) : nearest(known, line);
    if (same) {
      take(same, line);
      continue;
    }
    const event: Open = { route, act, lines: [line], told: new Map(), status: http?.status, last: line.at };
    note(event, line.evidence);
    events.push(event);
    recent.set(kind, [...known, event].slice(-LOOK_BACK));
  }
  return events.map(closed);
}

/** Marks on one machine that follow each other: several lines about building a request are one event; what failed stands alone. */
function sameMark(last: Open | undefined, { evidence, step }: Told, kind: string): Open | undefined {
  const first = last?.lines[0];
  if (!last || !first || `${last.act} ${last.route.from} ${last.route.to}` !== kind || first.step !== step) return undefined;
  return evidence.observation.outcome === 'failed' || first.evidence.observation.outcome === 'failed' ? undefined : last;
}

function nearest(known: readonly Open[], line: Told): Open | undefined {
  let best: Open | undefined;
  let distance = TOGETHER_MS;
  for (const event of known) {
    if (!fits(event, line.evidence)) continue;
    const away = line.at === event.last ? 0 : line.at - event.last; // lines come by time, those without one at the end
    if (away >= distance) continue;
    best = event;
    distance = away;
  }
  return best;
}

function fits({ told, status }: Open, { path, observation: { phase, http } }: Evidence): boolean {
  const before = told.get(path);
  const open = before === undefined || (before === 'call' && phase !== 'call');
  return open && (status === undefined || http?.status === undefined || status === http.status);
}

function take(event: Open, line: Told): void {
  event.lines.push(line);
  event.last = line.at;
  note(event, line.evidence);
}

function note(event: Open, { path, observation: { phase, http } }: Evidence): void {
  event.told.set(path, phase === 'call' ? 'call' : 'whole');
  event.status ??= http?.status;
}

function closed({ route, act, lines }: Open): EventRow {
  const evidence = lines.map((line) => line.evidence);
  const outcome = outcomeOf(evidence);
  const main = mainOf(evidence, outcome);
  const times = lines.map(({ at }) => at).filter(Number.isFinite);
  const http = httpOf(main, evidence);
  const durationMs = route.from === route.to ? undefined : durationOf(evidence);
  return {
    ...{ kind: 'event', act, step: stepOf(lines), ...route, outcome, evidence, main, lost: false, stop: false },
    ...(http ? { http } : {}),
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(times.length > 0 ? { fromMs: Math.min(...times), toMs: Math.max(...times) } : {}),
  };
}

/** The step of a line that failed, else of the first. */
function stepOf(lines: readonly Told[]): FlowStep {
  const failed = lines.find(({ evidence }) => evidence.observation.outcome === 'failed');
  return (failed ?? lines[0])?.step ?? 1;
}

const WORST: readonly EventRow['outcome'][] = ['failed', 'waiting', 'done'];

export function outcomeOf(evidence: readonly Evidence[]): EventRow['outcome'] {
  return WORST.find((outcome) => evidence.some(({ observation }) => observation.outcome === outcome)) ?? 'unknown';
}

/** Of what failed the first line that says so, else the last line with the outcome. */
function mainOf(evidence: readonly Evidence[], outcome: EventRow['outcome']): Evidence {
  const telling = evidence.filter(({ observation }) => observation.outcome === outcome);
  const main = outcome === 'failed' ? telling[0] : telling.at(-1);
  const [first] = evidence;
  if (!first) throw new Error('an event has at least the line that made it');
  return main ?? first;
}

function httpOf(main: Evidence, evidence: readonly Evidence[]): HttpFacts | undefined {
  const all = [main, ...evidence].flatMap(({ observation }) => observation.http ?? []);
  return all.find(({ substatus }) => substatus) ?? all.find(({ status }) => status !== undefined) ?? all[0];
}

/** From question to answer in the log of whoever asked, else as a log states it itself. */
function durationOf(evidence: readonly Evidence[]): number | undefined {
  const call = evidence.find(({ observation }) => observation.phase === 'call');
  const end = call && evidence.find(({ path, observation }) => path === call.path && observation.phase === 'end');
  if (call?.atMs !== undefined && end?.atMs !== undefined && end.atMs >= call.atMs) return end.atMs - call.atMs;
  return evidence.find(({ observation }) => observation.durationMs !== undefined)?.observation.durationMs;
}
