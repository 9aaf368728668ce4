import { is, isContext, Members, type Reading, rangeOf, TAG, type Tlv, type UniversalTlv } from '../asn1/index.ts';
import { readOid } from '../x509/index.ts';
import type { ContentInfo } from './model.ts';

export const CONTENT = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  envelopedData: '1.2.840.113549.1.7.3',
  authEnvelopedData: '1.2.840.113549.1.9.16.1.23',
} as const;

/** True where a SEQUENCE begins as a ContentInfo does: an identifier, then an explicit [0]. */
export function looksLikeContentInfo(tlv: Tlv | undefined): tlv is UniversalTlv {
  if (!is(tlv, TAG.sequence)) return false;
  const [type, content] = tlv.children;
  return is(type, TAG.oid) && (content === undefined ? tlv.truncated : isContext(content, 0)) && tlv.children.length <= 2;
}

export function readContentInfo(reading: Reading, tlv: Tlv): ContentInfo {
  reading.note(tlv, { name: 'ContentInfo' });
  const members = new Members(reading, tlv);
  const contentType = readOid(reading, members.universal(TAG.oid, 'contentType'));
  const content = members.context(0, 'content')?.children[0];
  return {
    range: rangeOf(tlv),
    complete: !tlv.truncated,
    indefinite: tlv.form === 'indefinite',
    ...(contentType === undefined ? {} : { contentType }),
    ...(content ? { content } : {}),
  };
}
