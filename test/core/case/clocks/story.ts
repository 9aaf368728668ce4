import type { Act, Keys, LogFacts, Observation, WrittenTime } from '../../../../server/src/core/log/facts.ts';
import { log, observation } from '../support/hand.ts';

/** Enrollments as they took place, and what each machine writes down of them by its own clock. */
export interface Enrollment {
  /** When the device began, ms by the right clock. */
  readonly at: number;
  readonly id: string;
  /** GET shows the message, and so the transactionID, in the IIS log; POST does not. */
  readonly method: 'GET' | 'POST';
  readonly address: string;
}

/** A moment by the right clock as a machine writes it. */
export type Writes = (ms: number) => WrittenTime;

export const DAY = 86_400_000;
const MINUTE = 60_000;

/** Local time without a zone, `correction` seconds ahead of the right one. */
export function local(correction: number | ((ms: number) => number)): Writes {
  const by = typeof correction === 'number' ? () => correction : correction;
  return (ms) => ({ epochMs: ms + by(ms) * 1000, zone: 'assumed', dateKnown: true, yearKnown: true });
}

/** UTC, with a clock that is `skew` seconds ahead. */
export function utc(skew = 0): Writes {
  return (ms) => ({ epochMs: ms + skew * 1000, zone: 'utc', dateKnown: true, yearKnown: true });
}

/** A time of day with its offset, but without a day. */
export function timeOfDay(offsetMinutes: number, skew = 0): Writes {
  return (ms) => {
    const shown = ms + skew * 1000 + offsetMinutes * MINUTE;
    const day = Math.floor(shown / DAY) * DAY;
    return { epochMs: shown - day - offsetMinutes * MINUTE, zone: 'offset', dateKnown: false, yearKnown: false, offsetMinutes };
  };
}

/** A day and a month, but no year, as syslog writes it. */
export function yearless(correction: number): Writes {
  return (ms) => {
    const shown = new Date(ms + correction * 1000);
    const epochMs = Date.UTC(1972, shown.getUTCMonth(), shown.getUTCDate()) + (shown.getTime() % DAY);
    return { epochMs, zone: 'assumed', dateKnown: true, yearKnown: false };
  };
}

