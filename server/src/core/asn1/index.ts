export { LARGEST_LENGTH } from './header.ts';
export { is, isContext, Members, TAG, type UniversalTlv } from './members.ts';
export type { ByteProblem, ByteRange, ByteSource, Decoded, Piece, TagClass, Tlv } from './model.ts';
export { type Fragment, type Octets, octetsOf } from './octets.ts';
export { OID, type OidName, oidLabel, oidName } from './oids.ts';
export { MAX_DEPTH, MAX_ELEMENTS, readTlv, type TlvTree } from './read.ts';
export { type ElementNote, Reading } from './reading.ts';
export { messageOffset, messageRange, messageSource, rangeOf } from './source.ts';
export { decodeText, shown, stringOf, stringTypeOf } from './strings.ts';
export { type Asn1Time, shownTime, timeOf } from './time.ts';
export {
  bitsOf,
  booleanOf,
  contentsOf,
  encodingOf,
  hexOf,
  type Integer,
  integerOf,
  numberOf,
  oidOf,
  setBitsOf,
} from './values.ts';
