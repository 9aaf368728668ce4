import type { CaseAttempt, CaseSnapshot } from '../../core/case/model.ts';
import type { Keys } from '../../core/log/facts.ts';

/** What names an enrollment, its certificate, its profile or its device in a log. */
export type IdentifierKind =
  | 'transactionID'
  | 'nonce'
  | 'serial'
  | 'thumbprint'
  | 'key'
  | 'alias'
  | 'profile'
  | 'device'
  | 'address';

/** A value by which logs know enrollments, and those that have it, in the order of the case. */
export interface Identifier {
  readonly kind: IdentifierKind;
  /** As the first log of them writes it, or as all logs of the case are compared. */
  readonly value: string;
  readonly attempts: readonly CaseAttempt[];
}

export const IDENTIFIER_OF = {
  transactionID: 'transactionID',
  senderNonce: 'nonce',
  recipientNonce: 'nonce',
  serial: 'serial',
  thumbprint: 'thumbprint',
  keyHash: 'key',
  alias: 'alias',
  policy: 'profile',
  device: 'device',
  deviceName: 'device',
  address: 'address',
} as const satisfies Partial<Record<keyof Keys, IdentifierKind>>;

export const IDENTIFYING_KEYS = Object.keys(IDENTIFIER_OF) as readonly (keyof typeof IDENTIFIER_OF)[];

/** Shorter ones stand for too much. */
const LEAST = 4;

/** All identifiers of a case. Made once for each state of it. */
export class Identifiers {
  readonly #found = new Map<string, { kind: IdentifierKind; value: string; attempts: CaseAttempt[] }>();

  static of(snapshot: CaseSnapshot): Identifiers {
    const known = KNOWN.get(snapshot) ?? new Identifiers(snapshot);
    KNOWN.set(snapshot, known);
    return known;
  }

  private constructor({ attempts }: CaseSnapshot) {
    for (const attempt of attempts) {
      const seen = new Set<Keys>();
      for (const { evidence } of attempt.steps) {
        for (const { observation } of evidence) {
          const { keys } = observation;
          if (!seen.has(keys)) this.#take(keys, attempt);
          seen.add(keys);
        }
      }
    }
  }

  /** The identifier that a text is, however a log writes it; undefined for any other text. */
  find(text: string): Identifier | undefined {
    return this.#found.get(compared(text)) ?? this.#found.get(compared(text.replace(/^0x/i, '')));
  }

  /** Each with its letters and digits, in the order in which the case shows them. */
  entries(): Iterable<readonly [string, Identifier]> {
    return this.#found.entries();
  }

  #take(keys: Keys, attempt: CaseAttempt): void {
    for (const name of IDENTIFYING_KEYS) {
      const value = keys[name];
      if (value === undefined) continue;
      const key = compared(value);
      const known = this.#found.get(key);
      if (!known) {
        if (key.length >= LEAST) this.#found.set(key, { kind: IDENTIFIER_OF[name], value, attempts: [attempt] });
      } else if (known.attempts.at(-1) !== attempt) known.attempts.push(attempt);
    }
  }
}

const KNOWN = new WeakMap<CaseSnapshot, Identifiers>();

/** The letters and digits of a value: the rest is how a log writes it. */
export function compared(text: string): string {
  return unescaped(text)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toUpperCase();
}

function unescaped(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
