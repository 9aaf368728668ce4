import type { Act, Observation } from '../../log/facts.ts';
import type { Fragment } from './fragment.ts';
import { type CaseTimes, type Interval, intervalOf } from './times.ts';

/** What a device asks a server. */
export type Operation = 'GetCACaps' | 'GetCACert' | 'GetNextCACert' | 'PKIOperation';

const OPERATIONS: ReadonlySet<Act> = new Set<Act>(['GetCACaps', 'GetCACert', 'GetNextCACert', 'PKIOperation']);

export function isOperation(act: Act): act is Operation {
  return OPERATIONS.has(act);
}

/** A call as one side logged it: its beginning, its end, or both. */
export interface Call extends Interval {
  readonly operation: Operation;
  /** True where that moment was written down, and is not just how far it may lie. */
  readonly fromKnown: boolean;
  readonly toKnown: boolean;
  readonly observation: Observation;
  readonly status?: number;
  /** True for one that is only known by its failure. */
  readonly failed?: boolean;
}

/** How long a device waits for an answer, at most (facts: the clients give up after 60 s; a proxy may hold a call as long). */
export const PATIENCE_MS = 90_000;
/** What comes before an answer of which only the end was logged. */
const USUAL_MS = 30_000;

/** The calls of a try of a device in the order of its log. Calls without usable time are left out. */
export function callsOf(fragment: Fragment, times: CaseTimes): readonly Call[] {
  const moments = fragment.members.map(({ observation }) => times.at(fragment.path, observation.time, observation.record));
  const calls: Call[] = [];
  const open = new Map<Operation, number>();
  fragment.members.forEach(({ observation }, i) => {
    const at = moments[i];
    if (at === undefined) return;
    const { act, phase, http } = observation;
    const status = http?.status === undefined ? {} : { status: http.status };
    if (isOperation(act)) {
      const asked = phase === 'end' ? open.get(act) : undefined;
      const before = asked === undefined ? undefined : calls[asked];
      if (asked !== undefined && before) {
        calls[asked] = { ...before, to: at, toKnown: true, ...status };
        open.delete(act);
        return;
      }
      if (phase === 'call') open.set(act, calls.length);
      calls.push({
        operation: act,
        from: phase === 'call' ? at : at - (observation.durationMs ?? sinceLast(moments, i, at)),
        to: phase === 'call' ? untilNext(moments, i, at) : at,
        fromKnown: phase === 'call' || observation.durationMs !== undefined,
        toKnown: phase !== 'call',
        observation,
        ...status,
      });
    } else if (act === 'request-built' && fragment.platform === 'windows') {
      // Windows logs that a request is ready, and what became of it, but no calls.
      const to = untilNext(moments, i, at);
      calls.push({ operation: 'PKIOperation', from: at, to, fromKnown: true, toKnown: to - at < PATIENCE_MS, observation });
    } else if (act === 'error' && fragment.platform === 'windows' && calls.length === 0) {
      const call = { from: at - USUAL_MS, to: at, fromKnown: false, toKnown: true, observation, failed: true };
      calls.push({ ...call, operation: 'GetCACaps' }, { ...call, operation: 'GetCACert' });
    }
  });
  return calls;
}

function untilNext(moments: readonly (number | undefined)[], i: number, at: number): number {
  const next = moments.slice(i + 1).find((moment) => moment !== undefined && moment > at);
  return Math.min(next ?? at + PATIENCE_MS, at + PATIENCE_MS);
}

function sinceLast(moments: readonly (number | undefined)[], i: number, at: number): number {
  const last = moments.slice(0, i).findLast((moment) => moment !== undefined && moment <= at);
  return Math.min(last === undefined ? USUAL_MS : at - last, USUAL_MS);
}

/** A call as a server logged it, which writes it down when it ends. */
export function rowCall(path: string, observation: Observation, times: CaseTimes, grainMs: number): Call | undefined {
  const within = intervalOf(times, path, observation, grainMs);
  if (!within || !isOperation(observation.act)) return undefined;
  return {
    operation: observation.act,
    ...within,
    fromKnown: observation.durationMs !== undefined,
    toKnown: true,
    observation,
    ...(observation.http?.status === undefined ? {} : { status: observation.http.status }),
  };
}

/**
 * How far a call of a device and a row of a server are apart, in ms: the row lies within the call. The server's second is not known
 * closer than its grain, which costs nothing.
 */
export function distance(call: Call, row: Call, grainMs: number): number {
  const costs: number[] = [];
  if (call.toKnown) costs.push(apart(call.to, row.to - grainMs, row.to));
  if (call.fromKnown && row.fromKnown) costs.push(apart(call.from, row.from, row.from + grainMs));
  if (costs.length === 0) costs.push(Math.max(0, call.from - row.to, row.to - grainMs - call.to));
  return costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
}

function apart(at: number, from: number, to: number): number {
  return Math.max(0, from - at, at - to);
}
