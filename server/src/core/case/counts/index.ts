import type { LogFacts, MessageDigest, Observation, Writer } from '../../log/facts.ts';
import { Machines } from '../machines.ts';
import type { CaseAttempt, CaseSnapshot, Clock, Place, StepCount } from '../model.ts';
import { type Covers, coversOf } from './covers.ts';
import type { Moments } from './moments.ts';
import { type Request, requestsOf } from './requests.ts';

interface Input {
  readonly logs: readonly LogFacts[];
  readonly clocks: readonly Clock[];
  readonly attempts: readonly CaseAttempt[];
  readonly moments: Moments;
}

/**
 * How many requests each log saw of each step in each hour, and which of them the logs of the next machine, or of the one before, do not have
 * although they were written at that time. For one log, all that it saw at a usable time is in one hour each.
 */
export function reconcile(input: Input): Pick<CaseSnapshot, 'counts' | 'unplaced'> {
  const { logs, moments } = input;
  const known = new Known(input);
  const counts = new Map<string, { -readonly [K in keyof StepCount]: StepCount[K] } & { unaccounted: Place[] }>();
  for (const { path, format, messages, ...facts } of logs) {
    const types = new Map(messages.map((message) => [message.record, message]));
    for (const request of requestsOf({ path, format, messages, ...facts })) {
      const { step, observation } = request;
      const at = moments.at(path, observation.time, observation.record);
      if (at === undefined) continue;
      const hourMs = Math.floor(at / HOUR) * HOUR;
      const name = `${path}\0${step}\0${hourMs}`;
      const count = counts.get(name) ?? { step, hourMs, path, format, seen: 0, unaccounted: [] };
      counts.set(name, count);
      count.seen++;
      if (known.lacks(path, request, at, types.get(observation.record))) count.unaccounted.push({ path, observation });
    }
  }
  const sorted = [...counts.values()].sort((a, b) => a.step - b.step || a.hourMs - b.hourMs || (a.path < b.path ? -1 : 1));
  return { counts: sorted, unplaced: known.unplaced() };
}

const HOUR = 3_600_000;

/** Who has a request too, if it arrived there. */
interface Counterpart {
  /** Any of them will do. */
  readonly has: readonly Writer[];
  /** Whose logs, if they were written at that time, prove that none has. */
  readonly proves: readonly Writer[];
}

const WEB: Counterpart = { has: ['iis', 'http-sys'], proves: ['iis'] };
const POLICY: Counterpart = { has: ['policy-module', 'connector'], proves: ['policy-module', 'connector'] };
const PLUGIN: Counterpart = { has: ['policy-module'], proves: ['policy-module'] };
const POINT: Counterpart = { has: ['registration-point'], proves: ['registration-point'] };
const NONE: readonly Counterpart[] = [];

function counterparts({ by, act, http }: Observation, message: MessageDigest | undefined): readonly Counterpart[] {
  switch (by) {
    case 'device':
      return [WEB];
    case 'iis':
      if (act === 'verify') return [PLUGIN, POINT];
      return act === 'PKIOperation' && (http?.status ?? 0) < 400 && asksForCertificate(message) ? [POLICY] : NONE;
    case 'policy-module':
      return act === 'verify' ? [WEB, POINT] : NONE;
    case 'registration-point':
      return act === 'verify' ? [PLUGIN] : NONE;
    case 'connector':
      return act === 'verify' || act === 'PKIOperation' ? [WEB] : NONE;
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
  readonly #attemptOf = new Map<Observation, CaseAttempt>();
  readonly #writers = new Map<CaseAttempt, ReadonlySet<string>>();
  readonly #covers: readonly Covers[];
  readonly #machines: Machines;
  readonly #moments: Moments;
  readonly #clocks: ReadonlyMap<string, Clock>;

  constructor({ logs, attempts, clocks, moments }: Input) {
    this.#logs = logs;
    this.#moments = moments;
    this.#clocks = new Map(clocks.map((clock) => [clock.path, clock]));
    this.#covers = logs.flatMap((facts) => coversOf(facts, this.#clocks.get(facts.path), moments));
    this.#machines = new Machines(
      logs.map(({ path, observations }) => ({
        path,
        servers: observations.flatMap(({ by, keys }) => (by === 'device' ? [] : (keys.server ?? []))),
      })),
    );
    for (const attempt of attempts) {
      const writers = new Set<string>();
      for (const { observation } of attempt.steps.flatMap(({ evidence }) => evidence)) {
        this.#attemptOf.set(observation, attempt);
        writers.add(observation.by);
      }
      this.#writers.set(attempt, writers);
    }
  }

  /** True where a log of the next machine, or of the one before, was written then and does not have the request. */
  lacks(path: string, { observation }: Request, at: number, message: MessageDigest | undefined): boolean {
    if (this.#isAssumed(path)) return false;
    const attempt = this.#attemptOf.get(observation);
    const writers = attempt && this.#writers.get(attempt);
    return counterparts(observation, message).some(({ has, proves }) => {
      if (has.some((writer) => writers?.has(writer))) return false;
      const from = at - (observation.durationMs ?? 0);
      return this.#covers.some(
        (covers) =>
          covers.path !== path &&
          proves.some((writer) => covers.writers.has(writer)) &&
          covers.fromMs <= from &&
          at <= covers.toMs &&
          (observation.by === 'device' || !this.#machines.differ(covers.path, path)),
      );
    });
  }

  /** Records about requests that no attempt has. */
  unplaced(): readonly Place[] {
    return this.#logs.flatMap(({ path, ...facts }) =>
      facts.observations
        .filter((one) => ABOUT_REQUESTS.has(one.act) && !this.#attemptOf.has(one) && this.#isPlaceless(path, one))
        .map((observation) => ({ path, observation })),
    );
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
