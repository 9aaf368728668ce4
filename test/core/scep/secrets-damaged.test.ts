import { expect, it } from 'vitest';
import { decodeMessage, explainMessage, messageTree } from '../../../server/src/core/scep/index.ts';
import type { DecodedNode } from '../../../server/src/core/scep/model.ts';
import { english, type Sentence } from '../../../server/src/core/text/sentence.ts';
import { REQUEST, REQUEST_AMONG_OTHERS } from './request-with-challenge.ts';

/** Everything that is shown of a message: words, members, tree, problems. */
function shown(bytes: Uint8Array): string {
  const decoded = decodeMessage(bytes);
  const { title, paragraphs, rows, remarks } = explainMessage(decoded);
  const texts: (Sentence | undefined)[] = [
    title,
    ...paragraphs,
    ...rows.flatMap(({ label, value }) => [label, value]),
    ...remarks,
  ];
  const collect = (node: DecodedNode): void => {
    texts.push(node.label, node.secret ? undefined : node.value, ...node.problems.map(({ message }) => message));
    node.children.forEach(collect);
  };
  messageTree(decoded).forEach(collect);
  return texts.map((text) => (text ? english(text) : '')).join('\n');
}

const { bytes, challenge, oidAt } = REQUEST;
const hex = Buffer.from(challenge).toString('hex');

/** Eight bytes of the challenge in a row, as text or in hex. */
function leak(text: string): string | undefined {
  for (let at = 0; at + 8 <= challenge.length; at++) {
    const part = challenge.slice(at, at + 8);
    if (text.includes(part) || text.includes(hex.slice(at * 2, at * 2 + 16))) return part;
  }
  return undefined;
}

it('finds what it looks for', () => {
  expect(leak(`x ${challenge} y`)).toBe(challenge.slice(0, 8));
  expect(leak(hex)).toBe(challenge.slice(0, 8));
  expect(shown(bytes)).toContain('CN=device');
  expect(leak(shown(bytes))).toBeUndefined();
});

it('shows no challenge whose identifier has one wrong bit', () => {
  const leaks: string[] = [];
  for (let at = oidAt.start; at < oidAt.end; at++) {
    for (let bit = 0; bit < 8; bit++) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
      if (leak(shown(damaged))) leaks.push(`byte ${at}, bit ${bit}`);
    }
  }
  expect(leaks).toEqual([]);
});

it('shows no challenge of a request that is cut anywhere', () => {
  const leaks = Array.from({ length: bytes.length }, (_, end) => end).filter((end) => leak(shown(bytes.subarray(0, end))));
  expect(leaks).toEqual([]);
});

/** Every value of the octets just before the challenge, every third of the first ones, and some of the others, which are only read over. */
it.each([
  ['alone', REQUEST],
  ['among other attributes', REQUEST_AMONG_OTHERS],
])('shows no challenge of a request with one wrong octet before or in it: %s', { timeout: 120_000 }, (_, request) => {
  const end = Buffer.from(request.bytes).indexOf(request.challenge);
  const leaks: string[] = [];
  for (let at = 0; at < end; at++) {
    const step = at > request.oidAt.start - 20 ? 1 : at < 40 ? 3 : 31;
    for (let change = 1; change < 256; change += step) {
      const damaged = request.bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ change;
      if (leak(shown(damaged))) leaks.push(`octet ${at}, changed by ${change}`);
    }
  }
  expect(leaks).toEqual([]);
});

it('still shows what stands beside a challenge', () => {
  expect(shown(REQUEST_AMONG_OTHERS.bytes)).toContain('router.example');
  expect(shown(REQUEST_AMONG_OTHERS.bytes)).toContain('pc.example');
});
