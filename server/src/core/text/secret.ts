/** A value that must not be shown unless somebody asks for it: a challenge password, a private key. */
export interface Secret {
  readonly secret: true;
  readonly length: number;
  /** The value itself. Only a deliberate "reveal" may call this. */
  reveal(): string;
}

/** Wraps a value so that printing, spreading or serialising it shows nothing. */
export function secret(value: string): Secret {
  return { secret: true, length: value.length, reveal: () => value };
}

/** What every output prints in place of a secret. Says nothing of its length. */
export const MASK = '••••••••';
