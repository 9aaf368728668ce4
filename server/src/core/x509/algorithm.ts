import { Members, oidLabel, oidName, oidOf, type Reading, TAG, type Tlv } from '../asn1/index.ts';
import { verbatim } from '../text/sentence.ts';

/** An AlgorithmIdentifier (RFC 5280 4.1.1.2). Absent members were cut. */
export interface Algorithm {
  readonly oid?: string;
  /** `sha256`, `des-ede3-cbc`; the numbers where there is no name. */
  readonly name?: string;
  readonly parameters?: Tlv;
}

export function readAlgorithm(reading: Reading, tlv: Tlv | undefined): Algorithm | undefined {
  if (!tlv) return undefined;
  const members = new Members(reading, tlv);
  const oidTlv = members.universal(TAG.oid, 'algorithm');
  const oid = oidOf(oidTlv);
  const parameters = members.any('parameters');
  if (oid === undefined) return {};
  const name = oidName(oid);
  reading.note(tlv, { value: verbatim(name) });
  return parameters ? { oid, name, parameters } : { oid, name };
}

/** Notes an OBJECT IDENTIFIER's name at its element. */
export function readOid(reading: Reading, tlv: Tlv | undefined): string | undefined {
  const oid = oidOf(tlv);
  if (tlv && oid !== undefined) reading.note(tlv, { value: verbatim(oidLabel(oid)) });
  return oid;
}