/** Numbers from 0 to 1 that are the same in every run. */
export function numbers(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One enrollment every few minutes, each at another distance from the one before. */
export function enrollments(
  start: number,
  count: number,
  what: Partial<Enrollment> & { readonly every?: number; readonly seed?: number } = {},
): Enrollment[] {
  const random = numbers(what.seed ?? 1);
  let at = start;
  return Array.from({ length: count }, (_, i) => {
    at += (what.every ?? 3 * MINUTE) * (0.5 + random());
    return {
      at: Math.round(at),
      id: `${what.id ?? 'T'}${i}`,
      method: what.method ?? 'POST',
      address: what.address ?? '10.0.0.1',
    };
  });
}

interface Call {
  readonly act: Act;
  readonly from: number;
  readonly to: number;
  readonly took: number;
}

/** The calls of one enrollment; what the server needs lies within what the device waits. */
function callsOf({ at, id }: Enrollment): readonly Call[] {
  const random = numbers(at % 1_000_003);
  let from = at + 300 + Math.round(500 * random());
  const needs = { GetCACaps: 80, GetCACert: 250, PKIOperation: 1200 } as const;
  return (Object.keys(needs) as (keyof typeof needs)[]).map((act) => {
    const took = Math.round(needs[act] * (0.5 + random()));
    const way = 40 + Math.round(100 * random());
    const call = { act, from, to: from + took + 2 * way, took, id };
    from = call.to + 200 + Math.round(900 * random());
    return call;
  });
}

type Line = Parameters<typeof observation>[1] & { readonly ms: number };

/** The lines in the order in which they happened, written by a clock. */
function written(path: string, lines: readonly Line[], writes: Writes, what: Partial<LogFacts>): LogFacts {
  const sorted = [...lines].sort((a, b) => a.ms - b.ms);
  const observations = sorted.map(({ ms, ...line }, i): Observation => observation(i, { ...line, time: writes(ms) }));
  const [first, last] = [observations[0]?.time, observations.at(-1)?.time];
  return log(path, observations, { ...what, ...(first && last ? { times: { first, last } } : {}) });
}

/** An Android device: each call with its answer, and the transactionID of its request. */
export function android(path: string, list: readonly Enrollment[], writes: Writes): LogFacts {
  const lines = list.flatMap((one, attempt) =>
    callsOf(one).flatMap(({ act, from, to }): Line[] => {
      const who = { by: 'device', platform: 'android', attempt, keys: { thread: '7' } } as const;
      const id: Keys = { thread: '7', transactionID: one.id };
      return [
        ...(act === 'PKIOperation' ? [{ ...who, act: 'request-built', phase: 'whole', ms: from - 5, keys: id } as const] : []),
        { ...who, act, phase: 'call', ms: from },
        { ...who, act, phase: 'end', ms: to, http: { operation: act as 'PKIOperation', status: 200 } },
        ...(act === 'PKIOperation' ? [{ ...who, act: 'reply', phase: 'end', ms: to + 20, keys: id } as const] : []),
      ];
    }),
  );
  return written(path, lines, writes, { format: 'android-omadm-log' });
}

/** A Windows device, which logs no calls: only that it built a request, and whether a certificate came. */
export function windows(path: string, list: readonly Enrollment[], writes: Writes): LogFacts {
  const lines = list.flatMap((one, attempt): Line[] => {
    const [first, , last] = callsOf(one);
    const who = { by: 'device', platform: 'windows', attempt } as const;
    return [
      { ...who, act: 'request-built', phase: 'end', ms: (first?.to ?? 0) + 900 },
      { ...who, act: 'installed', phase: 'end', ms: (last?.to ?? 0) + 600 },
    ];
  });
  return written(path, lines, (ms) => seconds(writes(ms)), { format: 'windows-event-log' });
}

/** IIS writes a line when a call has ended, in whole seconds. */
export function iis(
  path: string,
  list: readonly (Enrollment & { readonly platform?: Observation['platform'] })[],
  writes: Writes = utc(),
): LogFacts {
  const lines = list.flatMap((one) =>
    callsOf(one).map(({ act, from, to, took }): Line => {
      const id: Keys = act === 'PKIOperation' && one.method === 'GET' ? { transactionID: one.id } : {};
      return {
        ...{ by: 'iis', act, phase: 'whole', platform: one.platform ?? 'android', durationMs: took },
        ms: from + (to - from - took) / 2 + took,
        http: { operation: act as 'PKIOperation', method: one.method, status: 200 },
        keys: { address: one.address, server: 'NDES01', ...id },
      };
    }),
  );
  return written(path, lines, (ms) => seconds(writes(ms)), { format: 'iis-w3c-log' });
}

/** NDESPlugin.log: NDES asks its policy module while it works on a PKIOperation. */
export function plugin(path: string, list: readonly Enrollment[], writes: Writes): LogFacts {
  const lines = list.flatMap((one, i): Line[] => {
    const { from, to } = serverWork(one);
    const who = { by: 'policy-module', act: 'verify', platform: 'policy-module', keys: { thread: `${i}` } } as const;
    return [
      { ...who, phase: 'call', ms: from + (to - from) * 0.1 },
      { ...who, phase: 'end', ms: from + (to - from) * 0.6 },
    ];
  });
  return written(path, lines, writes, { format: 'ndes-plugin-log' });
}

/** The connector's events: verified and issued within the PKIOperation, Intune told after it. */
export function connector(path: string, list: readonly Enrollment[], writes: Writes): LogFacts {
  const lines = list.flatMap((one): Line[] => {
    const { from, to } = serverWork(one);
    const who = {
      by: 'connector',
      phase: 'end',
      platform: 'unknown',
      keys: { transactionID: one.id, server: 'NDES01' },
    } as const;
    return [
      { ...who, act: 'verify', ms: from + (to - from) * 0.4 },
      { ...who, act: 'issue', ms: from + (to - from) * 0.9 },
      { ...who, act: 'notify', ms: to + 2500 },
    ];
  });
  return written(path, lines, writes, { format: 'windows-event-log' });
}

function serverWork(one: Enrollment): { readonly from: number; readonly to: number } {
  const call = callsOf(one).find(({ act }) => act === 'PKIOperation');
  const { from = 0, to = 0, took = 0 } = call ?? {};
  const begin = from + (to - from - took) / 2;
  return { from: begin, to: begin + took };
}

function seconds(time: WrittenTime): WrittenTime {
  return { ...time, epochMs: Math.floor(time.epochMs / 1000) * 1000 };
}
