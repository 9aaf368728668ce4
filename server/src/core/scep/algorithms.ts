import { type Message, msg } from '../text/message.ts';

/** Whether an algorithm may still be used, and why. */
export interface AlgorithmVerdict {
  readonly oid: string;
  readonly role: 'digest' | 'signature' | 'key transport' | 'content encryption' | 'public key';
  /** `weak`: change it; `legacy`: works, leave it behind; `unusual`: sound, and refused by some clients or servers. */
  readonly verdict: 'ok' | 'legacy' | 'weak' | 'unusual';
  readonly why: Message;
  readonly source: string;
  /** False where the verdict was not read in the source. */
  readonly verified: boolean;
}

const RFC = 'RFC 8894 2.9';
const IOS = 'learn.microsoft.com: iOS SCEP failure without GetCACaps';
const COMMON = 'common knowledge';

const VERDICTS: readonly AlgorithmVerdict[] = [
  unread('1.2.840.113549.2.2', 'digest', 'weak', msg('MD2 is broken.')),
  unread('1.2.840.113549.2.4', 'digest', 'weak', msg('MD4 is broken.')),
  entry('1.2.840.113549.2.5', 'digest', 'weak', msg('MD5 is broken, and SCEP forbids it.'), `${RFC}, 7.5`),
  entry(
    '1.3.14.3.2.26',
    'digest',
    'legacy',
    msg('SHA-1 is allowed for old servers only. SHA-256 should take its place.'),
    `${RFC}, 7.9`,
  ),
  entry('2.16.840.1.101.3.4.2.1', 'digest', 'ok', msg('Every SCEP server must know SHA-256.'), RFC),
  unread('2.16.840.1.101.3.4.2.2', 'digest', 'ok', msg('SHA-384 is of the SHA-2 family.')),
  entry('2.16.840.1.101.3.4.2.3', 'digest', 'ok', msg('Announced by servers as SHA-512.'), 'RFC 8894 3.5.2'),
  entry(
    '1.2.840.113549.1.1.1',
    'signature',
    'ok',
    msg('RSA PKCS#1 v1.5; its strength is that of digest and key size.'),
    'seen in NDES answers',
  ),
  unread('1.2.840.113549.1.1.2', 'signature', 'weak', msg('Signs an MD2 digest, which is broken.')),
  unread('1.2.840.113549.1.1.3', 'signature', 'weak', msg('Signs an MD4 digest, which is broken.')),
  unread('1.2.840.113549.1.1.4', 'signature', 'weak', msg('Signs an MD5 digest, which is broken.')),
  unread('1.3.14.3.2.3', 'signature', 'weak', msg('Signs an MD5 digest, which is broken.')),
  unread('1.3.14.3.2.29', 'signature', 'legacy', msg('Signs a SHA-1 digest, under an identifier that few know.')),
  unread('1.2.840.10045.4.1', 'signature', 'legacy', msg('ECDSA over a SHA-1 digest.')),
  entry(
    '1.2.840.113549.1.1.5',
    'signature',
    'legacy',
    msg('Signs a SHA-1 digest. iOS refuses SCEP with certificates that are signed so.'),
    IOS,
  ),
  entry(
    '1.2.840.113549.1.1.10',
    'signature',
    'unusual',
    msg('RSASSA-PSS is strong, but a CA chain signed with it breaks SCEP on iOS.'),
    IOS,
  ),
  entry('1.2.840.113549.1.1.11', 'signature', 'ok', msg('Recommended for the chain of CA and RA.'), IOS),
  unread('1.2.840.113549.1.1.12', 'signature', 'ok', msg('Signs a SHA-384 digest.')),
  unread('1.2.840.113549.1.1.13', 'signature', 'ok', msg('Signs a SHA-512 digest.')),
  unread(
    '1.2.840.113549.1.1.7',
    'key transport',
    'unusual',
    msg('RSAES-OAEP is modern padding; some servers know only PKCS#1 v1.5 and refuse it.'),
  ),
  entry(
    '1.3.14.3.2.7',
    'content encryption',
    'weak',
    msg('Single DES can be broken by trying all keys, and SCEP forbids it.'),
    RFC,
  ),
  entry(
    '1.2.840.113549.3.7',
    'content encryption',
    'legacy',
    msg('Triple DES is allowed for old servers. AES should take its place where the server announces it.'),
    `${RFC}, 3.5.2`,
  ),
  unread('1.2.840.113549.3.4', 'content encryption', 'weak', msg('RC4 is broken.')),
  unread('1.2.840.113549.3.2', 'content encryption', 'weak', msg('RC2 is obsolete.')),
  unread(
    '1.3.6.1.4.1.3029.1.2',
    'content encryption',
    'unusual',
    msg('Blowfish is no cipher of SCEP: hardly any server knows it.'),
  ),
  entry('2.16.840.1.101.3.4.1.2', 'content encryption', 'ok', msg('Every SCEP server must know AES-128 in CBC mode.'), RFC),
  unread('2.16.840.1.101.3.4.1.22', 'content encryption', 'ok', msg('AES.')),
  entry(
    '2.16.840.1.101.3.4.1.42',
    'content encryption',
    'ok',
    msg('AES; the standard prefers AES-128, which more servers know.'),
    'RFC 8894 3.5.2',
  ),
  entry(
    '1.2.840.10045.2.1',
    'public key',
    'unusual',
    msg('An EC key cannot take part in SCEP encryption as RSA keys do; NDES and Intune profiles use RSA.'),
    'RFC 8894 3.1',
  ),
  unread('1.2.840.10045.4.3.2', 'signature', 'ok', msg('ECDSA is sound; rare in SCEP.')),
];

function entry(
  oid: string,
  role: AlgorithmVerdict['role'],
  verdict: AlgorithmVerdict['verdict'],
  why: Message,
  source: string,
): AlgorithmVerdict {
  return { oid, role, verdict, why, source, verified: true };
}

function unread(
  oid: string,
  role: AlgorithmVerdict['role'],
  verdict: AlgorithmVerdict['verdict'],
  why: Message,
): AlgorithmVerdict {
  return { oid, role, verdict, why, source: COMMON, verified: false };
}

const BY_OID: ReadonlyMap<string, AlgorithmVerdict> = new Map(VERDICTS.map((verdict) => [verdict.oid, verdict]));

/** The verdict on an algorithm; undefined for one that the table does not judge. */
export function verdictOf(oid: string | undefined): AlgorithmVerdict | undefined {
  return oid === undefined ? undefined : BY_OID.get(oid);
}

/** The reason for a verdict, marked where no source confirms it. */
export function whyText({ why, verified }: AlgorithmVerdict): Message {
  return verified ? why : msg('{0} (not verified)', why);
}
