import type { LogFacts, MessageDigest, Observation, Writer } from '../../log/facts.ts';
import { Machines } from '../machines.ts';
import type { CaseAttempt, CaseSnapshot, Clock, Place, StepCount } from '../model.ts';
import { messagesOf, perLog, serversIn } from '../per-log.ts';
import { type Covers, coversOf } from './covers.ts';
import type { Moments } from './moments.ts';
import { Outside } from './outside.ts';
import { furtherRequests, requestsOf } from './requests.ts';

interface Input {
  readonly logs: readonly LogFacts[];
  readonly clocks: readonly Clock[];
  readonly attempts: readonly CaseAttempt[];
  readonly moments: Moments;
  /** Who wrote the lines of the attempt that holds a line, where that is known already. */
  writersWith?(observation: Observation): ReadonlySet<Writer> | undefined;
  /** The lines of a log that no attempt holds, where they are known already. */
  freeIn?(facts: LogFacts): readonly Observation[];
}

/**
 * How many requests each log saw of each step in each hour, and which of them the logs of the next machine, or of the one before, do not have
 * although they were written at that time. For one log, all that it saw at a usable time is in one hour each. Every observation is in an attempt,
 * unplaced, or counted as outside.
 */
export function reconcile(input: Input): Pick<CaseSnapshot, 'counts' | 'unplaced' | 'outside'> {
  const { logs, moments } = input;
  const known = new Known(input);
  const all: Count[] = [];
  for (const facts of logs) {
    const { path, format } = facts;
    const lacks = known.lacking(facts);
    const counts = new Map<number, Count>();
    for (const { step, observation } of requestsIn(facts)) {
      const at = moments.at(path, observation.time, observation.record);
      if (at === undefined) continue;
      const hour = Math.floor(at / HOUR);
      let count = counts.get(hour * STEPS + step);
      if (!count) {
        count = { step, hourMs: hour * HOUR, path, format, seen: 0, unaccounted: [] };
        counts.set(hour * STEPS + step, count);
      }
      count.seen++;
      if (lacks(observation, at)) count.unaccounted.push({ path, observation });
    }
    all.push(...counts.values());
  }
  all.sort((a, b) => a.step - b.step || a.hourMs - b.hourMs || (a.path < b.path ? -1 : 1));
  return { counts: all, ...known.rest() };
}

type Count = { -readonly [K in keyof StepCount]: StepCount[K] } & { unaccounted: Place[] };

/** More than there are steps. */
const STEPS = 10;

const requestsIn = perLog(requestsOf, (known, log, from) => furtherRequests(known, log.observations.slice(from)));

const HOUR = 3_600_000;

/** Who has a request too, if it arrived there. */
interface Counterpart {
  /** Any of them will do. */
  readonly has: readonly Writer[];
  /** Whose logs, if they were written at that time, prove that none has. */
  readonly proves: readonly Writer[];
}

const WEB = { has: ['iis', 'http-sys'], proves: ['iis'] } as const satisfies Counterpart;
const ANY_WEB: readonly Counterpart[] = [{ ...WEB }];
const WEB_HERE: readonly Counterpart[] = [WEB];
const POLICY: readonly Counterpart[] = [{ has: ['policy-module', 'connector'], proves: ['policy-module', 'connector'] }];
const PLUGIN = { has: ['policy-module'], proves: ['policy-module'] } as const satisfies Counterpart;
const POINT = { has: ['registration-point'], proves: ['registration-point'] } as const satisfies Counterpart;
const PLUGIN_HERE: readonly Counterpart[] = [PLUGIN];
const PLUGIN_AND_POINT: readonly Counterpart[] = [PLUGIN, POINT];
const WEB_AND_POINT: readonly Counterpart[] = [WEB, POINT];
const NONE: readonly Counterpart[] = [];

function counterparts(observation: Observation, messages: ReadonlyMap<number, MessageDigest>): readonly Counterpart[] {
  const { by, act, http } = observation;
  switch (by) {
    case 'device':
      return ANY_WEB;
    case 'iis':
      if (act === 'verify') return PLUGIN_AND_POINT;
      return act === 'PKIOperation' && (http?.status ?? 0) < 400 && asksForCertificate(messages.get(observation.record))
        ? POLICY
        : NONE;
    case 'policy-module':
      return act === 'verify' ? WEB_AND_POINT : NONE;
    case 'registration-point':
      return act === 'verify' ? PLUGIN_HERE : NONE;
    case 'connector':
      return act === 'verify' || act === 'PKIOperation' ? WEB_HERE : NONE;
    default:
      return NONE;
  }
}

