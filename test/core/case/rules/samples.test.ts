import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CaseFinding, CaseSnapshot } from '../../../../server/src/core/case/model.ts';
import { caseRules } from '../../../../server/src/core/case/rules/index.ts';
import { english } from '../../../../server/src/core/text/sentence.ts';
import { caseOfFiles } from '../support/case-of.ts';
import type { CaseSample, CaseSamples } from './samples/model.ts';

const folder = path.join(import.meta.dirname, 'samples');

/** All samples, by the id of their rule. */
const samplesOf = new Map<string, CaseSamples>();
for (const file of fs.readdirSync(folder).sort()) {
  const { samples } = (await import(path.join(folder, file))) as { readonly samples?: CaseSamples };
  if (samples) samplesOf.set(samples.id, samples);
}

/** `file:line text` of a finding; lines count from 1. */
function markOf({ place: { path: file, line, span } }: CaseFinding, { files }: CaseSample): string {
  return `${file}:${line + 1} ${files[file]?.slice(span.start, span.end)}`;
}

function ofRule(snapshot: CaseSnapshot, id: string): readonly CaseFinding[] {
  return snapshot.findings.filter((finding) => finding.id === id);
}

describe.each(caseRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const samples = samplesOf.get(id);

  it('has cases in which it fires, and cases in which it stays quiet', () => {
    expect(samples?.fires.length).toBeGreaterThan(0);
    expect(samples?.quiet.length).toBeGreaterThan(0);
  });

  it.each((samples?.fires ?? []).map((sample) => [sample.title, sample] as const))('fires: %s', (_, sample) => {
    const snapshot = caseOfFiles(sample.files);
    const findings = ofRule(snapshot, id);
    expect(findings.map((finding) => markOf(finding, sample))).toEqual(sample.marks);
    for (const { message, short, attempts, docUrl } of findings) {
      expect(english(message)).not.toMatch(/\{\d\}|undefined|NaN|\[object/);
      expect(english(message)).toMatch(/^[\p{L}\d"].*\.$/su);
      expect(english(short).length).toBeLessThan(60);
      expect(attempts.filter((one) => !snapshot.attempts.some((attempt) => attempt.id === one))).toEqual([]);
      expect(docUrl).toBe(rule.docUrl);
    }
  });

  it.each((samples?.quiet ?? []).map((sample) => [sample.title, sample] as const))('is quiet: %s', (_, sample) => {
    const snapshot = caseOfFiles(sample.files);
    expect(ofRule(snapshot, id).map((finding) => markOf(finding, sample))).toEqual([]);
  });

  it('says the same whatever order the logs came in', () => {
    for (const { files } of samples?.fires ?? []) {
      const turned = Object.fromEntries(Object.entries(files).reverse());
      expect(caseOfFiles(turned).findings).toEqual(caseOfFiles(files).findings);
    }
  });
});
