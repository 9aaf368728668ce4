import { expect, it } from 'vitest';
import { decodeMessage, explainMessage, messageTree, verifyMessage } from '../../../server/src/core/scep/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { EVERY_EXTENSION, REQUEST, REVOCATION_LIST } from '../x509/samples.ts';
import { bytesOf } from './messages.ts';

const SEEDS = [
  bytesOf('messages/jscep-get-ndes-06-req.b64'),
  bytesOf('messages/sscep-get-fail1-02-resp.b64'),
  bytesOf('variants/other-getcacert-p7b.b64'),
  EVERY_EXTENSION,
  REQUEST,
  REVOCATION_LIST,
];
const TELLING = [0x00, 0x02, 0x04, 0x24, 0x30, 0x31, 0x80, 0x82, 0xa0, 0xff];

/** The same numbers on every run (a linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state >> 8;
  };
}

/** Up to five bytes changed, most of them near the beginning, where structure is; sometimes a piece is taken out. */
function mutate(bytes: Uint8Array, next: () => number): Uint8Array {
  let mutated = bytes.slice();
  for (let times = 1 + (next() % 5); times > 0; times--) {
    const at = next() % (next() % 3 === 0 ? mutated.length : Math.min(mutated.length, 300));
    if (next() % 4 === 0) mutated = Uint8Array.from([...mutated.subarray(0, at), ...mutated.subarray(at + (next() % 8))]);
    else mutated[at] = next() % 2 === 0 ? (TELLING[next() % TELLING.length] ?? 0) : next() & 255;
  }
  return mutated;
}

it.each(SEEDS.map((bytes, i) => [i, bytes] as const))(
  'damaged at random, sample %i is still read without a word of failure',
  (i, bytes) => {
    const next = numbers(i + 1);
    for (let round = 0; round < 60; round++) {
      const decoded = decodeMessage(mutate(bytes, next));
      expect(english(explainMessage(decoded).title)).not.toBe('');
      for (const { offset, end } of messageTree(decoded)) expect(offset).toBeLessThanOrEqual(end ?? 0);
      for (const { byteOffset } of round % 6 === 0 ? verifyMessage(decoded) : []) expect(byteOffset).toBeLessThan(decoded.length);
    }
  },
);
