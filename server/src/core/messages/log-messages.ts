import type { Coverage } from '../log/coverage.ts';
import type { HttpEvent, PayloadRef } from '../log/event.ts';
import { Places } from '../log/gaps.ts';
import type { LogDocument, LogRecord } from '../log/model.ts';
import { momentOf } from '../log/time.ts';
import { type DecodedMessage, decodeMessage, type MessageFinding, type VerifyContext, verifyMessage } from '../scep/index.ts';
import { isAnswer } from '../scep/message-kind.ts';
import { serverCertificatesIn } from '../scep/server-certificates.ts';
import { detached } from '../text/detach.ts';
import { once } from '../text/once.ts';
import { msg } from '../text/sentence.ts';
import { countWhile } from '../text/sorted.ts';
import type { Span } from '../text/span.ts';
import type { Certificate } from '../x509/index.ts';
import { isSameContext, ofSameServer, pkiMessageOf, requestIn } from './message-context.ts';
import { type MessagePlace, payloadsAt, type Seen, suspectedIn } from './message-places.ts';
import type { CheckedMessage } from './model.ts';

/** So many messages of one log are decoded and checked at once: the first ones, and the first ones of requests that failed. */
const MAX_FIRST = 25;
const MAX_FAILED = 15;
/** So many records are searched for messages that no event names: answers of the server, for instance. */
const MAX_SEARCHED = 40;
/** One message. A device that logs it with the request and again with the answer has it in two places. */
interface Known {
  /** As it stands in the log. */
  readonly text: string;
  readonly decoded: DecodedMessage;
  readonly spans: Span[];
  atMs: number | undefined;
}

export type MessageListener = (decoded: DecodedMessage, place: MessagePlace) => void;

/** A decoded message takes some 70 KB: beyond so many, requests in which nothing is wrong are not kept. */
const MAX_KEPT = 500;
/** Beyond so many nothing more is read, and what is left counts as not looked at. */
const MAX_KNOWN = 1500;
/** Further places are counted, and not kept. */
const MAX_LATER = 100_000;

/**
 * The SCEP messages of one log, each decoded once for all rules and for whoever looks at it. Grows with its log: the first ones are read
 * at once, the others by `readMore`, as far as somebody has the time.
 */
export class LogMessages {
  readonly #verified = new WeakMap<Known, { readonly context: VerifyContext; readonly findings: readonly MessageFinding[] }>();
  readonly #seen: Seen[] = [];
  /** What was not looked at yet, in log order. */
  readonly #later: Seen[] = [];
  #next = 0;
  /** Those of them that the listener heard of, though they were not checked. */
  #heard = 0;
  #beyond = 0;
  readonly #known: Known[] = [];
  /** Those with a place in the exchange, by where they stand. */
  readonly #exchange: Known[] = [];
  readonly #requests = new Map<string, Known>();
  #certificates: readonly Certificate[] | undefined;
  readonly #byText = new Map<string, Known>();
  #first = 0;
  #failed = 0;
  #searched = 0;
  readonly #listener: MessageListener | undefined;

  readonly #reads: 'first' | 'all';
  readonly #most: number;

  /**
   * `reads`: whether `read` decodes what is worth the time at once, or all, as it must where the text goes by. `most`: beyond so many
   * messages none is kept or checked.
   */
  constructor(listener?: MessageListener, reads: 'first' | 'all' = 'first', most = MAX_KNOWN) {
    this.#listener = listener;
    this.#reads = reads;
    this.#most = most;
  }

  /** Takes note of a message that an event names; `read` decodes it. */
  see({ span, state }: PayloadRef, { status }: HttpEvent, { index, time }: LogRecord): void {
    if (state === 'ellipsis') return;
    this.#note({ kind: 'message', span, record: index, time }, this.#admits((status?.value ?? 0) >= 400));
  }

  /**
   * Takes note of a record without such events, if it looks as if messages stand in it. `base` is where `text` begins in the whole log, in
   * which the record has its place.
   */
  search(record: LogRecord, text: string, base = 0): void {
    for (const span of suspectedIn(record.span, text, base)) {
      const admitted = this.#searched < MAX_SEARCHED && span.start === record.span.start;
      if (admitted) this.#searched++;
      this.#note({ kind: 'record', span, record: record.index, time: record.time }, admitted);
    }
  }

