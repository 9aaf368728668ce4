import { type Certificate, extensionOf } from '../x509/index.ts';
import { certificatesIn } from './export.ts';
import type { DecodedMessage } from './model.ts';

/** The RA and CA certificates of an answer to GetCACert: certificates alone, of which one is a CA's. Anything else gives none. */
export function serverCertificatesIn(decoded: DecodedMessage): readonly Certificate[] {
  const found = decoded.kind === 'certificates' ? certificatesIn(decoded) : [];
  return found.some(isCa) ? found : [];
}

export function isCa({ extensions }: Certificate): boolean {
  return extensionOf(extensions, 'basicConstraints')?.ca === true;
}
