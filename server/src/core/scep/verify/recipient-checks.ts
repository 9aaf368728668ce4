import { shownTime } from '../../asn1/index.ts';
import { entityText, identifies, type Recipient } from '../../cms/index.ts';
import { type Message, msg, verbatim } from '../../text/message.ts';
import { type Certificate, extensionOf, rfc4514 } from '../../x509/index.ts';
import type { Check, MessageFinding } from './model.ts';

/** A request must be encrypted for a certificate that the server has now, and that may encrypt (RFC 8894 2.2, 3.5.2). */
export const checkRecipient: Check = ({ envelope, pkiStatus }, { serverCertificates, atMs }) => {
  if (!envelope || pkiStatus || !serverCertificates?.length) return [];
  return envelope.recipients.flatMap((recipient) => checkOne(recipient, serverCertificates, atMs));
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
      'The message is encrypted for {0}, which is none of the server’s certificates: {1}. The server cannot open it: the device took older or other RA certificates.',
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
    const message = msg('The RA certificate that the message is encrypted for had expired on {0}.', shownTime(notAfter));
    findings.push({ id: 'recipient-expired', severity: 'error', byteOffset, message });
  }
  return findings;
}

function serials(certificates: readonly Certificate[]): Message {
  const shown = certificates.slice(0, 5).map(({ subject, serialNumber }) => {
    return `${subject ? rfc4514(subject) : ''} serial ${serialNumber?.hex ?? '-'}`;
  });
  return verbatim(shown.join('; '));
}

const CANNOT_ENCRYPT = msg(
  'The message is encrypted for a certificate that may only sign (key usage without keyEncipherment): the device took the wrong RA certificate.',
);
