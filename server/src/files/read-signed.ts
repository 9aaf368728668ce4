import { decodeMessage } from '../core/scep/index.ts';

/** Profiles are small; a larger file is not taken apart. */
const MAX_BYTES = 16 * 1024 * 1024;

/** The property list inside a signed configuration profile (CMS SignedData); undefined for any other bytes. The signature is not checked. */
export function readSignedProfile(bytes: Uint8Array): string | undefined {
  if (bytes[0] !== 0x30 || bytes.length > MAX_BYTES) return undefined;
  const message = decodeMessage(bytes);
  const content = message.kind === 'signed-data' ? message.signedData.eContent : undefined;
  if (!content) return undefined;
  const text = new TextDecoder().decode(content.bytes);
  return text.trimStart().startsWith('<') && text.includes('<plist') ? text : undefined;
}
