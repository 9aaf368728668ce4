import { describe, expect, test } from 'vitest';
import { generateCase } from './generate/case.ts';
import { randomFrom } from './generate/random.ts';
import { outputOf } from './support/read-case.ts';
import { factsOfFiles } from './support/read-logs.ts';

describe('the order in which logs come', () => {
  test.each(['legacy', 'current', 'bursts-legacy', 'two-servers-current'] as const)('%s: changes not a byte', (name) => {
    const logs = factsOfFiles(generateCase(name, 4).files);
    const said = JSON.stringify(outputOf(logs));
    const random = randomFrom(9);
    for (let round = 0; round < 4; round++) {
      const mixed = logs.map((facts) => ({ facts, at: random.next() })).sort((a, b) => a.at - b.at);
      expect(JSON.stringify(outputOf(mixed.map(({ facts }) => facts)))).toBe(said);
    }
  });
});
