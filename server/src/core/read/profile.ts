import { isBinaryPlist, type PlistText, readBinaryPlist } from '../formats/apple-profile-log/binary-plist.ts';
import { decodeMessage } from '../scep/index.ts';

/** The property list inside a signed configuration profile (CMS SignedData); undefined for any other bytes. The signature is not checked. */
export function readSignedProfile(bytes: Uint8Array): string | undefined {
  if (bytes[0] !== SEQUENCE) return undefined;
  const message = decodeMessage(bytes);
  const content = message.kind === 'signed-data' ? message.signedData.eContent : undefined;
  if (!content) return undefined;
  const binary = readBinaryProfile(content.bytes);
  if (binary) return binary.text;
  const text = new TextDecoder().decode(content.bytes);
  return text.trimStart().startsWith('<') && text.includes('<plist') ? text : undefined;
}

/** Signed data begins with one (X.690 8.9.1). */
export const SEQUENCE = 0x30;

/** A configuration profile with a SCEP payload that is a binary property list, as XML; undefined for any other bytes. */
export function readBinaryProfile(bytes: Uint8Array): PlistText | undefined {
  if (!isBinaryPlist(bytes)) return undefined;
  return new TextDecoder('latin1').decode(bytes).includes('com.apple.security.scep') ? readBinaryPlist(bytes) : undefined;
}
