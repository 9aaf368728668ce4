import type { Platform } from '../../log/event.ts';
import type { Act, LogFacts, Observation } from '../../log/facts.ts';
import { isTransaction, keyNames } from './keys.ts';
import { type Calendar, calendarOf, daysAt, isNewestFirst, type Midnight, onDay, shownMs } from './written.ts';

type Call = 'GetCACaps' | 'GetCACert' | 'GetNextCACert' | 'PKIOperation';

/** What took place, by whom it was seen: decides which marks of two logs can be the same thing, or one within the other. */
export type MarkKind =
  | `call-${Call}` // by the device, from its question to the answer
  | `served-${Call | 'verify' | 'notify'}` // by IIS or http.sys
  | 'enrollment' // by a device that logs no calls: from its request to the outcome
  | 'certificate' // by the device
  | `plugin-${'verify' | 'notify'}`
  | `point-${'verify' | 'notify'}`
  | `connector-${'verify' | 'issue' | 'notify' | 'outcome'}`
  | 'ndes'
  | 'ca';

/** Something that a log says took place, in the times of its lines, zones that they state already taken off. */
export interface Mark {
  readonly kind: MarkKind;
  /** ms; equal where the log knows one moment only. */
  readonly from: number;
  readonly to: number;
  /** Observations of this mark, the first and the last one. */
  readonly first: Observation;
  readonly last: Observation;
  /** What it can be told by, each with its kind before it: `t:` transactionID, `n:` nonce … */
  readonly keys: readonly string[];
  readonly transaction?: string;
  /** Of a call: the platform that makes it, where that is known. */
  readonly client?: Platform;
  readonly status?: number;
}

/** The marks of one log, in log order, and how exact its times are. */
export interface Marks {
  readonly marks: readonly Mark[];
  /** 1000 where the log writes whole seconds: what it wrote lies up to so much later. */
  readonly resolutionMs: number;
}

/** A call that nobody answers has ended by then. */
const LONGEST_CALL = 30_000;
const LONGEST_ENROLLMENT = 15 * 60_000;
const CALLS: ReadonlySet<Act> = new Set<Act>(['GetCACaps', 'GetCACert', 'GetNextCACert', 'PKIOperation'] satisfies Call[]);

/**
 * The marks of a log, where its undated lines are of day `base` (ms); lines without a time give none. `offsetMinutes` counts in place of what
 * the lines state, where somebody said so.
 */
export function marksOf(facts: LogFacts, midnights: readonly Midnight[], base: number, offsetMinutes?: number): Marks {
  if (offsetMinutes !== undefined || base !== 0) return build(facts, midnights, base, offsetMinutes);
  let marks = known.get(facts);
  if (!marks) {
    marks = build(facts, midnights, base);
    known.set(facts, marks);
  }
  return marks;
}

/** The marks of logs with days, which do not change. */
const known = new WeakMap<LogFacts, Marks>();

function build({ observations }: LogFacts, midnights: readonly Midnight[], base: number, offsetMinutes?: number): Marks {
  const builder = new Builder(midnights, base, offsetMinutes);
  const inTime = isNewestFirst(observations.map((one) => builder.at(one))) ? [...observations].reverse() : observations;
  for (const observation of inTime) builder.see(observation);
  return builder.end();
}

interface Open {
  readonly kind: MarkKind;
  readonly from: number;
  readonly first: Observation;
  readonly keys: Set<string>;
  readonly act: Act;
}

class Builder {
  readonly #marks: Mark[] = [];
  readonly #open = new Map<string, Open>();
  /** What the request of a thread or an attempt named, for the call that sends it. */
  readonly #named = new Map<string, Set<string>>();
  readonly #midnights: readonly Midnight[];
  readonly #base: number;
  readonly #offsetMinutes: number | undefined;
  #whole = true;

  constructor(midnights: readonly Midnight[], base: number, offsetMinutes: number | undefined) {
    this.#midnights = midnights;
    this.#base = base;
    this.#offsetMinutes = offsetMinutes;
  }