  #note(seen: Seen, now: boolean): void {
    if (now || this.#reads === 'all') this.#seen.push(seen);
    else if (this.#later.length < MAX_LATER) this.#later.push(seen);
    else this.#beyond++;
  }

  #admits(failed: boolean): boolean {
    if (this.#first < MAX_FIRST) this.#first++;
    else if (failed && this.#failed < MAX_FAILED) this.#failed++;
    else return false;
    return true;
  }

  /** Decodes what was seen since the last time, but for what is left for `readMore`. `base` is where `text` begins in the whole log. */
  read({ text }: Pick<LogDocument, 'text'>, base = 0): void {
    for (const seen of this.#seen.splice(0)) {
      if (this.#reads === 'first') this.#read(text, seen, base);
      else if (this.#known.length < this.#most) this.#readAndCheck(text, seen, base);
      else {
        this.#hear(text, seen, base);
        if (this.#later.length < MAX_LATER) this.#later.push(seen);
        else this.#beyond++;
      }
    }
  }

  #readAndCheck(text: string, seen: Seen, base: number): void {
    const known = this.#known.length;
    this.#read(text, seen, base);
    if (this.#reads === 'first' || this.#known.length > MAX_KEPT) for (const one of this.#known.slice(known)) this.#check(one);
  }

  /**
   * Decodes and checks up to `count` of the places that `read` left; a millisecond each. True while some are left. What it finds shows
   * in the next conclusions.
   */
  readMore({ text }: LogDocument, count: number): boolean {
    const stop = Math.min(this.#later.length, this.#next + count);
    for (; this.#next < stop && this.#known.length < this.#most; this.#next++) {
      const seen = this.#later[this.#next];
      if (seen) this.#readAndCheck(text, seen, 0);
    }
    return this.hasMore();
  }

  /**
   * Decodes the places that are left where a bound on memory ended `readMore`, for the listener alone: nothing of them is kept or checked.
   * A log whose text goes by has heard of all.
   */
  hearRest({ text }: LogDocument): void {
    if (this.#reads === 'all' || this.#known.length < this.#most) return;
    this.#heard = Math.max(this.#heard, this.#next);
    for (; this.#heard < this.#later.length; this.#heard++) {
      const seen = this.#later[this.#heard];
      if (seen) this.#hear(text, seen, 0);
    }
  }

  /** True where `readMore` can look at more: not where a bound on memory ended it. */
  hasMore(): boolean {
    return this.#next < this.#later.length && this.#known.length < this.#most;
  }

  /** Checks a message: its signatures are computed once. Of many requests that are in order, not all are kept. */
  #check(known: Known): void {
    const { decoded, spans, atMs } = known;
    const findings = verifyMessage(decoded, this.contextOf(decoded, spans[0] ?? { start: 0, end: 0 }, atMs, []));
    if (this.#known.length <= MAX_KEPT || findings.length > 0 || !requestIn(decoded)) return;
    remove(this.#known, known);
    remove(this.#exchange, known);
    this.#byText.delete(known.text);
    const nonce = pkiMessageOf(decoded)?.senderNonce;
    if (nonce !== undefined && this.#requests.get(nonce) === known) this.#requests.delete(nonce);
  }

  /** What was not looked at (yet). A record may hold several messages, or none. */
  coverage(): Coverage {
    const places = new Places();
    for (let i = this.#next; i < this.#later.length; i++) {
      const { span } = this.#later[i] ?? {};
      if (span) places.add(span);
    }
    places.count += this.#beyond;
    return places.gap('messages', (count) => msg('SCEP messages ({0})', count));
  }

  #read(text: string, seen: Seen, base: number): void {
    for (const { encoded, place, bytes } of payloadsAt(text, seen, base)) this.#add(encoded, place, bytes);
  }

  #hear(text: string, seen: Seen, base: number): void {
    if (!this.#listener) return;
    for (const { encoded, place, bytes } of payloadsAt(text, seen, base)) {
      const octets = this.#byText.has(encoded) ? undefined : bytes();
      const decoded = this.#byText.get(encoded)?.decoded ?? (octets && octets.length > 0 ? decodeMessage(octets) : undefined);
      if (decoded) this.#listener(decoded, place);
    }
  }

  #add(encoded: string, place: MessagePlace, bytesOf: () => Uint8Array | undefined): void {
    const { span } = place;
    const same = this.#byText.get(encoded);
    if (same) {
      this.#addPlace(same, place);
      this.#listener?.(same.decoded, place);
      return;
    }
    const bytes = bytesOf();
    if (!bytes || bytes.length === 0) return;
    const decoded = decodeMessage(bytes);
    const known: Known = { text: detached(encoded), decoded, spans: [span], atMs: momentOf(place.time) };
    this.#known.push(known);
    this.#listener?.(decoded, place);
    if (serverCertificatesIn(decoded).length > 0) this.#certificates = undefined;
    this.#place(known);
    this.#byText.set(known.text, known);
  }

  /** Places stand in log order, whichever was read first: what holds of a message holds at its first place. */
  #addPlace(known: Known, { span, time }: MessagePlace): void {
    const first = span.start < startOf(known);
    if (first) remove(this.#exchange, known);
    const at = known.spans.findLastIndex(({ start }) => start <= span.start) + 1;
    known.spans.splice(at, 0, span);
    if (!first) return;
    known.atMs = momentOf(time);
    this.#place(known);
  }

  /** Answers find their requests among these. */
  #place(known: Known): void {
    const message = pkiMessageOf(known.decoded);
    if (!message) return;
    this.#exchange.splice(this.#before(startOf(known)), 0, known);
    const nonce = isAnswer(message) ? undefined : message.senderNonce;
    const other = nonce === undefined ? undefined : this.#requests.get(nonce);
    if (nonce !== undefined && (!other || startOf(known) < startOf(other))) this.#requests.set(nonce, known);
  }

  /** How many messages of the exchange begin before `offset`. */
  #before(offset: number): number {
    return countWhile(this.#exchange.length, (i) => {
      const known = this.#exchange[i];
      return known !== undefined && startOf(known) < offset;
    });
  }

  /** The message that stands at exactly this place, where it is one of the decoded ones. */
  decodedAt({ start, end }: Span): DecodedMessage | undefined {
    return this.#known.find(({ spans }) => spans.some((span) => span.start === start && span.end === end))?.decoded;
  }

  /** The text of the message that begins at an offset, as it stands in the log; undefined where none is kept. */
  textAt(offset: number): string | undefined {
    return this.#known.find(({ spans }) => spans.some(({ start }) => start === offset))?.text;
  }

  /** RA and CA certificates of the server, from the answers to GetCACert in this log. */
  certificates(): readonly Certificate[] {
    this.#certificates ??= this.#inOrder().flatMap(({ decoded }) => serverCertificatesIn(decoded));
    return this.#certificates;
  }

  /** The decoded messages with what checking them shows. */
  checked(): readonly CheckedMessage[] {
    return this.#inOrder().map((known) => {
      const { decoded, spans, atMs } = known;
      const place = spans[0] ?? { start: 0, end: 0 };
      const request = this.#requestOf(decoded, place);
      return {
        decoded,
        spans,
        ...(request?.spans[0] ? { request: request.spans[0] } : {}),
        findings: once(() => this.#findingsOf(known, this.contextOf(decoded, place, atMs, []))),
      };
    });
  }

  /** Checking takes a millisecond, and says the same as long as no more is known. */
  #findingsOf(known: Known, context: VerifyContext): readonly MessageFinding[] {
    const last = this.#verified.get(known);
    if (last && isSameContext(last.context, context)) return last.findings;
    const findings = verifyMessage(known.decoded, context);
    this.#verified.set(known, { context, findings });
    return findings;
  }

  /** In log order, whichever was read first. */
  #inOrder(): readonly Known[] {
    return this.#known.toSorted((a, b) => startOf(a) - startOf(b));
  }

  /** What this log and the rest of the case know for checking a message that stands at `place`. */
  contextOf(decoded: DecodedMessage, place: Span, atMs: number | undefined, others: readonly Certificate[]): VerifyContext {
    const asked = pkiMessageOf(this.#requestOf(decoded, place)?.decoded);
    return {
      serverCertificates: [...this.certificates(), ...ofSameServer(decoded, others)],
      ...(atMs === undefined ? {} : { atMs }),
      ...(asked ? { inReplyTo: asked } : {}),
    };
  }

  /**
   * The request that an answer belongs to: the one that has its nonce, else the last one before it, if both have one transactionID and
   * no other answer stands between them. Behind another answer comes a poll, which this log may lack.
   */
  #requestOf(decoded: DecodedMessage, place: Span): Known | undefined {
    const reply = pkiMessageOf(decoded);
    if (!reply || !isAnswer(reply)) return undefined;
    const asked = reply.recipientNonce === undefined ? undefined : this.#requests.get(reply.recipientNonce);
    if (asked) return asked;
    const last = this.#exchange[this.#before(place.start) - 1];
    const request = requestIn(last?.decoded);
    return request?.transactionID !== undefined && request.transactionID === reply.transactionID ? last : undefined;
  }
}

function remove(list: Known[], known: Known): void {
  const at = list.lastIndexOf(known);
  if (at >= 0) list.splice(at, 1);
}

function startOf({ spans }: Known): number {
  return spans[0]?.start ?? 0;
}
