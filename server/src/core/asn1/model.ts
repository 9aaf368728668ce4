import type { Message } from '../text/message.ts';

/** Malformed bytes, by the offset of the byte that shows it. */
export interface ByteProblem {
  readonly code: string;
  readonly offset: number;
  readonly message: Message;
}

/** A value that may be partial, and what was wrong on the way. A member that could not be read is absent. */
export interface Decoded<T> {
  readonly value: T;
  readonly problems: readonly ByteProblem[];
}

/** One element of BER or DER (X.690 8.1). A tree exists for any bytes; offsets count from the first byte of the message. */
export interface Tlv {
  readonly tagClass: 'universal' | 'application' | 'context' | 'private';
  readonly tagNumber: number;
  readonly constructed: boolean;
  /** Offset of the identifier octet. */
  readonly start: number;
  /** Offset of the first contents octet. */
  readonly contentStart: number;
  /** Behind the last contents octet that is there. */
  readonly contentEnd: number;
  /** Behind the whole element, with end-of-contents octets. */
  readonly end: number;
  /** `truncated`: the bytes stop before the length says, or before the end-of-contents octets. */
  readonly form: 'definite' | 'indefinite';
  readonly truncated: boolean;
  /** Contents length as declared; undefined for the indefinite form. */
  readonly declaredLength?: number;
  readonly children: readonly Tlv[];
}
