import forge from 'node-forge';
import { type Message, msg } from '../../text/message.ts';
import { binary, DecryptionKey } from './key.ts';

/** What a key file gave. `wrong-password` is said for a damaged file too: the two cannot be told apart. */
export type OpenedKeys =
  | { readonly kind: 'keys'; readonly keys: readonly DecryptionKey[] }
  | { readonly kind: 'password-needed'; readonly message: Message }
  | { readonly kind: 'wrong-password'; readonly message: Message }
  | { readonly kind: 'no-key'; readonly message: Message };

/** Larger files are no key files. */
const MAX_BYTES = 1024 * 1024;

/** More rounds than any program writes: a file that asks for them would hold us up for hours. */
const MAX_ITERATIONS = 5_000_000;

const PASSWORD_NEEDED: OpenedKeys = { kind: 'password-needed', message: msg('The key is protected by a password.') };
const WRONG_PASSWORD: OpenedKeys = {
  kind: 'wrong-password',
  message: msg('The password does not open the key file, or the file is damaged.'),
};
const NO_KEY: OpenedKeys = {
  kind: 'no-key',
  message: msg(
    'No RSA private key was found. A PEM file (PKCS #1, PKCS #8) or a PFX file (PKCS #12) with its private key is needed.',
  ),
};

/**
 * Opens the private keys of a file or a pasted text: PEM or DER of PKCS #1, PKCS #8 and encrypted PKCS #8, older PEM with
 * `Proc-Type: 4,ENCRYPTED`, and PKCS #12 (PFX), also as base64. Keys that are no RSA keys are passed over. Never throws.
 */
export function openKeys(data: Uint8Array | string, password?: string): OpenedKeys {
  if (data.length > MAX_BYTES) return NO_KEY;
  const text = typeof data === 'string' ? data : binary(data);
  try {
    if (text.includes('-----BEGIN')) return openPem(text, password);
    const der = typeof data !== 'string' && data[0] === 0x30 ? text : fromBase64(text);
    return der === undefined ? NO_KEY : openDer(der, password);
  } catch {
    return NO_KEY;
  }
}

/** All keys of a PEM text; one that a password protects asks for it. */
function openPem(text: string, password: string | undefined): OpenedKeys {
  const keys: DecryptionKey[] = [];
  for (const block of pemBlocks(text)) {
    const opened = openBlock(block, password);
    if (opened.kind === 'keys') keys.push(...opened.keys);
    else if (opened.kind !== 'no-key') return opened;
  }
  return keys.length > 0 ? { kind: 'keys', keys } : NO_KEY;
}

/** The private key blocks of a text, without indents. */
function pemBlocks(text: string): readonly string[] {
  const blocks: string[] = [];
  for (const part of text.split('-----BEGIN ').slice(1)) {
    const label = part.slice(0, part.indexOf('-----'));
    const end = part.indexOf(`-----END ${label}-----`);
    if (end < 0 || !label.endsWith('PRIVATE KEY')) continue;
    const lines = part.slice(0, end).split(/\r\n|\r|\n/);
    blocks.push(`-----BEGIN ${lines.map((line) => line.trim()).join('\n')}\n-----END ${label}-----\n`);
  }
  return blocks;
}

function openBlock(block: string, password: string | undefined): OpenedKeys {
  const [pem] = forge.pem.decode(block);
  if (!pem) return NO_KEY;
  const encrypted = pem.type === 'ENCRYPTED PRIVATE KEY' || pem.procType?.type === 'ENCRYPTED';
  if (!encrypted) return openDer(pem.body, password);
  if (password === undefined) return PASSWORD_NEEDED;
  if (asksForAges(pem.body)) return WRONG_PASSWORD;
  const key = firstOf(spellings(password), (spelling) => forge.pki.decryptRsaPrivateKey(block, spelling));
  return key ? { kind: 'keys', keys: [new DecryptionKey(key)] } : WRONG_PASSWORD;
}

/** Tells PKCS #1, PKCS #8, encrypted PKCS #8 and PKCS #12 apart by their first members (RFC 8017 A.1.2, RFC 5958, RFC 7292). */
function openDer(der: string, password: string | undefined): OpenedKeys {
  const root = attempt(() => forge.asn1.fromDer(der));
  const [first, second] = Array.isArray(root?.value) ? root.value : [];
  if (!root || !first) return NO_KEY;
  if (first.type === forge.asn1.Type.SEQUENCE) return openEncrypted(root, der, password);
  if (first.value === '\x03' && second?.type === forge.asn1.Type.SEQUENCE) return openPfx(root, der, password);
  const key = attempt(() => forge.pki.privateKeyFromAsn1(root));
  return isRsa(key) ? { kind: 'keys', keys: [new DecryptionKey(key)] } : NO_KEY;
}

