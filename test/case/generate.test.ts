import { describe, expect, test } from 'vitest';
import { caseRules } from '../../server/src/core/case/rules/index.ts';
import { generateCase } from './generate/case.ts';
import { PROFILES, type ProfileName } from './generate/options.ts';
import { SCENARIOS } from './generate/scenarios.ts';
import { unpackLines } from './generate/truth.ts';
import { factsOfText } from './support/read-logs.ts';

const NAMES = Object.keys(PROFILES) as readonly ProfileName[];

describe('cases with known truth', () => {
  test('are the same for the same seed, and others for another', () => {
    const once = generateCase('legacy', 5);
    const again = generateCase('legacy', 5);
    expect([...again.files]).toEqual([...once.files]);
    expect(again.truth).toEqual(once.truth);
    expect([...generateCase('legacy', 6).files]).not.toEqual([...once.files]);
  });

  test('plant every scenario somewhere', { timeout: 60_000 }, () => {
    const planted = new Set<string>();
    for (const name of NAMES) {
      for (const seed of [1, 2]) for (const { scenario } of generateCase(name, seed).truth.attempts) planted.add(scenario);
    }
    expect([...planted].sort()).toEqual(Object.keys(SCENARIOS).sort());
  });

  test('plant what each rule of the case must say', { timeout: 60_000 }, () => {
    const planted = new Set<string>();
    for (const name of NAMES.filter((one) => /^(?:ruled|storm|wrong-clocks)-/.test(one))) {
      for (const seed of [1, 2, 3]) {
        const { attempts, rules = [] } = generateCase(name, seed).truth;
        for (const { rule } of [...attempts, ...rules]) if (rule !== undefined) planted.add(rule);
      }
    }
    expect([...planted].sort()).toEqual(caseRules.map(({ id }) => id).sort());
  });

  test.each(NAMES)('%s: each log is read as what it is, and each line of the truth is in it', (name) => {
    const { files, truth } = generateCase(name, 2);
    const formats = new Set<string>();
    for (const [path, text] of files) {
      const facts = factsOfText(path, text);
      expect(facts, path).toBeDefined();
      if (facts) formats.add(facts.format);
    }
    for (const format of truth.missing.present) expect(formats).toContain(format);
    for (const { certain, inferable, optional } of truth.attempts) {
      for (const lines of [certain, inferable, optional]) {
        for (const [file, packed] of Object.entries(lines)) {
          const count = files.get(file)?.split(/\r?\n/).length ?? 0;
          for (const [first, last] of unpackLines(packed)) expect(first > 0 && last < count, `${file}:${first}`).toBe(true);
        }
      }
    }
  });

  test('hold signed requests that show the transactionIDs of the truth', () => {
    const { files, truth } = generateCase('legacy', 1);
    const iis = [...files].find(([path]) => path.startsWith('u_ex'));
    const facts = iis && factsOfText(...iis);
    const ids = truth.attempts.map(({ transactionID }) => transactionID);
    const seen = facts?.messages.map(({ transactionID }) => transactionID) ?? [];
    expect(seen.length).toBeGreaterThan(3);
    for (const id of seen) expect(ids).toContain(id);
    expect(facts?.groups.map(({ id }) => id).filter((id) => id.startsWith('scep-'))).toEqual([]);
  });
});
