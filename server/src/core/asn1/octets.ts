import { TAG } from './members.ts';
import type { ByteSource, Piece, Tlv } from './model.ts';
import { addPieces } from './source.ts';

/** The octets of an OCTET STRING, put together from its fragments. */
export interface Octets {
  /** The string itself. */
  readonly holder: Tlv;
  readonly source: ByteSource;
  readonly bytes: Uint8Array;
  /** The pieces as the sender wrote them; a plain string has one. */
  readonly fragments: readonly Fragment[];
  /** False where the text is cut inside the string or before its end mark. */
  readonly complete: boolean;
}

export interface Fragment {
  /** Length as written; undefined where the length itself is cut. */
  readonly declared?: number;
  readonly present: number;
}

/**
 * The octets of an OCTET STRING or a character string, plain or in fragments (X.690 8.7, 8.23.6), also under an implicit tag.
 * Elements in a constructed string that are neither an OCTET STRING nor a string of its own type are passed over.
 */
export function octetsOf(tlv: Tlv): Octets {
  const tags = tlv.tagClass === 'universal' ? [TAG.octetString, tlv.tagNumber] : [TAG.octetString];
  const leaves = tlv.constructed ? leavesOf(tlv, tags) : [tlv];
  let length = 0;
  for (const leaf of leaves) length += leaf.contentEnd - leaf.contentStart;
  const only = leaves.length === 1 ? leaves[0] : undefined;
  const bytes = only ? tlv.source.bytes.subarray(only.contentStart, only.contentEnd) : new Uint8Array(length);
  const pieces: Piece[] = [];
  const fragments: Fragment[] = [];
  let at = 0;
  for (const leaf of leaves) {
    const present = leaf.contentEnd - leaf.contentStart;
    if (!only) bytes.set(tlv.source.bytes.subarray(leaf.contentStart, leaf.contentEnd), at);
    if (present > 0) addPieces(pieces, tlv.source, leaf.contentStart, leaf.contentEnd, at);
    fragments.push(leaf.declaredLength === undefined ? { present } : { declared: leaf.declaredLength, present });
    at += present;
  }
  if (pieces.length === 0) addPieces(pieces, tlv.source, tlv.contentStart, tlv.contentStart, 0);
  return { holder: tlv, source: { bytes, pieces }, bytes, fragments, complete: !tlv.truncated };
}

/** The plain strings of these tags inside a constructed one, in order. The tree is at most `MAX_DEPTH` deep. */
export function leavesOf(tlv: Tlv, tags: readonly number[]): readonly Tlv[] {
  const leaves: Tlv[] = [];
  const collect = (parent: Tlv): void => {
    for (const child of parent.children) {
      if (child.tagClass !== 'universal' || !tags.includes(child.tagNumber)) continue;
      if (child.constructed) collect(child);
      else leaves.push(child);
    }
  };
  collect(tlv);
  return leaves;
}
