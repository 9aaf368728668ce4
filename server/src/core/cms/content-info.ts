import { is, isContext, Members, type Reading, rangeOf, TAG, type Tlv, type UniversalTlv } from '../asn1/index.ts';
import { readOid } from '../x509/index.ts';
import type { ContentInfo } from './model.ts';

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
