import { shownTime } from '../../asn1/index.ts';
import { entityText, identifies, type Recipient } from '../../cms/index.ts';
import { msg, type Sentence, verbatim } from '../../text/sentence.ts';
import { type Certificate, extensionOf, rfc4514 } from '../../x509/index.ts';
import type { Check, MessageFinding } from './model.ts';

/**
 * A request must be encrypted for a certificate that the server has now, and that may encrypt (RFC 8894 2.2, 3.5.2). One recipient that
 * is right is enough: some clients encrypt for all certificates of the server. A text that is cut among the recipients says nothing.
 */
export const checkRecipient: Check = ({ envelope, pkiStatus }, { serverCertificates, atMs }) => {
  if (!envelope?.contentEncryption || pkiStatus || !serverCertificates?.length) return [];
  const checked = envelope.recipients.map((recipient) => checkOne(recipient, serverCertificates, atMs));
  return checked.some((findings) => findings.length === 0) ? [] : checked.flat();
};

function checkOne(
  recipient: Recipient,
  certificates: readonly Certificate[],
  atMs: number | undefined,
): readonly MessageFinding[] {
  const { recipientId: id } = recipient;
  const known = id?.kind === 'subjectKeyIdentifier' || (id?.serialNumber && id.issuer?.complete);
  if (!id || !known) return [];
  const byteOffset = recipient.range.start;
  const certificate = certificates.find((one) => identifies(id, one));
  if (!certificate) {
    const message = msg(
      'The message is encrypted for {0}, which is none of the server’s certificates: {1}. Unless it has others by now, it cannot open the message: the device took older RA certificates, or those of another server. Let it fetch them anew (GetCACert), and check that one server answers all its calls.',
      entityText(id) ?? '',
      serials(certificates),
    );
    return [{ id: 'recipient-unknown', severity: 'error', byteOffset, message }];
  }
  const usages = extensionOf(certificate.extensions, 'keyUsage')?.usages;
  const findings: MessageFinding[] = [];
  if (usages && !usages.includes('keyEncipherment')) {
    findings.push({ id: 'recipient-cannot-encrypt', severity: 'error', byteOffset, message: CANNOT_ENCRYPT });
  }
  const { notAfter } = certificate;
  if (atMs !== undefined && notAfter?.epochMs !== undefined && atMs > notAfter.epochMs) {
    const message = msg(
      'The RA certificate that the message is encrypted for had expired on {0} when this was logged. Renew the RA certificates of the server, and run iisreset.',
      shownTime(notAfter),
    );
    findings.push({ id: 'recipient-expired', severity: 'error', byteOffset, message });
  }
  return findings;
}

function serials(certificates: readonly Certificate[]): Sentence {
  const shown = certificates.slice(0, 5).map(({ subject, serialNumber }) => {
    return `${subject ? rfc4514(subject) : ''} serial ${serialNumber?.hex ?? '-'}`;
  });
  return verbatim(shown.join('; '));
}

const CANNOT_ENCRYPT = msg(
  'The message is encrypted for a certificate that may only sign (key usage without keyEncipherment), so the server cannot open it: the device took the wrong one of the RA certificates.',
);