/** PKCSReq and RenewalReq of RFC 8894 section 3.2.1.2; what a device only polls for was verified before. */
function asksForCertificate(message: MessageDigest | undefined): boolean {
  const type = message?.messageType;
  return type === undefined || type === 19 || type === 17;
}

/** What the attempts join, and which logs were written when. */
class Known {
  readonly #logs: readonly LogFacts[];
  readonly #writersWith: (observation: Observation) => ReadonlySet<Writer> | undefined;
  readonly #freeIn: (facts: LogFacts) => readonly Observation[];
  readonly #covers: readonly Covers[];
  readonly #machines: Machines;
  readonly #moments: Moments;
  readonly #clocks: ReadonlyMap<string, Clock>;

  constructor({ logs, attempts, clocks, moments, writersWith, freeIn }: Input) {
    this.#logs = logs;
    this.#moments = moments;
    this.#clocks = new Map(clocks.map((clock) => [clock.path, clock]));
    this.#covers = logs.flatMap((facts) => coversOf(facts, this.#clocks.get(facts.path), moments));
    this.#machines = new Machines(logs.map((facts) => ({ path: facts.path, servers: serversIn(facts) })));
    this.#writersWith = writersWith ?? writersOf(attempts);
    this.#freeIn = freeIn ?? (({ observations }) => observations.filter((one) => !this.#writersWith(one)));
  }

  /** True where a log of the next machine, or of the one before, was written then and does not have the request. */
  lacking(facts: LogFacts): (observation: Observation, at: number) => boolean {
    const { path } = facts;
    if (this.#isAssumed(path)) return () => false;
    const messages = messagesOf(facts);
    const proving = new Map<Counterpart, readonly Covers[]>();
    return (observation, at) => {
      const from = at - (observation.durationMs ?? 0);
      for (const counterpart of counterparts(observation, messages)) {
        const writers = this.#writersWith(observation);
        if (writers && counterpart.has.some((writer) => writers.has(writer))) continue;
        let covers = proving.get(counterpart);
        if (!covers) {
          covers = this.#proving(counterpart, path, observation.by);
          proving.set(counterpart, covers);
        }
        if (covers.some(({ fromMs, toMs }) => fromMs <= from && at <= toMs)) return true;
      }
      return false;
    };
  }

  /** Other logs that would show it: those of another machine have only what devices send. */
  #proving({ proves }: Counterpart, path: string, by: Writer): readonly Covers[] {
    return this.#covers.filter(
      (covers) =>
        covers.path !== path &&
        proves.some((writer) => covers.writers.has(writer)) &&
        (by === 'device' || !this.#machines.differ(covers.path, path)),
    );
  }

  /** What no attempt has: records about requests that have no place, and all others by the reason why. */
  rest(): Pick<CaseSnapshot, 'unplaced' | 'outside'> {
    const unplaced: Place[] = [];
    const outside = new Outside();
    for (const facts of this.#logs) {
      const { path } = facts;
      for (const observation of this.#freeIn(facts)) {
        if (ABOUT_REQUESTS.has(observation.act) && this.#isPlaceless(path, observation)) unplaced.push({ path, observation });
        else outside.note(observation);
      }
      outside.endLog(path);
    }
    return { unplaced, outside: outside.counts() };
  }

  /** True for want of a usable time, or of anything that tells whose it is. */
  #isPlaceless(path: string, { time, record, keys }: Observation): boolean {
    if (this.#isAssumed(path) || this.#moments.at(path, time, record) === undefined) return true;
    return (
      keys.transactionID === undefined && keys.alias === undefined && keys.address === undefined && keys.keyHash === undefined
    );
  }

  #isAssumed(path: string): boolean {
    return this.#clocks.get(path)?.basis === 'assumed';
  }
}

const ABOUT_REQUESTS: ReadonlySet<Observation['act']> = new Set<Observation['act']>([
  'request-built',
  'PKIOperation',
  'verify',
  'issue',
  'reply',
  'notify',
  'installed',
]);

function writersOf(attempts: readonly CaseAttempt[]): (observation: Observation) => ReadonlySet<Writer> | undefined {
  const found = new Map<Observation, ReadonlySet<Writer>>();
  for (const { steps } of attempts) {
    const writers = new Set<Writer>();
    for (const { evidence } of steps) {
      for (const { observation } of evidence) {
        found.set(observation, writers);
        writers.add(observation.by);
      }
    }
  }
  return (observation) => found.get(observation);
}
