import {
  contentsOf,
  decodeText,
  hexOf,
  Members,
  OID,
  oidOf,
  type Reading,
  shown,
  stringOf,
  TAG,
  type Tlv,
} from '../asn1/index.ts';
import { verbatim } from '../text/sentence.ts';
import { readOid } from './algorithm.ts';
import { type Name, readName, rfc4514 } from './name.ts';

/** A GeneralName (RFC 5280 4.2.1.6). */
export interface GeneralName {
  readonly kind:
    | 'otherName'
    | 'email'
    | 'dns'
    | 'x400'
    | 'directory'
    | 'ediParty'
    | 'uri'
    | 'ip'
    | 'oid'
    | 'upn'
    | 'sid'
    | 'unknown';
  /** As people write it: an address, a URL, a name in RFC 4514 form. Not yet safe to show. */
  readonly value: string;
  /** Type of an otherName that is neither a UPN nor a SID. */
  readonly oid?: string;
}

const KINDS = ['otherName', 'email', 'dns', 'x400', 'directory', 'ediParty', 'uri', 'ip', 'oid'] as const;

/** Names of a GeneralNames SEQUENCE (or of an implicitly tagged one) that are whole. */
export function readGeneralNames(reading: Reading, tlv: Tlv | undefined): readonly GeneralName[] {
  return (tlv?.children ?? []).flatMap((child) => readGeneralName(reading, child) ?? []);
}

export function readGeneralName(reading: Reading, tlv: Tlv): GeneralName | undefined {
  if (tlv.truncated) return undefined;
  const name = read(reading, tlv);
  reading.note(tlv, { name: name.kind, value: verbatim(shown(name.value)) });
  return name;
}

function read(reading: Reading, tlv: Tlv): GeneralName {
  const kind = tlv.tagClass === 'context' ? (KINDS[tlv.tagNumber] ?? 'unknown') : 'unknown';
  const contents = contentsOf(tlv);
  switch (kind) {
    case 'otherName':
      return readOtherName(reading, tlv);
    case 'email':
    case 'dns':
    case 'uri':
      return { kind, value: decodeText(contents, TAG.ia5String) };
    case 'directory':
      return { kind, value: directory(reading, tlv) };
    case 'ip':
      return { kind, value: addressText(contents) };
    case 'oid':
      return { kind, value: oidOf(tlv) ?? hexOf(contents) };
    default:
      return { kind, value: hexOf(contents, 0, 64) };
  }
}

/** directoryName is tagged explicitly, since Name is a CHOICE. */
function directory(reading: Reading, tlv: Tlv): string {
  const [inner] = tlv.children;
  const name: Name | undefined = inner && readName(reading, inner);
  return name ? rfc4514(name) : '';
}

function readOtherName(reading: Reading, tlv: Tlv): GeneralName {
  const members = new Members(reading, tlv);
  const oid = readOid(reading, members.universal(TAG.oid, 'type-id'));
  const [value] = members.context(0, 'value')?.children ?? [];
  const text = value ? (stringOf(value) ?? '') : '';
  if (oid === OID.userPrincipalName) return { kind: 'upn', value: text };
  if (oid === OID.szOID_NTDS_OBJECTSID && value) return { kind: 'sid', value: decodeText(contentsOf(value), TAG.ia5String) };
  const named = oid === undefined ? {} : { oid };
  return { kind: 'otherName', value: text || (value ? hexOf(contentsOf(value), 0, 64) : ''), ...named };
}

/** An address, or an address and mask as name constraints hold it. */
function addressText(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.');
  if (octets.length === 16) return ipv6(octets);
  if (octets.length === 8) return `${octets.subarray(0, 4).join('.')}/${octets.subarray(4).join('.')}`;
  if (octets.length === 32) return `${ipv6(octets.subarray(0, 16))}/${ipv6(octets.subarray(16))}`;
  return hexOf(octets, 0, 64);
}

/** RFC 5952: lower case, the longest run of zero groups as `::`. */
function ipv6(octets: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) => (((octets[i * 2] ?? 0) << 8) | (octets[i * 2 + 1] ?? 0)).toString(16));
  const runs = groups.map((_, i) => {
    let end = i;
    while (groups[end] === '0') end++;
    return end - i;
  });
  const longest = Math.max(...runs);
  if (longest < 2) return groups.join(':');
  const start = runs.indexOf(longest);
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + longest).join(':')}`;
}

const LABELS: Readonly<Record<GeneralName['kind'], string>> = {
  otherName: 'otherName',
  email: 'email',
  dns: 'DNS',
  x400: 'X.400',
  directory: 'DirName',
  ediParty: 'EdiParty',
  uri: 'URI',
  ip: 'IP',
  oid: 'Registered ID',
  upn: 'UPN',
  sid: 'SID',
  unknown: 'unknown',
};

/** `UPN:alice@contoso.com`. Safe to show. */
export function generalNameText(name: GeneralName): string {
  return `${LABELS[name.kind]}:${name.oid ? `${name.oid}:` : ''}${shown(name.value)}`;
}
