import type { DecodedMessage } from '../core/scep/index.ts';

/** RFC 7468 labels. What is no certificate, request or revocation list is CMS. */
const LABELS: Partial<Record<DecodedMessage['kind'], string>> = {
  certificate: 'CERTIFICATE',
  csr: 'CERTIFICATE REQUEST',
  crl: 'X509 CRL',
};

/** The bytes as PEM (RFC 7468): 64 characters a line. A private key is never written: empty. */
export function pemOf(bytes: Uint8Array, decoded: DecodedMessage): readonly string[] {
  if (decoded.kind === 'private-key') return [];
  const label = LABELS[decoded.kind] ?? 'CMS';
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [[`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n')];
}
