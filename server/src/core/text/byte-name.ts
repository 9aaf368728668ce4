/**
 * The text of a name that is bytes: UTF-8, and where it is none, each byte that belongs to no character written out (`⟨0xFF⟩`), so that
 * two names never look the same.
 */
export function nameOfBytes(bytes: Uint8Array): string {
  const whole = utf8Of(bytes);
  if (whole !== undefined) return whole;
  let name = '';
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOfCharacter(bytes[at] ?? 0);
    const character = utf8Of(bytes.subarray(at, at + length));
    name += character ?? byteOf(bytes[at] ?? 0);
    at += character === undefined ? 1 : length;
  }
  return name;
}

/** A byte as it is shown where it is no character. */
export function byteOf(byte: number): string {
  return `⟨0x${byte.toString(16).toUpperCase().padStart(2, '0')}⟩`;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of bytes that are UTF-8; undefined for others. */
export function utf8Of(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** By its first byte (RFC 3629 section 3). */
function lengthOfCharacter(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}
