import { describe, expect, test } from 'vitest';
import { CaseModel } from '../../server/src/core/case/whole/case-model.ts';
import type { LogFacts } from '../../server/src/core/log/facts.ts';
import { generate, generateCase } from './generate/case.ts';
import { PROFILES, type ProfileName } from './generate/options.ts';
import { type Random, randomFrom } from './generate/random.ts';
import { factsOfText } from './support/read-logs.ts';

/** A case whose logs come, change, grow and go, and what each of them says now. */
class Changing {
  readonly model = new CaseModel();
  readonly logs = new Map<string, LogFacts>();
  readonly #texts: readonly (readonly [string, string])[];
  /** How many lines of each log are there. */
  readonly #lines = new Map<string, number>();
  readonly #random: Random;

  constructor(texts: ReadonlyMap<string, string>, random: Random) {
    this.#texts = [...texts];
    this.#random = random;
    for (const [path, text] of texts) this.#put(path, text.split('\n').length);
  }

  /** Does something to one of the logs, and says what. */
  step(): string {
    const random = this.#random;
    const [path, text] = random.pick(this.#texts);
    const all = text.split('\n').length;
    const lines = this.#lines.get(path) ?? 0;
    switch (random.pick(['grow', 'grow', 'grow', 'cut', 'end', 'drop', 'again', 'copy'] as const)) {
      case 'grow':
        this.#put(path, Math.min(all, lines + random.int(3) + 1));
        return `${path} grows to ${this.#lines.get(path)} of ${all} lines`;
      case 'cut':
        this.#put(path, random.int(all));
        return `${path} has ${this.#lines.get(path)} of ${all} lines`;
      case 'end':
        this.#put(path, all - random.int(Math.min(all, 12)));
        return `${path} has ${this.#lines.get(path)} of ${all} lines`;
      case 'drop':
        this.#lines.delete(path);
        this.logs.delete(path);
        this.model.drop(path);
        return `${path} goes`;
      case 'again':
        this.#put(path, lines);
        return `${path} comes again`;
      case 'copy': {
        const copy = `copy/${path}`;
        const facts = this.logs.get(path);
        if (this.logs.has(copy) || !facts) this.logs.delete(copy);
        else this.logs.set(copy, facts);
        const now = this.logs.get(copy);
        if (now) this.model.put(copy, now);
        else this.model.drop(copy);
        return now ? `${copy} comes` : `${copy} goes`;
      }
    }
  }

  #put(path: string, lines: number): void {
    const text = this.#texts.find(([name]) => name === path)?.[1] ?? '';
    const facts = factsOfText(path, text.split('\n').slice(0, lines).join('\n'));
    this.#lines.set(path, lines);
    if (!facts) return;
    this.logs.set(path, facts);
    this.model.put(path, facts);
  }
}

const said = (model: CaseModel) => {
  const { logs, ...snapshot } = model.snapshot();
  return { ...snapshot, logs: logs.map(({ path, hash, observations }) => ({ path, hash, observations })) };
};

function anew(logs: ReadonlyMap<string, LogFacts>): CaseModel {
  const model = new CaseModel();
  for (const [path, facts] of logs) model.put(path, facts);
  return model;
}

function expectSame(changing: Changing, what: string): void {
  const [now, whole] = [said(changing.model), said(anew(changing.logs))];
  if (JSON.stringify(now) !== JSON.stringify(whole)) expect(now, what).toEqual(whole);
  expect(JSON.stringify(now), what).toBe(JSON.stringify(whole));
}

const STEPS = 12;

describe('a case whose logs change one after the other says what the same logs say at once', () => {
  const names: readonly ProfileName[] = [
    ...(['current', 'legacy', 'proxy-current', 'bursts-legacy', 'skewed-current', 'two-servers-legacy'] as const),
    ...(['extra-logs-current', 'storm-current', 'midnight-current', 'summer-time-current', 'unlogged-legacy'] as const),
  ];
  test.each(names)(
    '%s',
    (name) => {
      const random = randomFrom(names.indexOf(name) + 1);
      const changing = new Changing(generateCase(name, 5).files, random);
      expectSame(changing, 'at first');
      for (let i = 0; i < STEPS; i++) expectSame(changing, changing.step());
    },
    120_000,
  );

  test('over two hours', () => {
    const { files } = generate('long', { ...PROFILES.legacy, enrollments: 60, noise: 1 }, 3);
    const changing = new Changing(files, randomFrom(17));
    expectSame(changing, 'at first');
    for (let i = 0; i < STEPS; i++) expectSame(changing, changing.step());
  }, 120_000);
});
