import type { HttpFacts, Keys, Observation } from '../log/facts.ts';
import { detached } from '../text/detach.ts';
import type { Sentence, SentenceArg } from '../text/sentence.ts';
import type { Writable } from './draft.ts';

/** So many values are shared; behind them each is its own. */
const MOST = 16_384;
/** Log text is kept up to so many code units. */
const LONGEST = 400;

/**
 * Values that records have in common, kept once and apart from the text of the log: a day has the same few user agents, statuses and
 * sentences in a hundred thousand lines.
 */
export class Pool {
  readonly #texts = new Map<string, string>();
  readonly #last = ['', '', '', ''];
  /** By address. */
  readonly #callers = new Map<string, Keys>();
  readonly #words = new Map<string, Sentence>();
  readonly #http = new Map<string, HttpFacts>();
  readonly #events = new Map<string, NonNullable<Observation['event']>>();
  /** What was given out or asked for as an object: most readers ask with the same one again. */
  readonly #known = new WeakMap<object, object>();

  text(value: string): string {
    const known = this.#texts.get(value);
    if (known !== undefined) return known;
    const own = bounded(value);
    if (this.#texts.size < MOST) this.#texts.set(own, own);
    return own;
  }

  /** The keys of a server's record: those of one device are the same object in all its records. */
  callerKeys(keys: Keys): Keys {
    const known = this.#callers.get(keys.address ?? '');
    if (known && isSameCaller(known, keys)) return known;
    const own = this.keys(keys);
    if (known || this.#callers.size < MOST) this.#callers.set(own.address ?? '', own);
    return own;
  }

  /** Member by member, since a loop over names costs several times as much. */
  keys(keys: Keys | undefined): Keys {
    if (!keys) return NO_KEYS;
    const own: Writable<Keys> = {};
    if (keys.address !== undefined) own.address = this.#again(2, keys.address);
    if (keys.forwardedFor !== undefined) own.forwardedFor = this.text(keys.forwardedFor);
    if (keys.userAgent !== undefined) own.userAgent = this.#again(0, keys.userAgent);
    if (keys.server !== undefined) own.server = this.#again(1, keys.server);
    if (keys.thread !== undefined) own.thread = this.#again(3, keys.thread);
    if (keys.activity !== undefined) own.activity = this.text(keys.activity);
    if (keys.alias !== undefined) own.alias = this.text(keys.alias);
    if (keys.policy !== undefined) own.policy = this.text(keys.policy);
    if (keys.device !== undefined) own.device = this.text(keys.device);
    if (keys.deviceName !== undefined) own.deviceName = this.text(keys.deviceName);
    if (keys.subject !== undefined) own.subject = this.text(keys.subject);
    if (keys.caThumbprint !== undefined) own.caThumbprint = this.text(keys.caThumbprint);
    if (keys.recipient !== undefined) own.recipient = this.text(keys.recipient);
    if (keys.transactionID !== undefined) own.transactionID = bounded(keys.transactionID);
    if (keys.senderNonce !== undefined) own.senderNonce = bounded(keys.senderNonce);
    if (keys.recipientNonce !== undefined) own.recipientNonce = bounded(keys.recipientNonce);
    if (keys.serial !== undefined) own.serial = bounded(keys.serial);
    if (keys.thumbprint !== undefined) own.thumbprint = bounded(keys.thumbprint);
    if (keys.keyHash !== undefined) own.keyHash = bounded(keys.keyHash);
    return own;
  }

  /** The same as the last time, mostly: to compare costs less than to look it up. */
  #again(place: number, value: string): string {
    const last = this.#last[place];
    if (last === value) return last;
    const text = this.text(value);
    this.#last[place] = text;
    return text;
  }

  words(words: Sentence): Sentence {
    return this.#shared(words, this.#words, wordsKey, () => ({
      text: words.text,
      args: words.args.map((arg) => this.#arg(arg)),
    }));
  }

  http(http: HttpFacts): HttpFacts {
    return this.#shared(http, this.#http, httpKey, () => {
      const own: Writable<HttpFacts> = { ...http };
      if (own.method !== undefined) own.method = this.text(own.method);
      if (own.reason !== undefined) own.reason = this.text(own.reason);
      if (own.queue !== undefined) own.queue = this.text(own.queue);
      return own;
    });
  }

  event(event: NonNullable<Observation['event']>): NonNullable<Observation['event']> {
    return this.#shared(
      event,
      this.#events,
      ({ provider, id }) => `${id} ${provider}`,
      () => ({ provider: this.text(event.provider), id: event.id }),
    );
  }

  #arg(arg: SentenceArg): SentenceArg {
    if (typeof arg === 'string') return this.text(arg);
    return typeof arg === 'number' ? arg : this.words(arg);
  }

  #shared<T extends object>(asked: T, values: Map<string, T>, keyOf: (value: T) => string, make: () => T): T {
    const same = this.#known.get(asked);
    if (same) return same as T;
    const key = keyOf(asked);
    let value = values.get(key);
    if (!value) {
      value = make();
      if (values.size < MOST) values.set(detached(key), value);
    }
    this.#known.set(asked, value);
    return value;
  }
}

const NO_KEYS: Keys = {};

function isSameCaller(a: Keys, b: Keys): boolean {
  return a.address === b.address && a.userAgent === b.userAgent && a.server === b.server && a.forwardedFor === b.forwardedFor;
}

function bounded(value: string): string {
  return detached(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
}

function httpKey({ operation, method, status, substatus, win32, reason, queue }: HttpFacts): string {
  return `${operation} ${method} ${status} ${substatus} ${win32} ${reason} ${queue}`;
}

function wordsKey({ text, args }: Sentence): string {
  let key = text;
  for (const arg of args) key += `\u0000${typeof arg === 'object' ? wordsKey(arg) : arg}`;
  return key;
}
