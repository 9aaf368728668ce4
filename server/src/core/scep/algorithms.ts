import { OID } from '../asn1/index.ts';
import { msg, type Sentence } from '../text/sentence.ts';

/** Whether an algorithm may still be used, and why. */
export interface AlgorithmVerdict {
  readonly oid: string;
  readonly role: 'digest' | 'signature' | 'key transport' | 'content encryption' | 'public key';
  /** `weak`: change it; `legacy`: works, leave it behind; `unusual`: sound, and refused by some clients or servers. */
  readonly verdict: 'ok' | 'legacy' | 'weak' | 'unusual';
  readonly why: Sentence;
  readonly source: string;
  /** False where the verdict was not read in the source. */
  readonly verified: boolean;
}

const RFC = 'RFC 8894 2.9';
const IOS = 'learn.microsoft.com: iOS SCEP failure without GetCACaps';
const COMMON = 'common knowledge';

const VERDICTS: readonly AlgorithmVerdict[] = [
  unread(OID.md2, 'digest', 'weak', msg('MD2 is broken.')),
  unread(OID.md4, 'digest', 'weak', msg('MD4 is broken.')),
  entry(OID.md5, 'digest', 'weak', msg('MD5 is broken, and SCEP forbids it.'), `${RFC}, 7.5`),
  entry(
    OID.sha1,
    'digest',
    'legacy',
    msg('SHA-1 is allowed for old servers only. SHA-256 should take its place.'),
    `${RFC}, 7.9`,
  ),
  entry(OID.sha256, 'digest', 'ok', msg('Every SCEP server must know SHA-256.'), RFC),
  unread(OID.sha384, 'digest', 'ok', msg('SHA-384 is of the SHA-2 family.')),
  entry(OID.sha512, 'digest', 'ok', msg('Announced by servers as SHA-512.'), 'RFC 8894 3.5.2'),
  entry(
    OID.rsaEncryption,
    'signature',
    'ok',
    msg('RSA PKCS#1 v1.5; its strength is that of digest and key size.'),
    'seen in NDES answers',
  ),
  unread(OID.md2WithRSAEncryption, 'signature', 'weak', msg('Signs an MD2 digest, which is broken.')),
  unread(OID.md4WithRSAEncryption, 'signature', 'weak', msg('Signs an MD4 digest, which is broken.')),
  unread(OID.md5WithRSAEncryption, 'signature', 'weak', msg('Signs an MD5 digest, which is broken.')),
  unread(OID.md5WithRSA, 'signature', 'weak', msg('Signs an MD5 digest, which is broken.')),
  unread(OID.sha1WithRSASignature, 'signature', 'legacy', msg('Signs a SHA-1 digest, under an identifier that few know.')),
  unread(OID.ecdsaWithSHA1, 'signature', 'legacy', msg('ECDSA over a SHA-1 digest.')),
  entry(
    OID.sha1WithRSAEncryption,
    'signature',
    'legacy',
    msg('Signs a SHA-1 digest. iOS refuses SCEP with certificates that are signed so.'),
    IOS,
  ),
  entry(
    OID.rsassaPss,
    'signature',
    'unusual',
    msg('RSASSA-PSS is strong, but a CA chain signed with it breaks SCEP on iOS.'),
    IOS,
  ),
  entry(OID.sha256WithRSAEncryption, 'signature', 'ok', msg('Recommended for the chain of CA and RA.'), IOS),
  unread(OID.sha384WithRSAEncryption, 'signature', 'ok', msg('Signs a SHA-384 digest.')),
  unread(OID.sha512WithRSAEncryption, 'signature', 'ok', msg('Signs a SHA-512 digest.')),
  unread(
    OID.rsaesOaep,
    'key transport',
    'unusual',
    msg('RSAES-OAEP is modern padding; some servers know only PKCS#1 v1.5 and refuse it.'),
  ),
  entry(
    OID['des-cbc'],
    'content encryption',
    'weak',
    msg('Single DES can be broken by trying all keys, and SCEP forbids it.'),
    RFC,
  ),
  entry(
    OID['des-ede3-cbc'],
    'content encryption',
    'legacy',
    msg('Triple DES is allowed for old servers. AES should take its place where the server announces it.'),
    `${RFC}, 3.5.2`,
  ),
  unread(OID.rc4, 'content encryption', 'weak', msg('RC4 is broken.')),
  unread(OID['rc2-cbc'], 'content encryption', 'weak', msg('RC2 is obsolete.')),
  unread(OID['bf-cbc'], 'content encryption', 'unusual', msg('Blowfish is no cipher of SCEP: hardly any server knows it.')),
  entry(OID['aes-128-cbc'], 'content encryption', 'ok', msg('Every SCEP server must know AES-128 in CBC mode.'), RFC),
  unread(OID['aes-192-cbc'], 'content encryption', 'ok', msg('AES.')),
  entry(
    OID['aes-256-cbc'],
    'content encryption',
    'ok',
    msg('AES; the standard prefers AES-128, which more servers know.'),
    'RFC 8894 3.5.2',
  ),
  entry(
    OID.ecPublicKey,
    'public key',
    'unusual',
    msg('An EC key cannot take part in SCEP encryption as RSA keys do; NDES and Intune profiles use RSA.'),
    'RFC 8894 3.1',
  ),
  unread(OID.ecdsaWithSHA256, 'signature', 'ok', msg('ECDSA is sound; rare in SCEP.')),
];

function entry(
  oid: string,
  role: AlgorithmVerdict['role'],
  verdict: AlgorithmVerdict['verdict'],
  why: Sentence,
  source: string,
): AlgorithmVerdict {
  return { oid, role, verdict, why, source, verified: true };
}

function unread(
  oid: string,
  role: AlgorithmVerdict['role'],
  verdict: AlgorithmVerdict['verdict'],
  why: Sentence,
): AlgorithmVerdict {
  return { oid, role, verdict, why, source: COMMON, verified: false };
}

const BY_OID: ReadonlyMap<string, AlgorithmVerdict> = new Map(VERDICTS.map((verdict) => [verdict.oid, verdict]));

/** The verdict on an algorithm; undefined for one that the table does not judge. */
export function verdictOf(oid: string | undefined): AlgorithmVerdict | undefined {
  return oid === undefined ? undefined : BY_OID.get(oid);
}

/** The reason for a verdict, marked where no source confirms it. */
export function whyText({ why, verified }: AlgorithmVerdict): Sentence {
  return verified ? why : msg('{0} (not verified)', why);
}
