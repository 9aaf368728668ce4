import type { EnrollmentAttempt } from '../correlate/model.ts';
import type { MessageDigest, Observation } from '../log/facts.ts';
import { keysOf, type Whole } from './draft.ts';

/**
 * The observations, each with the attempt of its log that it is a step of, with what the SCEP message in its record says, and with what the
 * log says of its device as a whole. Those to which nothing comes stay the same objects.
 */
export function joined(
  observations: readonly Observation[],
  messages: readonly MessageDigest[],
  attempts: readonly EnrollmentAttempt[],
  whole: Whole,
): readonly Observation[] {
  const attemptOf = attemptLookup(attempts);
  const messageIn = new Map<number, MessageDigest>();
  for (const message of messages) if (!messageIn.has(message.record)) messageIn.set(message.record, message);
  return observations.map((one) => {
    const attempt = attemptOf(one);
    const message = one.act === 'PKIOperation' ? messageIn.get(one.record) : undefined;
    const ofDevice = one.by === 'device' ? whole : {};
    const platform = ofDevice.platform ?? one.platform;
    if (attempt === undefined && !message && !ofDevice.keys && platform === one.platform) return one;
    return {
      ...one,
      platform,
      ...(attempt === undefined ? {} : { attempt }),
      ...(message || ofDevice.keys ? { keys: { ...ofDevice.keys, ...(message ? keysIn(message) : {}), ...one.keys } } : {}),
    };
  });
}

/** By the token of the step; where that is another one, by the record, if it belongs to one attempt only. */
function attemptLookup(attempts: readonly EnrollmentAttempt[]): (one: Observation) => number | undefined {
  const byPlace = new Map<number, number>();
  const byRecord = new Map<number, number | undefined>();
  for (const { id, steps } of attempts) {
    for (const { span, record } of steps) {
      byPlace.set(span.start, id);
      byRecord.set(record, byRecord.has(record) && byRecord.get(record) !== id ? undefined : id);
    }
  }
  return ({ span, record }) => byPlace.get(span.start) ?? byRecord.get(record);
}

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
