import type { EnrollmentAttempt } from '../correlate/model.ts';
import { eachStep } from '../correlate/store.ts';
import type { Keys, MessageDigest, Observation } from '../log/facts.ts';
import type { Completion } from '../log/observed/table.ts';
import { keysOf, type Whole, type Writable } from './draft.ts';

/** What the rest of a log adds to an observation: nothing, mostly. */
export interface More {
  readonly attempt?: number;
  readonly message?: MessageDigest;
  readonly whole?: Whole;
}

const NOTHING_MORE: More = {};

/** Finds what comes to an observation: its attempt, the SCEP message in its record, and what the log says of its device as a whole. */
export function lookup(
  attempts: readonly EnrollmentAttempt[],
  messages: readonly MessageDigest[],
  whole: Whole,
  records: number,
): (one: Observation) => More {
  const attemptOf = onThread(attemptLookup(attempts, records));
  const messageIn = new Map<number, MessageDigest>();
  for (const message of messages) if (!messageIn.has(message.record)) messageIn.set(message.record, message);
  return (one) => {
    const attempt = attemptOf(one);
    const message = one.act === 'PKIOperation' && one.http ? messageIn.get(one.record) : undefined;
    if (attempt === undefined && !message && one.by !== 'device') return NOTHING_MORE;
    const more: Writable<More> = {};
    if (attempt !== undefined) more.attempt = attempt;
    if (message) more.message = message;
    if (one.by === 'device') more.whole = whole;
    return more;
  };
}

/** What an observation says with what comes to it; undefined where that changes nothing. */
export function completed(one: Observation, { attempt, message, whole }: More): Completion | undefined {
  const platform = whole?.platform ?? one.platform;
  const keys = withMore(withMore(one.keys, message && keysIn(message)), whole?.keys);
  if (one.attempt === attempt && one.platform === platform && keys === one.keys) return undefined;
  return { attempt, platform, keys };
}

/** The keys with those that they lack: the same object where they lack none. */
function withMore(keys: Keys, more: Keys | undefined): Keys {
  for (const name in more) if (!(name in keys)) return { ...more, ...keys };
  return keys;
}

/**
 * As `attemptOf`, asked in log order; what a device says while it builds its request is no step of its own, and belongs to the attempt that
 * its thread is at.
 */
function onThread(attemptOf: (one: Observation) => number | undefined): (one: Observation) => number | undefined {
  const current = new Map<string, number>();
  return (one) => {
    const attempt = attemptOf(one);
    const { thread } = one.keys;
    if (one.by !== 'device' || thread === undefined) return attempt;
    if (attempt === undefined) return one.act === 'request-built' ? current.get(thread) : undefined;
    current.set(thread, attempt);
    return attempt;
  };
}

/** By the token of the step; where that is another one, by the record, if it belongs to one attempt only. */
function attemptLookup(attempts: readonly EnrollmentAttempt[], records: number): (one: Observation) => number | undefined {
  const byRecord = new Int32Array(records).fill(NONE);
  /** Of records that several attempts share. */
  const byPlace = new Map<number, number>();
  const shared = new Set<number>();
  eachStep(attempts, (id, record) => {
    const known = byRecord[record] ?? id;
    if (known === NONE) byRecord[record] = id;
    else if (known !== id) shared.add(record);
  });
  if (shared.size > 0) eachStep(attempts, (id, record, start) => void (shared.has(record) && byPlace.set(start, id)));
  return ({ record, span }) => {
    if (shared.has(record)) return byPlace.get(span.start);
    const id = byRecord[record] ?? NONE;
    return id === NONE ? undefined : id;
  };
}

const NONE = -1;

/** What the message tells of the request that the record is about. */
function keysIn({ transactionID, senderNonce, recipientNonce, keyHash, recipients }: MessageDigest): Observation['keys'] {
  const [recipient, ...others] = recipients;
  return keysOf({
    transactionID,
    senderNonce,
    recipientNonce,
    keyHash,
    recipient: others.length === 0 ? recipient?.serial : undefined,
  });
}
