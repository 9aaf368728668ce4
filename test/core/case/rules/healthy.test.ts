import { describe, expect, it } from 'vitest';
import { CaseModel } from '../../../../server/src/core/case/whole/case-model.ts';
import { english } from '../../../../server/src/core/text/sentence.ts';
import { generateCase } from '../../../case/generate/case.ts';
import { factsOfFiles } from '../../../case/support/read-logs.ts';

describe('a healthy case', () => {
  it.each(
    (['healthy-current', 'healthy-legacy'] as const).flatMap((profile) => [1, 2, 3].map((seed) => [profile, seed] as const)),
  )('of profile %s, seed %i, gets no warning and no error of the rules of a case', (profile, seed) => {
    const model = new CaseModel();
    for (const facts of factsOfFiles(generateCase(profile, seed).files)) model.put(facts.path, facts);
    const { attempts, findings } = model.snapshot();
    expect(attempts.length).toBeGreaterThan(3);
    const loud = findings.filter(({ severity }) => severity === 'warning' || severity === 'error');
    expect(loud.map(({ id, place, message }) => `${id} ${place.path}:${place.line + 1} ${english(message)}`)).toEqual([]);
  });
});
