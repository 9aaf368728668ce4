import { attributeOf, type Certificate } from '../x509/index.ts';
import type { DecodedMessage } from './model.ts';

/** RFC 7468 labels. What has none is not written as PEM: a reader would take it for something else. */
const LABELS: Partial<Record<DecodedMessage['kind'], string>> = {
  'pki-message': 'CMS',
  'signed-data': 'CMS',
  certificates: 'CMS',
  'enveloped-data': 'CMS',
  certificate: 'CERTIFICATE',
  csr: 'CERTIFICATE REQUEST',
  crl: 'X509 CRL',
};

/** The openssl commands that print a whole structure. Anything else, and what is cut, is left to asn1parse. */
const COMMANDS: Partial<Record<DecodedMessage['kind'], string>> = {
  'pki-message': 'cms -cmsout -print -noout -inform DER',
  'signed-data': 'cms -cmsout -print -noout -inform DER',
  certificates: 'cms -cmsout -print -noout -inform DER',
  'enveloped-data': 'cms -cmsout -print -noout -inform DER',
  certificate: 'x509 -text -noout -inform DER',
  csr: 'req -text -noout -inform DER',
  crl: 'crl -text -noout -inform DER',
};

/**
 * The bytes as PEM (RFC 7468): 64 characters a line, without a last line end. Undefined for what no label names, and for a private key,
 * which is never written.
 */
export function pemOf(bytes: Uint8Array, decoded: DecodedMessage): string | undefined {
  const label = LABELS[decoded.kind];
  return label === undefined ? undefined : pemText(bytes, label);
}

/** A line for a POSIX shell that prints the bytes with openssl. Undefined for a private key, and for what is no element of ASN.1. */
export function opensslCommand(bytes: Uint8Array, decoded: DecodedMessage): string | undefined {
  if (decoded.kind === 'private-key' || decoded.kind === 'fragment' || decoded.kind === 'caps') return undefined;
  const whole = decoded.cut || decoded.trailingAt !== undefined ? undefined : COMMANDS[decoded.kind];
  return `printf %s '${base64Of(bytes)}' | base64 -d | openssl ${whole ?? 'asn1parse -i -inform DER'}`;
}

export function certificatePem(certificate: Certificate): string | undefined {
  return certificate.encoding && pemText(certificate.encoding, 'CERTIFICATE');
}

/** A name for the file of a certificate, without extension: its common name and serial number, in letters that every system takes. */
export function certificateFileName({ subject, serialNumber }: Certificate): string {
  const name = [attributeOf(subject, 'CN') ?? 'certificate', serialNumber?.hex ?? ''].filter((part) => part !== '').join('-');
  return (
    name
      .replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^[.-]+/, '')
      .slice(0, 80) || 'certificate'
  );
}

/** All certificates of a message that are whole, in its order. */
export function certificatesIn(decoded: DecodedMessage): readonly Certificate[] {
  return certificatesOf(decoded).filter(({ encoding }) => encoding !== undefined);
}

function certificatesOf(decoded: DecodedMessage): readonly Certificate[] {
  switch (decoded.kind) {
    case 'certificate':
      return [decoded.certificate];
    case 'pki-message':
      return decoded.message.signedData.certificates?.items ?? [];
    case 'signed-data':
      return [...(decoded.signedData.certificates?.items ?? []), ...(decoded.inner?.certificates?.items ?? [])];
    case 'certificates':
      return decoded.signedData.certificates?.items ?? [];
    case 'fragment':
      return decoded.certificates;
    default:
      return [];
  }
}

export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

function pemText(bytes: Uint8Array, label: string): string {
  const lines = base64Of(bytes).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n');
}
