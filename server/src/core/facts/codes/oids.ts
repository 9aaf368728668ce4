import { OID, type OidName } from '../../asn1/index.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import { generalIdentifiers } from './certificate-oids.ts';
import type { NamedCode } from './model.ts';

/** An object identifier that a SCEP message, a request or a certificate of an enrollment carries. */
export interface ObjectIdentifier extends NamedCode {
  readonly oid: string;
  /**
   * `attribute` of a signed message, attribute of a certificate `request`, `purpose` of a key, `extension` of a certificate or list,
   * `content` of a message, or part of a `name`.
   */
  readonly kind: 'attribute' | 'request' | 'purpose' | 'extension' | 'content' | 'name';
}

export const identifiers: readonly ObjectIdentifier[] = [
  identifier(
    'messageType',
    'attribute',
    msg('What kind of SCEP message it is.'),
    'RFC8894 3.2.1; jscep:asn1/ScepObjectIdentifier',
    true,
  ),
  identifier('pkiStatus', 'attribute', msg('The verdict of an answer.'), 'RFC8894 3.2.1; jscep:asn1/ScepObjectIdentifier', true),
  identifier(
    'failInfo',
    'attribute',
    msg('Why a request was refused; only with pkiStatus FAILURE.'),
    'RFC8894 3.2.1; jscep:asn1/ScepObjectIdentifier',
    true,
  ),
  identifier(
    'senderNonce',
    'attribute',
    msg('A fresh random number of the sender.'),
    'RFC8894 3.2.1; jscep:asn1/ScepObjectIdentifier',
    true,
  ),
  identifier(
    'recipientNonce',
    'attribute',
    msg('The senderNonce of the request, sent back.'),
    'RFC8894 3.2.1; jscep:asn1/ScepObjectIdentifier',
    true,
  ),
  identifier(
    'transactionID',
    'attribute',
    msg('The same text in all messages of one enrollment.'),
    'RFC8894 3.2.1; jscep:asn1/ScepObjectIdentifier',
    true,
  ),
  identifier(
    'extensionReq (VeriSign)',
    'attribute',
    msg('Older drafts carried the requested extensions here.'),
    'not read',
    false,
    'extensionReq (old VeriSign id)',
  ),
  identifier(
    'failInfoText',
    'attribute',
    msg('The reason of a refusal in words.'),
    'RFC8894 3.2.1, 6',
    true,
    'id-scep-failInfoText',
  ),
  identifier('contentType', 'attribute', msg('Which content is signed.'), 'certnanny/sscep#59 (an answer of NDES)', true),
  identifier(
    'messageDigest',
    'attribute',
    msg('The digest of the signed content.'),
    'certnanny/sscep#59 (an answer of NDES)',
    true,
  ),
  identifier(
    'signingTime',
    'attribute',
    msg('When the message was signed; badTime refers to it.'),
    'RFC8894 3.2.1.4; the identifier is common knowledge',
    false,
  ),
  identifier(
    'szOID_ENROLL_SCEP_ERROR',
    'attribute',
    msg('The error code of NDES as a signed decimal HRESULT, in its refusals.'),
    'wincrypt constants in winapi-rs; header comment copy in ("signed decimal string"); sample decoded from certnanny/sscep#59',
    true,
  ),
  identifier(
    'szOID_ENROLL_SCEP_SERVER_STATE',
    'attribute',
    msg('State of an exchange about challenge and attestation.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier(
    'szOID_ENROLL_SCEP_CHALLENGE_ANSWER',
    'attribute',
    msg('The answer to a challenge of the server.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier(
    'Privacy CA',
    'attribute',
    msg('A key purpose; not part of SCEP.'),
    'wincrypt constants in winapi-rs',
    true,
    'szOID_KP_PRIVACY_CA',
  ),
  identifier(
    'szOID_ENROLL_SCEP_CLIENT_REQUEST',
    'attribute',
    msg('A request of the client.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier(
    'szOID_ENROLL_SCEP_SERVER_MESSAGE',
    'attribute',
    msg('A message of the server.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier(
    'szOID_ENROLL_SCEP_SERVER_SECRET',
    'attribute',
    msg('A secret of the server.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier(
    'szOID_ENROLL_KEY_AFFINITY',
    'attribute',
    msg('Which key the request belongs to.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier(
    'szOID_ENROLL_SCEP_SIGNER_HASH',
    'attribute',
    msg('The hash of the signer.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier('szOID_ENROLL_AIK_INFO', 'attribute', msg('Attestation by a TPM.'), 'wincrypt constants in winapi-rs', true),
  identifier(
    'challengePassword',
    'request',
    msg('The shared secret. With Intune it is an encrypted, signed block with the expected subject, purposes and expiry.'),
    'smallstep/certificates:scep/scep.go (OID); Microsoft Learn, scep-libraries-apis (content)',
    true,
  ),
  identifier('extensionRequest', 'request', msg('The requested extensions.'), 'common PKCS#9 knowledge', false),
  identifier(
    'szOID_CERT_EXTENSIONS',
    'request',
    msg('The requested extensions, in the form of Microsoft.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier(
    'szOID_RENEWAL_CERTIFICATE',
    'request',
    msg('The certificate that is being renewed.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier(
    'szOID_ENROLLMENT_NAME_VALUE_PAIR',
    'request',
    msg('A name with a value, for instance the template.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier(
    'szOID_ENROLLMENT_CSP_PROVIDER',
    'request',
    msg('The key provider that made the key.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier('szOID_OS_VERSION', 'request', msg('The Windows version of the client.'), 'wincrypt constants in winapi-rs', true),
  identifier(
    'szOID_REQUEST_CLIENT_INFO',
    'request',
    msg('The user, computer and process that asked.'),
    'wincrypt constants in winapi-rs (name); content common knowledge',
    true,
  ),
  identifier(
    'szOID_ENROLL_CERTTYPE_EXTENSION',
    'request',
    msg('The name of a version 1 template.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier(
    'szOID_CERTIFICATE_TEMPLATE',
    'request',
    msg('Identifier and version of the template.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier(
    'szOID_APPLICATION_CERT_POLICIES',
    'request',
    msg('The application policies (purposes).'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier(
    'userPrincipalName',
    'request',
    msg('A user principal name (UPN) among the alternative names.'),
    'wincrypt constants in winapi-rs; AltNameType: CERT:troubleshoot-scep-certificate-profile-deployment',
    true,
    'szOID_NT_PRINCIPAL_NAME',
  ),
  identifier('subjectAltName', 'request', msg('The alternative names of the subject.'), 'wincrypt constants in winapi-rs', true),
  identifier(
    'Server Authentication',
    'purpose',
    msg('For the certificate of a web server, such as that of IIS.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier(
    'Client Authentication',
    'purpose',
    msg('For devices and users, and for the client certificate of the NDES policy module.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier(
    'Email Protection',
    'purpose',
    msg('For signed and encrypted mail (S/MIME).'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier('IPsec End System', 'purpose', msg('For IPsec end systems.'), 'wincrypt constants in winapi-rs', true),
  identifier('IPsec Tunnel', 'purpose', msg('For IPsec tunnels.'), 'wincrypt constants in winapi-rs', true),
  identifier('IPsec User', 'purpose', msg('For IPsec users.'), 'wincrypt constants in winapi-rs', true),
  identifier('OCSP Signing', 'purpose', msg('For signing answers about revocation.'), 'wincrypt constants in winapi-rs', true),
  identifier(
    'IP security IKE intermediate',
    'purpose',
    msg('For IKE; the default template of NDES (IPSECIntermediateOffline) has it.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier(
    'Certificate Request Agent (enrollment agent)',
    'purpose',
    msg('For an agent that requests certificates for others: the RA signing certificate of NDES.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier('Smart Card Logon', 'purpose', msg('For signing in with a smart card.'), 'wincrypt constants in winapi-rs', true),
  identifier('KDC Authentication', 'purpose', msg('For domain controllers.'), 'wincrypt constants in winapi-rs', true),
  identifier('EFS', 'purpose', msg('For encrypting files.'), 'wincrypt constants in winapi-rs', true),
  identifier(
    'anyExtendedKeyUsage',
    'purpose',
    msg('For any purpose.'),
    'wincrypt constants in winapi-rs',
    true,
    'Any Extended Key Usage',
  ),
  identifier(
    'Any Application Policy',
    'purpose',
    msg('For any purpose, in the form of Microsoft.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier(
    'CA Exchange (encryption)',
    'purpose',
    msg('For encrypting keys that a CA archives.'),
    'wincrypt constants in winapi-rs',
    true,
  ),
  identifier('Code Signing', 'purpose', msg('For signing programs.'), 'wincrypt constants in winapi-rs', true),
];

const byOid: ReadonlyMap<string, ObjectIdentifier> = new Map(
  [...identifiers, ...generalIdentifiers].map((entry) => [entry.oid, entry]),
);

/** The identifier in dotted notation; undefined for one that no table holds. Algorithms are in core/scep/algorithms. */
export function describeOid(oid: string): ObjectIdentifier | undefined {
  return byOid.get(oid);
}

/** `shown`: the name where its documents call it otherwise than the table of names. */
function identifier(
  name: OidName,
  kind: ObjectIdentifier['kind'],
  meaning: Sentence,
  source: string,
  verified: boolean,
  shown: string = name,
): ObjectIdentifier {
  return { kind, oid: OID[name], name: shown, meaning, source, verified };
}
