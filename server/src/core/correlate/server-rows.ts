import type { HttpEvent, Operation, Platform } from '../log/event.ts';
import { detached } from '../text/detach.ts';
import type { Span, Token } from '../text/span.ts';
import type { AttemptStep, Outcome } from './model.ts';
import type { OpenAttempt } from './store.ts';

/** After so long without a request an enrollment is over: a device asks within seconds. */
export const ATTEMPT_GAP_MS = 120_000;
/** jscep repeats its information requests within one enrollment; a repetition after so long is a new one. */
export const REPEAT_GAP_MS = 30_000;

/** One request as correlation needs it. */
export interface Call {
  readonly name: Operation;
  /** The operation as a bit of `Row.seen`. */
  readonly bit: number;
  readonly outcome: Outcome;
  readonly record: number;
  readonly span: Span;
  readonly within: Span;
  readonly detail: Token | undefined;
  readonly server: string | undefined;
  /** Milliseconds since 1970; undefined where the log has no date. */
  readonly ms: number | undefined;
  /** Time of the record, with a date or without. */
  readonly atMs: number | undefined;
}

/** An enrollment that may still go on. */
export interface Row {
  readonly attempt: OpenAttempt;
  /** Operations of its requests, a bit for each. */
  seen: number;
  lastMs: number | undefined;
  /** The server that took the last call of the device. */
  server: string | undefined;
  verified?: Outcome;
  notified?: Outcome;
}

export interface FoundRow {
  readonly row: Row;
  readonly confidence: AttemptStep['confidence'];
}

/** Bounds: each request may come from another agent, and from another address. */
const MAX_AGENTS = 1024;
const MAX_ROWS = 256;

/** The enrollments of devices that have not sent their PKIOperation yet, by user agent, latest last. */
export class OpenRows {
  readonly #byAgent = new Map<string, Row[]>();

  /**
   * The enrollment that a request of a device belongs to: the latest from its address that lacks it, of several one on the same
   * server, since that is where a device should stay; else, for a request that
   * no device begins with, the latest from another address, since two connectors of one proxy take turns. Undefined for a new one.
   */
  find(call: Call, event: HttpEvent): FoundRow | undefined {
    const client = event.client?.value;
    const repeats = ASKS_ONCE.has(event.platform) ? 0 : REPEAT_GAP_MS;
    let own: Row | undefined;
    let near: Row | undefined;
    let other: Row | undefined;
    let alike = 0;
    for (const row of this.#rows(event, call)) {
      if (!within(row.lastMs, call.ms, ATTEMPT_GAP_MS)) continue;
      const mine = row.attempt.client === client;
      if (mine) alike++;
      if (!takes(row, call, event.platform, repeats)) continue;
      if (mine) {
        own = row;
        if (row.server === call.server) near = row;
      } else if (within(row.lastMs, call.ms, REPEAT_GAP_MS)) other = row;
    }
    if (own) return { row: near ?? own, confidence: alike > 1 || client === undefined ? 'guess' : 'likely' };
    const adopts = other && event.userAgent && !BEGINNINGS[event.platform]?.includes(call.name);
    return adopts && other ? { row: other, confidence: 'guess' } : undefined;
  }

  /** Adds a new enrollment; says how sure it is that its next requests will be told apart from those of others. */
  open(row: Row, event: HttpEvent, call: Call): FoundRow {
    const rows = this.#rows(event, call);
    const alike = rows.some((other) => other.attempt.client === row.attempt.client);
    rows.push(row);
    return { row, confidence: alike || row.attempt.client === undefined ? 'guess' : 'likely' };
  }

  close(row: Row, event: HttpEvent, call: Call): void {
    const rows = this.#rows(event, call);
    const at = rows.indexOf(row);
    if (at !== -1) rows.splice(at, 1);
  }

  #rows(event: HttpEvent, call: Call): Row[] {
    const agent = event.userAgent?.value ?? '';
    let rows = this.#byAgent.get(agent);
    if (!rows) {
      rows = [];
      const [oldest] = this.#byAgent.keys();
      if (this.#byAgent.size >= MAX_AGENTS && oldest !== undefined) this.#byAgent.delete(oldest);
      this.#byAgent.set(detached(agent), rows);
    }
    while (rows.length > MAX_ROWS || (rows[0] && !within(rows[0].lastMs, call.ms, ATTEMPT_GAP_MS))) rows.shift();
    return rows;
  }
}

/** Clients that ask for each thing once per enrollment (facts: order of client calls). */
const ASKS_ONCE: ReadonlySet<string> = new Set(['ios', 'windows']);

const OPERATIONS: readonly Operation[] = ['GetCACaps', 'GetCACert', 'GetNextCACert', 'PKIOperation', 'VerifyRequest', 'Notify'];

/** A bit for each operation of an enrollment. */
export function bitOf(operation: Operation): number {
  return 1 << OPERATIONS.indexOf(operation);
}

/** What a client asks first; another request of a client does not begin an enrollment. */
const BEGINNINGS: Partial<Record<HttpEvent['platform'], readonly Operation[]>> = {
  ios: ['GetCACert'],
  macos: ['GetCACert'],
  windows: ['GetCACaps'],
  android: ['GetCACaps'],
  unknown: ['GetCACert', 'GetCACaps', 'GetNextCACert', 'PKIOperation'],
};

/** True where an enrollment lacks a request of a client of that platform, or the client may repeat it within `repeats` ms. */
function takes(row: Row, call: Call, client: Platform, repeats: number): boolean {
  const { platform } = row.attempt;
  if (platform !== client && platform !== 'unknown' && client !== 'unknown') return false;
  if (call.name === 'PKIOperation') return true;
  if (platform !== client) return false;
  if ((row.seen & call.bit) === 0) return true;
  return repeats > 0 && within(row.lastMs, call.ms, repeats);
}

/** True where `now` is at most `gap` after `then`; without times, order has to do. Clocks may be set back: both ways count. */
export function within(then: number | undefined, now: number | undefined, gap: number): boolean {
  return then === undefined || now === undefined || Math.abs(now - then) <= gap;
}