  see(observation: Observation): void {
    const at = this.at(observation);
    if (at === undefined) return;
    if (this.#whole && at % 1000 !== 0) this.#whole = false;
    if (observation.by === 'device') this.#device(observation, at);
    else this.#server(observation, at);
  }

  end(): Marks {
    for (const [owner, open] of [...this.#open]) this.#close(owner, open, open.from + LONGEST_CALL, open.first);
    this.#marks.sort((a, b) => a.first.record - b.first.record);
    return { marks: this.#marks, resolutionMs: this.#whole ? 1000 : 1 };
  }

  at({ time, record }: Observation): number | undefined {
    if (!time) return undefined;
    const calendar: Calendar = calendarOf(time);
    const offset = this.#offsetMinutes ?? (time.zone === 'offset' ? (time.offsetMinutes ?? 0) : 0);
    return onDay(shownMs(time), calendar, this.#base, daysAt(this.#midnights, record)) - offset * 60_000;
  }

  /** Lines of one attempt, or one thread, follow one another: what comes next ends a call that is still open. */
  #device(observation: Observation, at: number): void {
    const { act, phase, keys } = observation;
    const owner = observation.attempt === undefined ? `t${keys.thread ?? ''}` : `a${observation.attempt}`;
    const open = this.#open.get(owner);
    const own = keyNames(keys);
    if (open && !(open.kind === 'enrollment' && CALLS.has(act))) {
      for (const key of own) open.keys.add(key);
      if (open.kind !== 'enrollment' || ENDS.has(act)) this.#close(owner, open, at, observation);
    } else if (open) {
      this.#open.delete(owner); // it logs its calls after all
      // Of a POST jscep logs only the answer: the call began when the request was ready.
      if (act === 'PKIOperation' && phase === 'end') {
        const named = new Set([...(this.#named.get(owner) ?? []), ...open.keys, ...own]);
        this.#close(owner, { ...open, kind: 'call-PKIOperation', act, keys: named }, at, observation);
      }
    }
    if (own.length > 0 && !ENDS.has(act)) {
      const named = this.#named.get(owner) ?? new Set();
      for (const key of own) named.add(key);
      this.#named.set(owner, named);
    }
    if (CALLS.has(act) && phase !== 'end') {
      const call = act as Call;
      const named = call === 'PKIOperation' ? (this.#named.get(owner) ?? []) : [];
      const begun: Open = {
        kind: `call-${call}`,
        from: at - (observation.durationMs ?? 0),
        first: observation,
        keys: new Set([...named, ...own]),
        act,
      };
      if (phase === 'whole') this.#close(owner, begun, at, observation);
      else this.#open.set(owner, begun);
      return;
    }
    if (act === 'request-built') {
      this.#open.set(owner, { kind: 'enrollment', from: at, first: observation, keys: new Set(own), act });
      return;
    }
    if (keys.thumbprint !== undefined || keys.serial !== undefined) this.#point('certificate', observation, at);
  }

  #close(owner: string, { kind, from, first, keys, act }: Open, at: number, last: Observation): void {
    this.#open.delete(owner);
    if (CALLS.has(act)) this.#named.delete(owner);
    const longest = kind === 'enrollment' ? LONGEST_ENROLLMENT : LONGEST_CALL;
    if (at < from || (kind === 'enrollment' && (at - from > longest || last === first))) return;
    const answered = at - from <= longest;
    const status = answered && last.act === act ? last.http?.status : undefined;
    this.#add(kind, from, answered ? at : from + longest, first, answered ? last : first, [...keys], status);
  }

  #server(observation: Observation, at: number): void {
    const { by, act, phase, keys, durationMs = 0 } = observation;
    if (by === 'iis' || by === 'http-sys') {
      if (!CALLS.has(act) && act !== 'verify' && act !== 'notify') return;
      const kind = `served-${act as Call | 'verify' | 'notify'}` as const;
      this.#add(kind, at - durationMs, at, observation, observation, keyNames(keys), observation.http?.status);
      return;
    }
    const kind = kindOf(observation);
    if (kind === undefined) return;
    if (by !== 'policy-module' && by !== 'registration-point') {
      this.#point(kind, observation, at);
      return;
    }
    const owner = `${kind} ${keys.thread ?? ''}`;
    const open = this.#open.get(owner);
    if (phase === 'call') {
      this.#open.set(owner, { kind, from: at, first: observation, keys: new Set(keyNames(keys)), act });
    } else if (open) {
      for (const key of keyNames(keys)) open.keys.add(key);
      this.#close(owner, open, at, observation);
    }
  }

  #point(kind: MarkKind, observation: Observation, at: number): void {
    this.#add(kind, at - (observation.durationMs ?? 0), at, observation, observation, keyNames(observation.keys), undefined);
  }

  #add(
    kind: MarkKind,
    from: number,
    to: number,
    first: Observation,
    last: Observation,
    keys: readonly string[],
    status: number | undefined,
  ): void {
    const transaction = keys.find(isTransaction);
    const client = isCall(kind) && DEVICES.has(first.platform) ? first.platform : undefined;
    this.#marks.push({
      ...{ kind, from, to, first, last, keys },
      ...(transaction === undefined ? {} : { transaction }),
      ...(client === undefined ? {} : { client }),
      ...(status === undefined ? {} : { status }),
    });
  }
}

const DEVICES: ReadonlySet<Platform> = new Set<Platform>(['android', 'ios', 'macos', 'windows']);

function isCall(kind: MarkKind): boolean {
  return kind === 'enrollment' || kind.startsWith('call-') || kind.startsWith('served-');
}

/** Acts with which an enrollment of a device that logs no calls is over. */
const ENDS: ReadonlySet<Act> = new Set<Act>(['reply', 'installed', 'error', 'reported']);

function kindOf({ by, act, event }: Observation): MarkKind | undefined {
  switch (by) {
    case 'policy-module':
      return act === 'verify' ? 'plugin-verify' : act === 'notify' ? 'plugin-notify' : undefined;
    case 'registration-point':
      return act === 'verify' ? 'point-verify' : act === 'notify' ? 'point-notify' : undefined;
    case 'connector':
      if (event && OUTCOMES.has(event.id))
        return act === 'notify' || event.id === ISSUED_NOTHING ? 'connector-outcome' : undefined;
      if (act === 'issue') return 'connector-issue';
      if (act === 'notify') return 'connector-notify';
      return act === 'verify' || act === 'PKIOperation' ? 'connector-verify' : undefined;
    case 'ndes':
      return NDES.has(act) ? 'ndes' : undefined;
    case 'ca':
      return act === 'issue' ? 'ca' : undefined;
    default:
      return undefined;
  }
}

/** Events that the connector writes when all is over, Intune told too: they say of issuing what had happened before. */
const OUTCOMES: ReadonlySet<number> = new Set([4000, 4001, 4002]);
const ISSUED_NOTHING = 4001;

/** What NDES logs while it answers a request. */
const NDES: ReadonlySet<Act> = new Set<Act>(['verify', 'issue', 'reply', 'PKIOperation', 'error']);
