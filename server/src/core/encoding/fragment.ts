import type { Signs } from './signs.ts';

/** How elements begin that every SCEP message and certificate holds: OIDs of PKCS, X.500 names, DC, NIST, and long SEQUENCEs. */
const LANDMARKS: readonly (readonly number[])[] = [
  [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01],
  [0x06, 0x03, 0x55, 0x04],
  [0x06, 0x03, 0x55, 0x1d],
  [0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64],
  [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04],
  [0x60, 0x86, 0x48, 0x01, 0x86, 0xf8, 0x45, 0x01, 0x09],
  [0x2b, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37],
];

/** Only the first bytes are searched for landmarks. */
const SEARCHED = 16_384;

/**
 * How many signs of a fragment come before its first whole byte, 0 to 3. The padding tells it; else the alignment in which
 * most landmarks are met; else 0.
 */
export function alignment(signs: Signs): number {
  if (signs.padded) return (signs.count + signs.pads) % 4;
  let best = 0;
  let most = 0;
  for (let phase = 0; phase < 4; phase++) {
    const met = landmarks(signs.bytes(phase).subarray(0, SEARCHED));
    if (met > most) {
      best = phase;
      most = met;
    }
  }
  return best;
}

/** How many elements begin in the bytes, in any place, that messages and certificates hold and hardly anything else. */
export function landmarks(bytes: Uint8Array): number {
  let met = 0;
  for (const landmark of LANDMARKS) {
    for (let at = bytes.indexOf(landmark[0] ?? 0); at >= 0; at = bytes.indexOf(landmark[0] ?? 0, at + 1)) {
      if (landmark.every((byte, index) => bytes[at + index] === byte)) met++;
    }
  }
  return met;
}
