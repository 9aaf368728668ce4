import forge from 'node-forge';
import { msg, type Sentence } from '../../text/sentence.ts';
import { binary, bytesOf, DecryptionKey } from './key.ts';
import { MAX_ROUNDS, withRounds } from './rounds.ts';

/** What a key file gave. `wrong-password` is said for a damaged file too: the two cannot be told apart. */
export type OpenedKeys =
  | { readonly kind: 'keys'; readonly keys: readonly DecryptionKey[] }
  | { readonly kind: 'password-needed'; readonly message: Sentence }
  | { readonly kind: 'wrong-password'; readonly message: Sentence }
  | { readonly kind: 'no-key'; readonly message: Sentence };

/** Larger files are no key files. */
const MAX_BYTES = 1024 * 1024;

/** Private keys in one PEM text; more are no key file. */
const MAX_BLOCKS = 64;

const PASSWORD_NEEDED = { kind: 'password-needed', message: msg('The key is protected by a password.') } as const;
const WRONG_PASSWORD = {
  kind: 'wrong-password',
  message: msg('The password does not open the key file, or the file is damaged.'),
} as const;
const NO_KEY = {
  kind: 'no-key',
  message: msg(
    'No RSA private key was found. A PEM file (PKCS #1, PKCS #8) or a PFX file (PKCS #12) with its private key is needed.',
  ),
} as const;

/**
 * Opens the private keys of a file or a pasted text: PEM or DER of PKCS #1, PKCS #8 and encrypted PKCS #8, older PEM with
 * `Proc-Type: 4,ENCRYPTED`, and PKCS #12 (PFX), also as base64. Keys that are no RSA keys are passed over. Never throws.
 */
export function openKeys(data: Uint8Array | string, password?: string): OpenedKeys {
  const found = findKeys(data, password);
  return found.kind === 'found' ? { kind: 'keys', keys: found.keys.map((key) => new DecryptionKey(key)) } : found;
}

/** Keys in a form that another thread can be told: PKCS #1 in DER. */
export type PlainKeys =
  | { readonly kind: 'plain'; readonly keys: readonly Uint8Array[] }
  | Exclude<OpenedKeys, { readonly kind: 'keys' }>;

/** The same as `openKeys`, for a thread of its own: deriving a key from a password may take seconds. */
export function openPlainKeys(data: Uint8Array, password?: string): PlainKeys {
  const found = findKeys(data, password);
  if (found.kind !== 'found') return found;
  return { kind: 'plain', keys: found.keys.map((key) => bytesOf(forge.asn1.toDer(forge.pki.privateKeyToAsn1(key)).getBytes())) };
}

/** What `openPlainKeys` gave in its thread, as keys. */
export function takePlainKeys(opened: PlainKeys): OpenedKeys {
  if (opened.kind !== 'plain') return opened;
  const keys = opened.keys.flatMap((der) => {
    const each = openKeys(der);
    return each.kind === 'keys' ? each.keys : [];
  });
  return keys.length > 0 ? { kind: 'keys', keys } : NO_KEY;
}

type FoundKeys =
  | { readonly kind: 'found'; readonly keys: readonly forge.pki.rsa.PrivateKey[] }
  | Exclude<OpenedKeys, { readonly kind: 'keys' }>;

function findKeys(data: Uint8Array | string, password: string | undefined): FoundKeys {
  const { opened, refused } = withRounds(() => findAll(data, password));
  if (opened.kind === 'found' || refused === undefined) return opened;
  return {
    kind: 'no-key',
    message: msg('The key file asks for {0} rounds of key derivation; at most {1} are run for a file.', refused, MAX_ROUNDS),
  };
}

function findAll(data: Uint8Array | string, password: string | undefined): FoundKeys {
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
function openPem(text: string, password: string | undefined): FoundKeys {
  const keys: forge.pki.rsa.PrivateKey[] = [];
  const blocks = pemBlocks(text);
  if (blocks.length > MAX_BLOCKS)
    return {
      kind: 'no-key',
      message: msg('The key file holds {0} private keys; at most {1} are tried.', blocks.length, MAX_BLOCKS),
    };
  for (const block of blocks) {
    const opened = openBlock(block, password);
    if (opened.kind === 'found') keys.push(...opened.keys);
    else if (opened.kind !== 'no-key') return opened;
  }
  return keys.length > 0 ? { kind: 'found', keys } : NO_KEY;
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

function openBlock(block: string, password: string | undefined): FoundKeys {
  const [pem] = forge.pem.decode(block);
  if (!pem) return NO_KEY;
  const encrypted = pem.type === 'ENCRYPTED PRIVATE KEY' || pem.procType?.type === 'ENCRYPTED';
  if (!encrypted) return openDer(pem.body, password);
  if (password === undefined) return PASSWORD_NEEDED;
  const key = firstOf(spellings(password), (spelling) => forge.pki.decryptRsaPrivateKey(block, spelling));
  return key ? { kind: 'found', keys: [key] } : WRONG_PASSWORD;
}

/** Tells PKCS #1, PKCS #8, encrypted PKCS #8 and PKCS #12 apart by their first members (RFC 8017 A.1.2, RFC 5958, RFC 7292). */
function openDer(der: string, password: string | undefined): FoundKeys {
  const root = attempt(() => forge.asn1.fromDer(der));
  const [first, second] = Array.isArray(root?.value) ? root.value : [];
  if (!root || !first) return NO_KEY;
  if (first.type === forge.asn1.Type.SEQUENCE) return openEncrypted(root, password);
  if (first.value === '\x03' && second?.type === forge.asn1.Type.SEQUENCE) return openPfx(root, password);
  const key = attempt(() => forge.pki.privateKeyFromAsn1(root));
  return isRsa(key) ? { kind: 'found', keys: [key] } : NO_KEY;
}

function openEncrypted(root: forge.asn1.Asn1, password: string | undefined): FoundKeys {
  if (password === undefined) return PASSWORD_NEEDED;
  const key = firstOf(spellings(password), (spelling) => {
    const info = forge.pki.decryptPrivateKeyInfo(root, spelling);
    return info ? forge.pki.privateKeyFromAsn1(info) : undefined;
  });
  return isRsa(key) ? { kind: 'found', keys: [key] } : WRONG_PASSWORD;
}

/** Some PFX files have no password, others an empty one: both are tried before one is asked for. */
function openPfx(root: forge.asn1.Asn1, password: string | undefined): FoundKeys {
  const pfx =
    password === undefined
      ? firstOf([undefined, ''], (none) => forge.pkcs12.pkcs12FromAsn1(root, false, none))
      : (attempt(() => forge.pkcs12.pkcs12FromAsn1(root, false, password)) ?? openUtf8(root, password));
  if (!pfx) return password === undefined ? PASSWORD_NEEDED : WRONG_PASSWORD;
  const bags = [forge.pki.oids['pkcs8ShroudedKeyBag'], forge.pki.oids['keyBag']].flatMap((bagType) =>
    bagType ? (pfx.getBags({ bagType })[bagType] ?? []) : [],
  );
  const keys = bags.flatMap(({ key }) => (isRsa(key) ? [key] : []));
  return keys.length > 0 ? { kind: 'found', keys } : NO_KEY;
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
