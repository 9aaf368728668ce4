import { is, isContext, numberOf, OID, oidOf, TAG, type Tlv } from '../asn1/index.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import type { PrivateKeyForm } from './model.ts';

const PFX_VERSION = 3;

/**
 * Which form of a private key an element is, whole or cut: PKCS#8 (RFC 5958 2, 3), PKCS#1 (RFC 8017 A.1.2), SEC 1 (RFC 5915 3) or a
 * PFX (RFC 7292 4). Undefined for anything else.
 */
export function privateKeyForm(root: Tlv | undefined): PrivateKeyForm | undefined {
  if (!is(root, TAG.sequence)) return undefined;
  const [version, second] = root.children;
  if (is(version, TAG.sequence)) {
    // EncryptedPrivateKeyInfo: an algorithm and a string, nothing else.
    const encrypted = is(version.children[0], TAG.oid) && is(second, TAG.octetString) && root.children.length === 2;
    return encrypted ? 'encrypted' : undefined;
  }
  const number = is(version, TAG.integer) ? numberOf(version) : undefined;
  if (number === PFX_VERSION) return isAuthSafe(second) ? 'pkcs12' : undefined;
  return (number === 0 || number === 1) && isKey(number, root) ? 'plain' : undefined;
}

/** The ContentInfo of a PFX: signed or plain data. */
function isAuthSafe(tlv: Tlv | undefined): boolean {
  const oid = is(tlv, TAG.sequence) ? oidOf(tlv.children[0]) : undefined;
  return oid === OID.data || oid === OID.signedData;
}

function isKey(version: number, { children: [, second, third] }: Tlv): boolean {
  if (is(second, TAG.octetString)) return version === 1;
  if (is(second, TAG.integer)) return true;
  return is(second, TAG.sequence) && is(second.children[0], TAG.oid) && (is(third, TAG.octetString) || isContext(third, 0));
}

export const PRIVATE_KEY_NAMES: Readonly<Record<PrivateKeyForm, Sentence>> = {
  plain: msg('Private key'),
  encrypted: msg('Encrypted private key'),
  pkcs12: msg('PKCS#12 file (PFX)'),
};
