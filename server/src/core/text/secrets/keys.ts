import type { Span } from '../span.ts';

/** Private keys of PEM (RFC 7468 sections 10 and 11, OpenSSL, PGP), whole or cut. */
const PEM = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
const PEM_END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY/g;

/**
 * The base64 of key material, by how its DER or BER begins: PFX (RFC 7292 section 4: version 3, then a SEQUENCE), PKCS#8 of RSA and EC
 * keys (RFC 5958), their encrypted form (PBES2, PKCS#12), PKCS#1 (RFC 8017 A.1.2), EC keys (RFC 5915).
 */
const BASE64 =
  /(?:MII[\w+/]{2}[AQgw]IBAzC[ABC]|MIACAQMwg|MII[\w+/]{2}[AQgw]IBADANBgkqhkiG|MII[\w+/]{2}[AQgw]IBAAKC|MI[GH][\w+/]{1,2}[AQgw]?(?:IBADAQ|AgEAMBMGByqGSM49|AgEAMBAGByqGSM49)|MI[GH]\w?[\w+/]{0,2}AgEAM[BA][\w+/]{8}|MHcCAQEEI|MHQCAQEEI|MIGkAgEBBD|MIHcAgEBBE|MII[\w+/]{2}[jTDz]B[\w+/]{1,3}BgkqhkiG9w0BBQ)[A-Za-z0-9+/=_-]*(?:\\?\r?\n[ \t]{0,64}[A-Za-z0-9+/=_-]{1,128})*/g;

/** Private keys in a text, as PEM or as bare base64 that may be broken over lines. */
export function keyMaterial(text: string): readonly Span[] {
  const found: Span[] = [];
  for (const { 0: head, index } of text.matchAll(PEM)) {
    const last = found.at(-1);
    if (last && index < last.end) continue;
    PEM_END.lastIndex = index;
    found.push({ start: index + head.length, end: PEM_END.exec(text)?.index ?? text.length });
  }
  for (const { 0: key, index } of text.matchAll(BASE64)) found.push({ start: index, end: index + key.length });
  return found;
}
