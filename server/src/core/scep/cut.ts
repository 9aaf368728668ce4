import { messageOffset, type Reading, type Tlv, type TlvTree } from '../asn1/index.ts';
import type { Cut } from './model.ts';

const MAX_PATH = 256;

/** Where a tree that ends early ends; undefined for a whole one. */
export function cutOf(reading: Reading, tree: TlvTree, length: number): Cut | undefined {
  if (!tree.root || tree.cutAt === undefined) return undefined;
  let inside = 'SEQUENCE';
  let atLeastBytes = 0;
  let tlv: Tlv | undefined = tree.root;
  for (let depth = 0; tlv && depth < MAX_PATH; depth++) {
    const note = reading.noteOf(tlv);
    inside = note?.name ?? inside;
    const last = tlv.children.at(-1);
    atLeastBytes = Math.max(atLeastBytes, declaredEnd(tlv), last ? declaredEnd(last) : 0);
    const next: Tlv | undefined = note?.inside ?? last;
    tlv = next?.truncated ? next : undefined;
  }
  return { atByte: length, inside, ...(atLeastBytes > length ? { atLeastBytes } : {}) };
}

/** Offset at which a cut element would end by its own length; 0 where it does not say. */
function declaredEnd({ source, contentStart, truncated, declaredLength = 0 }: Tlv): number {
  if (!truncated || declaredLength === Number.MAX_SAFE_INTEGER) return 0;
  return messageOffset(source, contentStart) + declaredLength;
}
