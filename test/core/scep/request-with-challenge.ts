import forge from 'node-forge';

/** A request made with node-forge, and where the identifier of its challengePassword stands (contents octets of the OID). */
export const REQUEST = make('PLANTED-CHALLENGE-4711', []);

/** The same with other attributes before and behind it, as openssl and Cisco write them. */
export const REQUEST_AMONG_OTHERS = make('PLANTED-CHALLENGE-4711', [
  { name: 'unstructuredName', value: 'router.example' },
  { name: 'extensionRequest', extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'pc.example' }] }] },
]);

type Attribute = Parameters<forge.pki.CertificateSigningRequest['setAttributes']>[0][number];

function make(
  challenge: string,
  others: readonly Attribute[],
): {
  readonly bytes: Uint8Array;
  readonly challenge: string;
  readonly oidAt: { readonly start: number; readonly end: number };
} {
  const keys = forge.pki.rsa.generateKeyPair({ bits: 1024, e: 65537 });
  const request = forge.pki.createCertificationRequest();
  request.publicKey = keys.publicKey;
  request.setSubject([{ name: 'commonName', value: 'device' }]);
  const [first, ...rest] = others;
  request.setAttributes([...(first ? [first] : []), { name: 'challengePassword', value: challenge }, ...rest]);
  request.sign(keys.privateKey, forge.md.sha256.create());
  const bytes = new Uint8Array(Buffer.from(forge.asn1.toDer(forge.pki.certificationRequestToAsn1(request)).getBytes(), 'latin1'));
  const oid = Buffer.from('2a864886f70d010907', 'hex'); // 1.2.840.113549.1.9.7
  const start = Buffer.from(bytes).indexOf(oid);
  return { bytes, challenge, oidAt: { start, end: start + oid.length } };
}
