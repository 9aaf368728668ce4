import type { EnrollmentAttempt } from '../correlate/model.ts';
import type { MessageDigest, Observation } from '../log/facts.ts';
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
): (one: Observation) => More {
  const attemptOf = onThread(attemptLookup(attempts));
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

/** The observation with what comes to it: the same object, or a copy unless it is `own`. */
export function completed(one: Writable<Observation>, { attempt, message, whole }: More, own: boolean): Observation {
  const platform = whole?.platform ?? one.platform;
  const keys = message || whole?.keys ? { ...whole?.keys, ...(message ? keysIn(message) : {}), ...one.keys } : one.keys;
  if (one.attempt === attempt && one.platform === platform && keys === one.keys) return one;
  const target = own ? one : { ...one };
  if (attempt === undefined) delete target.attempt;
  else target.attempt = attempt;
  target.platform = platform;
  target.keys = keys;
  return target;
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
function attemptLookup(attempts: readonly EnrollmentAttempt[]): (one: Observation) => number | undefined {
  const byPlace = new Map<number, number>();
  const byRecord = new Map<number, number>();
  for (const { id, steps } of attempts) {
    for (const { span, record } of steps) {
      byPlace.set(span.start, id);
      byRecord.set(record, byRecord.has(record) && byRecord.get(record) !== id ? SEVERAL : id);
    }
  }
  return ({ span, record }) => {
    const id = byPlace.get(span.start) ?? byRecord.get(record);
    return id === SEVERAL ? undefined : id;
  };
}

const SEVERAL = -1;

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
