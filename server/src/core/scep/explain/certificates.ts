import { hexOf, shown, shownTime } from '../../asn1/index.ts';
import type { SignedData } from '../../cms/index.ts';
import { MASK } from '../../text/secret.ts';
import { msg, type Sentence, verbatim } from '../../text/sentence.ts';
import {
  type Certificate,
  type CertificationRequest,
  type Extension,
  extensionText,
  hash,
  keyText,
  type Name,
  type RevocationList,
  rfc4514,
  sameName,
} from '../../x509/index.ts';
import type { MessageRow } from '../model.ts';
import { judged } from './envelope.ts';

const MAX_CERTIFICATES = 10;
const MAX_EXTENSIONS = 40;

export function certificateRows(certificate: Certificate): readonly MessageRow[] {
  const { subject, issuer, serialNumber, publicKey, signatureAlgorithm, encoding } = certificate;
  const key = publicKey && keyText(publicKey);
  return [
    ...nameRow(msg('Subject'), subject),
    ...nameRow(msg('Issuer'), issuer),
    ...row(msg('Serial number'), serialNumber && verbatim(serialNumber.hex)),
    ...row(msg('Valid'), validityText(certificate)),
    ...row(msg('Public key'), key),
    ...row(
      msg('Signature algorithm'),
      signatureAlgorithm?.name === undefined ? undefined : judged(signatureAlgorithm.name, signatureAlgorithm.oid),
    ),
    ...extensionRows(certificate.extensions),
    ...row(msg('SHA-1 thumbprint'), encoding && verbatim(hexOf(hash('sha1', encoding)))),
    ...row(msg('SHA-256 fingerprint'), encoding && verbatim(hexOf(hash('sha256', encoding)))),
  ];
}

/** One row for each certificate and list. */
export function certificatesRows({ certificates, crls }: SignedData): readonly MessageRow[] {
  const items = certificates?.items ?? [];
  const rows: MessageRow[] = items.slice(0, MAX_CERTIFICATES).flatMap((certificate, i) => {
    const value = certificateText(certificate);
    return value ? [{ label: msg('Certificate {0}', i + 1), value }] : [];
  });
  if (items.length > MAX_CERTIFICATES)
    rows.push({ label: msg('More certificates'), value: verbatim(items.length - MAX_CERTIFICATES) });
  for (const crl of crls?.items ?? []) {
    if (crl.issuer?.complete && crl.revokedCount !== undefined)
      rows.push({ label: msg('Revocation list'), value: msg('of {0}, {1} entries', rfc4514(crl.issuer), countText(crl)) });
  }
  return rows;
}

/** `CN=phone, self-signed, serial 1, valid … to …`; undefined where not even the subject is there. */
export function certificateText(certificate: Certificate): Sentence | undefined {
  const { subject, issuer, serialNumber } = certificate;
  if (!subject?.complete || !serialNumber) return undefined;
  const validity = validityText(certificate) ?? msg('(cut)');
  const who = subject.rdns.length > 0 ? verbatim(rfc4514(subject)) : msg('empty subject');
  if (sameName(subject, issuer)) return msg('{0}, self-issued, serial {1}, valid {2}', who, serialNumber.hex, validity);
  return msg('{0}, issued by {1}, serial {2}, valid {3}', who, issuer ? rfc4514(issuer) : '', serialNumber.hex, validity);
}

export function csrRows(request: CertificationRequest): readonly MessageRow[] {
  const { subject, publicKey, signatureAlgorithm, challengePassword } = request;
  return [
    ...nameRow(msg('Subject'), subject),
    ...row(msg('Public key'), publicKey && keyText(publicKey)),
    ...row(
      msg('Challenge password'),
      challengePassword && (challengePassword.length > 0 ? msg('present: {0}', MASK) : msg('empty')),
    ),
    ...row(msg('Renews'), request.renewalCertificate && certificateText(request.renewalCertificate)),
    ...extensionRows(request.extensions),
    ...request.attributes
      .filter(({ text }) => text !== undefined)
      .map(({ name, text }) => ({ label: verbatim(name), value: verbatim(shown(text ?? '')), code: true })),
    ...row(
      msg('Signature algorithm'),
      signatureAlgorithm?.name === undefined ? undefined : judged(signatureAlgorithm.name, signatureAlgorithm.oid),
    ),
  ];
}

export function crlRows(crl: RevocationList): readonly MessageRow[] {
  return [
    ...nameRow(msg('Issuer'), crl.issuer),
    ...row(msg('This update'), crl.thisUpdate && verbatim(shownTime(crl.thisUpdate))),
    ...row(msg('Next update'), crl.nextUpdate && verbatim(shownTime(crl.nextUpdate))),
    ...row(msg('Revoked certificates'), crl.revokedCount === undefined ? undefined : countText(crl)),
    ...extensionRows(crl.extensions),
  ];
}

/** How many certificates a list revokes, as far as it is there. */
function countText({ revokedCount = 0, revokedComplete }: RevocationList): Sentence {
  return revokedComplete ? verbatim(revokedCount) : msg('at least {0}', revokedCount);
}

function extensionRows(extensions: readonly Extension[]): readonly MessageRow[] {
  const rows = extensions.slice(0, MAX_EXTENSIONS).map(({ name, critical, value }) => ({
    label: critical ? msg('{0} (critical)', name) : verbatim(name),
    value: extensionText(value),
  }));
  const more = extensions.length - rows.length;
  return more > 0 ? [...rows, { label: msg('More extensions'), value: verbatim(more) }] : rows;
}

function validityText({ notBefore, notAfter }: Certificate): Sentence | undefined {
  return notBefore && notAfter && msg('{0} to {1}', shownTime(notBefore), shownTime(notAfter));
}

export function nameRow(label: Sentence, name: Name | undefined): readonly MessageRow[] {
  if (!name || (name.rdns.length === 0 && !name.complete)) return [];
  return [{ label, value: name.complete ? verbatim(rfc4514(name) || '-') : msg('{0} (cut)', rfc4514(name)), code: true }];
}

function row(label: Sentence, value: Sentence | undefined): readonly MessageRow[] {
  return value ? [{ label, value }] : [];
}
