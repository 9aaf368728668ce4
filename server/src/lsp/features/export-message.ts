import { base64Of, certificateFileName, certificatePem, certificatesIn, opensslCommand, pemOf } from '../../core/scep/export.ts';
import { masked } from '../../core/text/secrets/index.ts';
import { oneLine } from '../../core/text/visible.ts';
import type { Certificate } from '../../core/x509/index.ts';
import { rfc4514 } from '../../core/x509/index.ts';
import type { ExportAnswer, ExportedCertificate, MessageParams } from '../../protocol.ts';
import { parseAddress } from '../answer/virtual-uri.ts';
import type { Opened } from '../message/key-ring.ts';
import { locate } from '../message/messages.ts';
import type { Session } from '../session/session.ts';

/**
 * A message for other tools: as PEM, as an openssl command, and its certificates, those that a key opens first. What is decrypted is
 * never part of the first two: it may hold the challenge.
 */
export function exportMessage(session: Session, { uri }: MessageParams): ExportAnswer | null {
  const address = parseAddress(uri);
  if (address?.kind !== 'decoded' && address?.kind !== 'text') return null;
  const located = locate(session, address);
  if (located.kind !== 'message') return null;
  const { message, payload } = located.decoded;
  const pem = pemOf(payload.bytes, message);
  const command = opensslCommand(payload.bytes, message);
  const certificates = [...issuedIn(session.keys.open(located.decoded)), ...certificatesIn(message)].flatMap(exported);
  if (pem === undefined && command === undefined && certificates.length === 0) return null;
  return {
    ...(pem === undefined ? {} : { pem: `${pem}\n` }),
    ...(command === undefined ? {} : { command }),
    certificates,
  };
}

function issuedIn(opened: Opened | undefined): readonly Certificate[] {
  return opened?.kind === 'content' ? certificatesIn(opened.message) : [];
}

function exported(certificate: Certificate): readonly ExportedCertificate[] {
  const { encoding, subject } = certificate;
  const pem = certificatePem(certificate);
  if (!encoding || pem === undefined) return [];
  const title = oneLine(masked(subject ? rfc4514(subject) : '-'));
  return [{ title, fileName: certificateFileName(certificate), pem: `${pem}\n`, der: base64Of(encoding) }];
}
