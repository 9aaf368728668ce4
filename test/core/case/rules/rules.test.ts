import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolutions } from '../../../../server/src/core/advice/index.ts';
import { caseRules } from '../../../../server/src/core/case/rules/index.ts';
import { references } from '../../../../server/src/core/facts/references.ts';
import { english } from '../../../../server/src/core/text/sentence.ts';

const root = path.resolve(import.meta.dirname, '../../../..');

describe.each(caseRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('is complete: an id, advice that exists, a page and a source', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(rule.resolutions.length).toBeGreaterThan(0);
    expect(rule.resolutions.filter((resolution) => !resolutions.has(resolution))).toEqual([]);
    expect(rule.docUrl).toMatch(/^https:\/\//);
    expect(references(rule.source).length).toBeGreaterThan(0);
    expect(english(rule.title)).not.toMatch(/\.$/);
    expect(fs.existsSync(path.join(root, `docs/rules/${id}.md`))).toBe(true);
  });

  it('says what is derived, where it is not verified', () => {
    expect(rule.verified || /derived|reports/.test(rule.source)).toBe(true);
  });

  it('stands in a file of its own, by its name', () => {
    expect(fs.existsSync(path.join(root, `server/src/core/case/rules/${id}.ts`))).toBe(true);
  });
});

describe('the rules of a case', () => {
  it('have ids of their own', () => {
    expect(new Set(caseRules.map(({ id }) => id)).size).toBe(caseRules.length);
  });
});
