import forge from 'node-forge';

/** A request made with node-forge, and where the identifier of its challengePassword stands (contents octets of the OID). */
export const REQUEST = make('PLANTED-CHALLENGE-4711');

function make(challenge: string): {
  readonly bytes: Uint8Array;
  readonly challenge: string;
  readonly oidAt: { readonly start: number; readonly end: number };
} {
  const keys = forge.pki.rsa.generateKeyPair({ bits: 1024, e: 65537 });
  const request = forge.pki.createCertificationRequest();
  request.publicKey = keys.publicKey;
  request.setSubject([{ name: 'commonName', value: 'device' }]);
  request.setAttributes([{ name: 'challengePassword', value: challenge }]);
  request.sign(keys.privateKey, forge.md.sha256.create());
  const bytes = new Uint8Array(Buffer.from(forge.asn1.toDer(forge.pki.certificationRequestToAsn1(request)).getBytes(), 'latin1'));
  const oid = Buffer.from('2a864886f70d010907', 'hex'); // 1.2.840.113549.1.9.7
  const start = Buffer.from(bytes).indexOf(oid);
  return { bytes, challenge, oidAt: { start, end: start + oid.length } };
}