function openEncrypted(root: forge.asn1.Asn1, der: string, password: string | undefined): OpenedKeys {
  if (password === undefined) return PASSWORD_NEEDED;
  if (asksForAges(der)) return WRONG_PASSWORD;
  const key = firstOf(spellings(password), (spelling) => {
    const info = forge.pki.decryptPrivateKeyInfo(root, spelling);
    return info ? forge.pki.privateKeyFromAsn1(info) : undefined;
  });
  return isRsa(key) ? { kind: 'keys', keys: [new DecryptionKey(key)] } : WRONG_PASSWORD;
}

/** Some PFX files have no password, others an empty one: both are tried before one is asked for. */
function openPfx(root: forge.asn1.Asn1, der: string, password: string | undefined): OpenedKeys {
  if (asksForAges(der)) return WRONG_PASSWORD;
  const pfx =
    password === undefined
      ? firstOf([undefined, ''], (none) => forge.pkcs12.pkcs12FromAsn1(root, false, none))
      : (attempt(() => forge.pkcs12.pkcs12FromAsn1(root, false, password)) ?? openUtf8(root, password));
  if (!pfx) return password === undefined ? PASSWORD_NEEDED : WRONG_PASSWORD;
  const bags = [forge.pki.oids['pkcs8ShroudedKeyBag'], forge.pki.oids['keyBag']].flatMap((bagType) =>
    bagType ? (pfx.getBags({ bagType })[bagType] ?? []) : [],
  );
  const keys = bags.flatMap(({ key }) => (isRsa(key) ? [new DecryptionKey(key)] : []));
  return keys.length > 0 ? { kind: 'keys', keys } : NO_KEY;
}

/**
 * PKCS #12 takes its integrity key from the password's UTF-16, PBES2 its encryption key from the UTF-8 (RFC 7292 B.1, RFC 8018 3): beyond
 * ASCII node-forge cannot do both, and the integrity check is left to the decryption.
 */
function openUtf8(root: forge.asn1.Asn1, password: string): forge.pkcs12.Pkcs12Pfx | undefined {
  const utf8 = forge.util.encodeUtf8(password);
  if (utf8 === password || !Array.isArray(root.value)) return undefined;
  const unchecked = { ...root, value: root.value.slice(0, 2) };
  return attempt(() => forge.pkcs12.pkcs12FromAsn1(unchecked, false, utf8));
}

/** A password as UTF-8, which PBES2 and older PEM take, and as it is, which the schemes of PKCS #12 take. */
function spellings(password: string): readonly string[] {
  const utf8 = forge.util.encodeUtf8(password);
  return utf8 === password ? [password] : [utf8, password];
}

/** A salt with a count of rounds behind it (RFC 8018 A, RFC 7292 4) that is beyond all measure. */
function asksForAges(der: string): boolean {
  for (let at = der.indexOf('\x04'); at >= 0; at = der.indexOf('\x04', at + 1)) {
    const count = at + 2 + der.charCodeAt(at + 1);
    const width = der.charCodeAt(count + 1);
    if (der.charCodeAt(at + 1) > 64 || der[count] !== '\x02' || !(width >= 3 && width <= 16)) continue;
    let rounds = 0;
    for (let digit = 0; digit < width; digit++) rounds = rounds * 256 + der.charCodeAt(count + 2 + digit);
    if (rounds > MAX_ITERATIONS && behindSalt(der, count + 2 + width)) return true;
  }
  return false;
}

/** What stands behind the rounds: the end of the file, a key length, a PRF, or the next element. Noise rarely looks so. */
function behindSalt(der: string, at: number): boolean {
  return at >= der.length || '\x02\x30\x31\x04\x06\xa0\x80\x00'.includes(der.charAt(at));
}

function isRsa(key: unknown): key is forge.pki.rsa.PrivateKey {
  return typeof key === 'object' && key !== null && 'n' in key && 'd' in key;
}

function fromBase64(text: string): string | undefined {
  const signs = text.replace(/[\s\ufeff\0]+/g, '');
  return /^[A-Za-z0-9+/]{16,}={0,2}$/.test(signs) ? forge.util.decode64(signs) : undefined;
}

function firstOf<I, T>(inputs: readonly I[], read: (input: I) => T | null | undefined): T | undefined {
  for (const input of inputs) {
    const value = attempt(() => read(input));
    if (value) return value;
  }
  return undefined;
}

/** node-forge throws on what it cannot read; its words may hold parts of the key, and are dropped. */
function attempt<T>(read: () => T | null | undefined): T | undefined {
  try {
    return read() ?? undefined;
  } catch {
    return undefined;
  }
}
