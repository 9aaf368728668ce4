import { findPayloads, readPayload } from '../../encoding/index.ts';
import type { HttpEvent, PayloadRef } from '../../log/event.ts';
import type { LogDocument, LogRecord } from '../../log/model.ts';
import { momentOf } from '../../log/time.ts';
import { type DecodedMessage, decodeMessage, type PkiMessage, type VerifyContext, verifyMessage } from '../../scep/index.ts';
import { serverCertificatesIn } from '../../scep/server-certificates.ts';
import { detached } from '../../text/detach.ts';
import { once } from '../../text/once.ts';
import type { Span } from '../../text/span.ts';
import { type Certificate, sameName } from '../../x509/index.ts';
import type { CheckedMessage } from '../model.ts';

/** So many messages of one log are decoded and checked: the first ones, and the first ones of requests that failed. */
const MAX_FIRST = 25;
const MAX_FAILED = 15;
/** So many records are searched for messages that no event names: answers of the server, for instance. */
const MAX_SEARCHED = 40;
/** A record that is shorter holds no answer that a server signs. */
const LEAST_TEXT = 600;
const MOST_TEXT = 262_144;
/** How the first octets of a message look in base64 and in hex. */
const MESSAGE_START = /MI[A-T][A-Za-z0-9+/_-]{40}|30[ :]?8[0-4](?:[ :]?[0-9A-Fa-f]{2}){30}/;

/** One message. A device that logs it with the request and again with the answer has it in two places. */
interface Known {
  readonly decoded: DecodedMessage;
  readonly spans: Span[];
  readonly atMs: number | undefined;
}

interface Seen {
  readonly span: Span;
  readonly atMs: number | undefined;
  /** A record that may hold messages, or the place of one. */
  readonly kind: 'record' | 'message';
}

/** The SCEP messages of one log, each decoded once for all rules and for whoever looks at it. Grows with its log, up to a bound. */
export class LogMessages {
  readonly #seen: Seen[] = [];
  readonly #known: Known[] = [];
  readonly #byText = new Map<string, Known>();
  #first = 0;
  #failed = 0;
  #searched = 0;

  /** Takes note of a message that an event names; `read` decodes it. */
  see({ span, state }: PayloadRef, { status }: HttpEvent, { time }: LogRecord): void {
    if (state === 'ellipsis' || !this.#admits((status?.value ?? 0) >= 400)) return;
    this.#seen.push({ kind: 'message', span, atMs: momentOf(time) });
  }

  /** Takes note of a record without such events, if it looks as if messages stand in it. */
  search(record: LogRecord, text: string): void {
    const { start, end } = record.span;
    if (end - start < LEAST_TEXT || this.#searched >= MAX_SEARCHED) return;
    const span = { start, end: Math.min(end, start + MOST_TEXT) };
    if (!MESSAGE_START.test(text.slice(span.start, span.end))) return;
    this.#searched++;
    this.#seen.push({ kind: 'record', span, atMs: momentOf(record.time) });
  }

  #admits(failed: boolean): boolean {
    if (this.#first < MAX_FIRST) this.#first++;
    else if (failed && this.#failed < MAX_FAILED) this.#failed++;
    else return false;
    return true;
  }

  /** Decodes what was seen since the last time. */
  read({ text }: LogDocument): void {
    for (const { kind, span, atMs } of this.#seen.splice(0)) {
      if (kind === 'message') this.#add(text, span, atMs, () => readPayload(text, span)?.bytes);
      else for (const found of findPayloads(text, span)) this.#add(text, found.span, atMs, () => found.bytes);
    }
  }

  #add(text: string, span: Span, atMs: number | undefined, bytesOf: () => Uint8Array | undefined): void {
    const encoded = text.slice(span.start, span.end);
    const same = this.#byText.get(encoded);
    if (same) {
      same.spans.push(span);
      return;
    }
    const bytes = bytesOf();
    if (!bytes || bytes.length === 0) return;
    const known: Known = { decoded: decodeMessage(bytes), spans: [span], atMs };
    this.#known.push(known);
    this.#byText.set(detached(encoded), known);
  }

  /** The message that stands at exactly this place, where it is one of the decoded ones. */
  decodedAt({ start, end }: Span): DecodedMessage | undefined {
    return this.#known.find(({ spans }) => spans.some((span) => span.start === start && span.end === end))?.decoded;
  }

  /** RA and CA certificates of the server, from the answers to GetCACert in this log. */
  certificates(): readonly Certificate[] {
    return this.#known.flatMap(({ decoded }) => serverCertificatesIn(decoded));
  }

  /** The decoded messages with what checking them shows. `others` are the server certificates that the rest of the case has. */
  checked(others: readonly Certificate[] = []): readonly CheckedMessage[] {
    return this.#known.map(({ decoded, spans, atMs }) => {
      const place = spans[0] ?? { start: 0, end: 0 };
      const request = this.#requestOf(decoded, place);
      return {
        decoded,
        spans,
        ...(request?.spans[0] ? { request: request.spans[0] } : {}),
        findings: once(() => verifyMessage(decoded, this.contextOf(decoded, place, atMs, others))),
      };
    });
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
    if (!reply || !isReply(reply)) return undefined;
    const messages = this.#known.filter((known) => pkiMessageOf(known.decoded));
    const nonce = reply.recipientNonce;
    const asked = messages.find(({ decoded: other }) => nonce !== undefined && requestIn(other)?.senderNonce === nonce);
    if (asked) return asked;
    const last = messages.filter((known) => startOf(known) < place.start).at(-1);
    const request = requestIn(last?.decoded);
    return request?.transactionID !== undefined && request.transactionID === reply.transactionID ? last : undefined;
  }
}

function startOf({ spans }: Known): number {
  return spans[0]?.start ?? 0;
}

function pkiMessageOf(decoded: DecodedMessage | undefined): PkiMessage | undefined {
  return decoded?.kind === 'pki-message' ? decoded.message : undefined;
}

function requestIn(decoded: DecodedMessage | undefined): PkiMessage | undefined {
  const message = pkiMessageOf(decoded);
  return message && !isReply(message) ? message : undefined;
}

function isReply({ messageType, pkiStatus }: PkiMessage): boolean {
  return messageType?.value === 3 || pkiStatus !== undefined;
}

/** Certificates of another log may be of another server: they count where they are of the CA that the message names. */
function ofSameServer(decoded: DecodedMessage, certificates: readonly Certificate[]): readonly Certificate[] {
  const message = pkiMessageOf(decoded);
  const ids = [message?.signerInfo?.signerId, ...(message?.envelope?.recipients.map(({ recipientId }) => recipientId) ?? [])];
  const issuers = ids.flatMap((id) => (id?.kind === 'issuerAndSerialNumber' ? [id.issuer] : []));
  return certificates.some(({ issuer, subject }) => issuers.some((name) => sameName(name, issuer) || sameName(name, subject)))
    ? certificates
    : [];
}
