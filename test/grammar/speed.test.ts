import { describe, expect, it } from 'vitest';
import { corpus } from '../support/corpus-file.ts';
import { trueLogs } from '../support/neutral.ts';
import { costOf, grammars, tokenize } from './support.ts';

/** VS Code colours no line beyond this. */
const LINE = 20_000;
/** What a reader does not notice. */
const BOUND_MS = 50;
/** Twice the line may take so much longer: four times would be a line that is gone through for each of its parts. */
const MOST_GROWTH = 3.5;
/** Below that a growth is the noise of the clock and of the memory, and nobody waits. */
const MEASURABLE_MS = BOUND_MS / 2;

const SCREENED = 600;
const SLOWEST = 25;

/** Fragments that are hard on many a pattern: beginnings without an end, nothing but separators, the shortest tokens. */
const SEEDS = [
  'a',
  '1',
  ' ',
  '\t',
  '-',
  '"',
  "'",
  '<',
  '</',
  '<a>',
  '<a ',
  '<a b="',
  '&',
  '&a',
  '%',
  '(',
  '[',
  '{',
  '}',
  'a.',
  'a:',
  'a: ',
  'a=',
  'A_',
  'A.B',
  ':1',
  '1.',
  '1 ',
  '1:1',
  '::',
  '/',
  '/a',
  '/ ',
  '\\',
  'a\\b ',
  '0x',
  '0x1 ',
  '+1',
  '#',
  '|',
  ';',
  ',',
  '=',
  'é',
  '\ufeff',
];

/** What stands literally in the patterns of a grammar, alone and with what may follow it. */
function literalsOf(source: string): readonly string[] {
  const patterns = [...source.matchAll(/"(?:match|begin|end|while)": ("(?:[^"\\]|\\.)*")/g)].map(([, json = '""']) =>
    String(JSON.parse(json)),
  );
  const words = patterns.flatMap((pattern) => pattern.match(/[\w ./:#=<>@-]{2,40}/g) ?? []);
  return words.flatMap((word) => [word, `${word} `, `${word}=`, `<${word}>`, ` ${word}: `]);
}

const lines = trueLogs.flatMap((path) =>
  corpus(path)
    .split(/\r?\n/)
    .map((line) => line.slice(0, 500)),
);

/** One to four words in a row, and one to three tokens in a row as the grammar cuts them: of those that look alike, the first. */
async function partsOfLines(scopeName: string): Promise<readonly string[]> {
  const parts: string[] = [];
  const take = (pieces: readonly string[], most: number): void => {
    for (let count = 1; count <= most; count++) {
      for (let i = 0; i + count <= pieces.length; i++) parts.push(pieces.slice(i, i + count).join(''));
    }
  };
  const tokens = await tokenize(scopeName, lines);
  lines.forEach((line, i) => {
    const found = tokens[i] ?? [];
    if (found.length === 0) return;
    take(line.split(/(?<=\s)/), 4);
    take(
      found.map(({ start, end }) => line.slice(start, end)),
      3,
    );
  });
  return parts;
}

/** Of fragments with the same letters, digits and marks in the same order one is enough. */
function oneOfAKind(fragments: readonly string[]): readonly string[] {
  const kinds = new Map<string, string>();
  for (const fragment of fragments) {
    if (fragment === '' || fragment.length > 120) continue;
    const kind =
      fragment.length < 12
        ? fragment
        : fragment
            .replace(/[a-z]+/g, 'a')
            .replace(/[A-Z]+/g, 'A')
            .replace(/\d+/g, '1');
    if (!kinds.has(kind)) kinds.set(kind, fragment);
  }
  return [...kinds.values()];
}

const filled = (fragment: string, length: number): string =>
  fragment.repeat(Math.ceil(length / fragment.length)).slice(0, length);

describe.each([...grammars()])('%s', (scopeName, source) => {
  it('takes a moment for a long line, whatever it repeats, and twice the moment for twice the line', {
    timeout: 120_000,
  }, async () => {
    const fragments = [...SEEDS, ...oneOfAKind([...literalsOf(source), ...(await partsOfLines(scopeName))])];
    const screened: { readonly fragment: string; readonly cost: number }[] = [];
    for (const fragment of fragments) screened.push({ fragment, cost: await costOf(scopeName, filled(fragment, SCREENED), 2) });
    const slowest = screened.sort((a, b) => b.cost - a.cost).slice(0, SLOWEST);
    const slow: string[] = [];
    for (const { fragment } of slowest) {
      const whole = await costOf(scopeName, filled(fragment, LINE), 6);
      const half = whole > MEASURABLE_MS ? await costOf(scopeName, filled(fragment, LINE / 2), 6) : whole;
      if (whole > BOUND_MS || whole > half * MOST_GROWTH)
        slow.push(`${JSON.stringify(fragment)}: ${whole} ms, half the line ${half} ms`);
    }
    expect(slow).toEqual([]);
  });
});
