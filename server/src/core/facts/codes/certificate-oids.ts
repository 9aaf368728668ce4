import { OID, type OidName } from '../../asn1/index.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { ObjectIdentifier } from './oids.ts';

const RFC5280 = { source: 'RFC5280 4.2', verified: true } as const;
const RFC5652 = { source: 'RFC5652', verified: true } as const;
const NAMES = { source: 'RFC4519', verified: true } as const;

/** Identifiers of certificates and messages in general: extensions, contents, parts of names. */
export const generalIdentifiers: readonly ObjectIdentifier[] = [
  ...entries('extension', RFC5280, {
    subjectKeyIdentifier: msg('A short name of the public key of the certificate.'),
    authorityKeyIdentifier: msg('A short name of the public key that signed the certificate.'),
    keyUsage: msg('What the key may do: sign, encrypt keys, sign certificates.'),
    extKeyUsage: msg('For which purposes the certificate is.'),
    basicConstraints: msg('Whether the certificate is one of a CA, and how many CAs may follow below it.'),
    nameConstraints: msg('Which names the certificates below a CA may have.'),
    certificatePolicies: msg('Under which rules the certificate was issued.'),
    policyMappings: msg('Which policies of two CAs count as the same.'),
    policyConstraints: msg('Whether the certificates below a CA must name a policy.'),
    cRLDistributionPoints: msg('Where the list of revoked certificates lies.'),
    freshestCRL: msg('Where the list of what was revoked since lies.'),
    cRLNumber: msg('The number of a list of revoked certificates.'),
    deltaCRLIndicator: msg('That a list holds only what was revoked since another one.'),
    issuingDistributionPoint: msg('Which certificates a list of revoked ones is about.'),
    authorityInfoAccess: msg('Where the certificate of the issuer lies, and where its revocation can be asked (OCSP).'),
    issuerAltName: msg('Other names of the issuer.'),
    reasonCode: msg('Why a certificate was revoked.'),
  }),
  ...entries(
    'extension',
    { source: 'MS-WCCE 2.2.2.7.7.4', verified: true },
    {
      szOID_NTDS_CA_SECURITY_EXT: msg(
        'Holds the SID of the account, so that domain controllers can tie the certificate to it (strong mapping, KB5014754).',
      ),
      szOID_NTDS_OBJECTSID: msg('The SID inside the security extension of a certificate.'),
    },
  ),
  ...entries(
    'extension',
    { source: 'wincrypt constants in winapi-rs', verified: true },
    {
      szOID_NTDS_REPLICATION: msg('The name of a domain controller by which others know it in replication.'),
      szOID_CERTSRV_CA_VERSION: msg('How often the certificate and the key of the CA were renewed.'),
      szOID_CERTSRV_PREVIOUS_CERT_HASH: msg('The hash of the CA certificate before its renewal.'),
      szOID_CRL_NEXT_PUBLISH: msg('When the next list of revoked certificates is published.'),
      szOID_CRL_SELF_CDP: msg('Where a list of revoked certificates itself lies.'),
      szOID_CRL_VIRTUAL_BASE: msg('On which list a list of later revocations rests.'),
    },
  ),
  ...entries('content', RFC5652, {
    data: msg('The content is plain data, as SCEP has it.'),
    signedData: msg('A signed message; every SCEP message is one.'),
    envelopedData: msg('An encrypted message, as inside a SCEP message.'),
    encryptedData: msg('Data encrypted with a key that both sides know.'),
    digestedData: msg('Data with a digest.'),
    authData: msg('Data with a code that authenticates it.'),
    tstInfo: msg('A time stamp: no SCEP message has this content.'),
  }),
  ...entries('name', NAMES, {
    commonName: msg('Common name (CN) in a subject or issuer.'),
    countryName: msg('Country (C) in a subject or issuer.'),
    localityName: msg('Place (L) in a subject or issuer.'),
    stateOrProvinceName: msg('State (ST) in a subject or issuer.'),
    organizationName: msg('Organization (O) in a subject or issuer.'),
    organizationalUnitName: msg('Unit of an organization (OU) in a subject or issuer.'),
    domainComponent: msg('Part of a domain name (DC) in a subject or issuer.'),
    serialNumber: msg('A serial number in a subject, for instance of the device.'),
    emailAddress: msg('An e-mail address in a subject; new certificates have it among the alternative names.'),
  }),
];

function entries(
  kind: ObjectIdentifier['kind'],
  proof: Pick<ObjectIdentifier, 'source' | 'verified'>,
  meanings: Readonly<Partial<Record<OidName, Sentence>>>,
): readonly ObjectIdentifier[] {
  return Object.entries(meanings).map(([name, meaning]) => ({ kind, oid: OID[name as OidName], name, meaning, ...proof }));
}
