import { type DecryptionKey, openMessage } from '../../core/scep/decrypt/index.ts';
import {
  type DecodedMessage,
  type DecodedNode,
  explainMessage,
  type MessageExplanation,
  messageTree,
} from '../../core/scep/index.ts';
import type { Sentence } from '../../core/text/sentence.ts';
import type { DecodedPayload } from './payloads.ts';

/** Keys that are held; the one unused for longest goes first. */
const MAX_KEYS = 8;

/** What an envelope holds, or why it stays closed. */
export type Opened =
  | {
      readonly kind: 'content';
      readonly message: DecodedMessage;
      readonly explanation: MessageExplanation;
      readonly tree: readonly DecodedNode[];
    }
  | { readonly kind: 'closed'; readonly message: Sentence };

/** The private keys of the session: only in memory, until they are forgotten. */
export class KeyRing {
  readonly #keys: DecryptionKey[] = [];
  #opened = new WeakMap<DecodedPayload, Opened>();

  get size(): number {
    return this.#keys.length;
  }

  /** Adds keys; gives how many of them were not there yet. */
  add(keys: readonly DecryptionKey[]): number {
    const fresh = keys.filter(({ modulus }) => !this.#keys.some((known) => known.modulus === modulus));
    this.#keys.push(...fresh);
    for (const old of this.#keys.splice(0, Math.max(0, this.#keys.length - MAX_KEYS))) old.forget();
    this.#opened = new WeakMap();
    return fresh.length;
  }

  /** Forgets all keys and what they opened; gives how many there were. */
  forget(): number {
    const held = this.#keys.splice(0);
    for (const key of held) key.forget();
    this.#opened = new WeakMap();
    return held.length;
  }

  /** What the keys make of a message; undefined where there is no key, or nothing encrypted. Remembered as long as the keys are. */
  open(decoded: DecodedPayload): Opened | undefined {
    const known = this.#opened.get(decoded) ?? this.#tryAll(decoded);
    if (known) this.#opened.set(decoded, known);
    return known;
  }

  /** The key that was used last is tried first. */
  #tryAll(decoded: DecodedPayload): Opened | undefined {
    const opened = openMessage(decoded.message, this.#keys.toReversed());
    if (opened?.kind !== 'content') return opened;
    const { key, message } = opened;
    this.#keys.push(...this.#keys.splice(this.#keys.indexOf(key), 1));
    return { kind: 'content', message, explanation: explainMessage(message), tree: messageTree(message) };
  }
}
