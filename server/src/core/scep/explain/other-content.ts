import { OID, oidName } from '../../asn1/index.ts';
import { attributesOf, type SignedData } from '../../cms/index.ts';
import { msg, type Sentence } from '../../text/sentence.ts';

/** What signed bytes are that no SCEP message can be. */
export interface OtherContent {
  readonly title: Sentence;
  readonly meaning: Sentence;
}

/** Content types that other protocols sign: Authenticode and lists of trusted certificates (wintrust.h), RFC 3161, RFC 5272, RFC 5652. */
const KNOWN: Readonly<Record<string, Sentence>> = {
  '1.3.6.1.4.1.311.2.1.4': msg('the signature of a program or script (Authenticode)'),
  '1.3.6.1.4.1.311.10.1': msg('a list of trusted certificates or hashes, such as a catalog of Windows'),
  '1.2.840.113549.1.9.16.1.4': msg('a timestamp (RFC 3161)'),
  '1.3.6.1.5.5.7.12.2': msg('a request of CMC (RFC 5272)'),
  '1.3.6.1.5.5.7.12.3': msg('an answer of CMC (RFC 5272)'),
  '1.2.840.113549.1.9.16.1.1': msg('a receipt for a signed mail (S/MIME)'),
};

const MAIL = msg('a signed mail (S/MIME)');
/** The attribute in which a mail program says what it can read (RFC 8551 2.5.2). */
const SMIME_CAPABILITIES = '1.2.840.113549.1.9.15';

/**
 * What a SignedData is whose content type excludes SCEP, in which it is always data (RFC 8894 3.1); undefined where it may be SCEP, as
 * far as it is there.
 */
export function otherContent(signedData: SignedData): OtherContent | undefined {
  const type = signedData.eContentType;
  if (type === undefined) return undefined;
  if (type === OID.data) {
    const signers = signedData.signerInfos?.items ?? [];
    const mail = signers.some(({ signedAttributes }) => attributesOf(signedAttributes, SMIME_CAPABILITIES).length > 0);
    return mail ? said(MAIL) : undefined;
  }
  const known = KNOWN[type];
  if (known) return said(known);
  return {
    title: msg('CMS SignedData: no SCEP message'),
    meaning: msg(
      'Its content is of the type {0}; that of a SCEP message is data. So this belongs to another protocol.',
      oidName(type),
    ),
  };
}

function said(what: Sentence): OtherContent {
  return {
    title: msg('CMS SignedData: {0}', what),
    meaning: msg('This is {0}, and no SCEP message: the type of its content tells.', what),
  };
}
