import type { Tlv } from './model.ts';
import type { Reading } from './reading.ts';

/** Universal tag numbers (X.680 8.6). */
export const TAG = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  null: 5,
  oid: 6,
  enumerated: 10,
  utf8String: 12,
  sequence: 16,
  set: 17,
  numericString: 18,
  printableString: 19,
  teletexString: 20,
  ia5String: 22,
  utcTime: 23,
  generalizedTime: 24,
  visibleString: 26,
  generalString: 27,
  universalString: 28,
  bmpString: 30,
} as const;

export type UniversalTlv = Tlv & { readonly tagClass: 'universal' };

/** True for an element with this universal tag. Any element that is read from a source may be cut: see `truncated`. */
export function is(tlv: Tlv | undefined, tagNumber: number): tlv is UniversalTlv {
  return tlv?.tagClass === 'universal' && tlv.tagNumber === tagNumber;
}

/** True for an element with this context-specific tag. */
export function isContext(tlv: Tlv | undefined, tagNumber: number): tlv is Tlv & { readonly tagClass: 'context' } {
  return tlv?.tagClass === 'context' && tlv.tagNumber === tagNumber;
}

/** Goes through the members of a SEQUENCE in order; each step takes the next one if it has the tag, and names it. */
export class Members {
  readonly #reading: Reading;
  readonly #children: readonly Tlv[];
  #at = 0;

  constructor(reading: Reading, tlv: Tlv | undefined) {
    this.#reading = reading;
    this.#children = tlv?.children ?? [];
  }

  get next(): Tlv | undefined {
    return this.#children[this.#at];
  }

  universal(tagNumber: number, name: string): Tlv | undefined {
    return is(this.next, tagNumber) ? this.any(name) : undefined;
  }

  context(tagNumber: number, name: string): Tlv | undefined {
    return isContext(this.next, tagNumber) ? this.any(name) : undefined;
  }

  /** The next member, whatever its tag. */
  any(name: string): Tlv | undefined {
    const next = this.next;
    if (!next) return undefined;
    this.#at++;
    this.#reading.note(next, { name });
    return next;
  }
}
