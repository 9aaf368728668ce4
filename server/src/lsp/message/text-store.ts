import { messagesIn } from '../../core/scep/index.ts';
import { LineIndex } from '../../core/text/lines.ts';
import type { DecodeTextParams } from '../../protocol.ts';
import { type DecodedPayload, decodeFound } from './payloads.ts';

/** Texts that are kept: the one added first goes first. */
const MAX_TEXTS = 32;
/** Code units of one text; what is longer is cut. */
const MAX_LENGTH = 4_194_304;
const MAX_MESSAGES = 50;
/** Fewer bytes that are nothing known are a word that happens to read as base64. */
const LEAST_BYTES = 16;

/** A text that somebody asked to decode and that need not stand in any log. */
export interface StoredText {
  readonly lines: LineIndex;
  readonly origin?: DecodeTextParams['origin'];
  readonly messages: readonly DecodedPayload[];
}

/** Texts from a selection or the clipboard, by number, for as long as the session lasts and there is room. */
export class TextStore {
  readonly #texts = new Map<number, StoredText>();
  #last = 0;

  /** Keeps a text under a new number; undefined where it holds no message. */
  add({ text, origin }: DecodeTextParams): { readonly id: number; readonly stored: StoredText } | undefined {
    const kept = text.slice(0, MAX_LENGTH);
    const found = messagesIn(kept, MAX_MESSAGES);
    const worth = found.filter(({ payload, decoded }) => decoded.kind !== 'unknown' || payload.bytes.length >= LEAST_BYTES);
    const messages = worth.map(({ payload, decoded }) => decodeFound(payload, decoded));
    if (messages.length === 0) return undefined;
    const stored = { lines: LineIndex.of(kept), messages, ...(origin ? { origin } : {}) };
    this.#texts.set(++this.#last, stored);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > MAX_TEXTS && oldest !== undefined) this.#texts.delete(oldest);
    return { id: this.#last, stored };
  }

  /** All messages of all texts, the newest text first. */
  messages(): readonly DecodedPayload[] {
    return [...this.#texts.values()].reverse().flatMap(({ messages }) => messages);
  }

  get(id: number): StoredText | undefined {
    return this.#texts.get(id);
  }
}
