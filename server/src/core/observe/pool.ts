import type { Keys, Observation } from '../log/facts.ts';
import { detached } from '../text/detach.ts';
import type { Message, MessageArg } from '../text/message.ts';

/** So many values are shared; behind them each is its own. */
const MOST = 16_384;
/** Log text is kept up to so many code units. */
const LONGEST = 400;

/** Keys that hardly two records have in common: to remember them costs more than it saves. */
const UNIQUE: ReadonlySet<string> = new Set<keyof Keys>([
  'transactionID',
  'senderNonce',
  'recipientNonce',
  'serial',
  'thumbprint',
  'keyHash',
]);

function bounded(value: string): string {
  return detached(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
}

/**
 * Values that records have in common, kept once and apart from the text of the log: a day has the same few user agents, statuses and
 * sentences in a hundred thousand lines.
 */
export class Pool {
  readonly #texts = new Map<string, string>();
  readonly #values = new Map<string, unknown>();

  text(value: string): string {
    const known = this.#texts.get(value);
    if (known !== undefined) return known;
    const own = bounded(value);
    if (this.#texts.size < MOST) this.#texts.set(own, own);
    return own;
  }

  keys(keys: Keys): Keys {
    const own: { -readonly [K in keyof Keys]: Keys[K] } = {};
    for (const name in keys) {
      const value = keys[name as keyof Keys];
      if (value !== undefined) own[name as keyof Keys] = UNIQUE.has(name) ? bounded(value) : this.text(value);
    }
    return own;
  }

  words(words: Message): Message {
    return this.#shared(wordsKey(words), () => ({ text: words.text, args: words.args.map((arg) => this.#arg(arg)) }));
  }

  http(http: NonNullable<Observation['http']>): NonNullable<Observation['http']> {
    const { operation, method, status, substatus, win32, reason, queue } = http;
    return this.#shared(`h ${operation} ${method} ${status} ${substatus} ${win32} ${reason} ${queue}`, () => {
      const own = { ...http };
      return {
        ...own,
        ...(method === undefined ? {} : { method: this.text(method) }),
        ...(reason === undefined ? {} : { reason: this.text(reason) }),
        ...(queue === undefined ? {} : { queue: this.text(queue) }),
      };
    });
  }

  event({ provider, id }: NonNullable<Observation['event']>): NonNullable<Observation['event']> {
    return this.#shared(`e ${provider} ${id}`, () => ({ provider: this.text(provider), id }));
  }

  #arg(arg: MessageArg): MessageArg {
    if (typeof arg === 'string') return this.text(arg);
    return typeof arg === 'number' ? arg : this.words(arg);
  }

  #shared<T>(key: string, make: () => T): T {
    const known = this.#values.get(key);
    if (known !== undefined) return known as T;
    const value = make();
    if (this.#values.size < MOST) this.#values.set(detached(key), value);
    return value;
  }
}

function wordsKey({ text, args }: Message): string {
  return `w ${text}\u0000${args.map((arg) => (typeof arg === 'object' ? wordsKey(arg) : String(arg))).join('\u0000')}`;
}
