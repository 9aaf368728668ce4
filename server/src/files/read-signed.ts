import { isBinaryPlist, type PlistText, readBinaryPlist } from '../core/formats/apple-profile-log/binary-plist.ts';
import { decodeMessage } from '../core/scep/index.ts';

/** Profiles are small; a larger file is not taken apart. */
const MAX_BYTES = 16 * 1024 * 1024;

/** The property list inside a signed configuration profile (CMS SignedData); undefined for any other bytes. The signature is not checked. */
export function readSignedProfile(bytes: Uint8Array): string | undefined {
  if (bytes[0] !== 0x30 || bytes.length > MAX_BYTES) return undefined;
  const message = decodeMessage(bytes);
  const content = message.kind === 'signed-data' ? message.signedData.eContent : undefined;
  if (!content) return undefined;
  const binary = readBinaryProfile(content.bytes);
  if (binary) return binary.text;
  const text = new TextDecoder().decode(content.bytes);
  return text.trimStart().startsWith('<') && text.includes('<plist') ? text : undefined;
}

/** A configuration profile with a SCEP payload that is a binary property list, as XML; undefined for any other bytes. */
export function readBinaryProfile(bytes: Uint8Array): PlistText | undefined {
  if (bytes.length > MAX_BYTES || !isBinaryPlist(bytes)) return undefined;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes('com.apple.security.scep') ? readBinaryPlist(bytes) : undefined;
}
