import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { CaseModel } from '../../server/src/core/case/whole/case-model.ts';
import { sampleCase } from './generate/case.ts';
import { factsOfFiles } from './support/read-logs.ts';

const folder = path.resolve(import.meta.dirname, '../../samples/case');

it('the sample case is what its generator writes: node scripts/sample-case.mjs', () => {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const written = files.filter((name) => fs.statSync(path.join(folder, name)).isFile()).sort();
  const { files: generated } = sampleCase();
  expect(written).toEqual([...generated.keys()].sort());
  for (const [name, text] of generated) expect(fs.readFileSync(path.join(folder, name), 'utf8'), name).toBe(text);
});

it('holds a success, a refusal that only the connector explains, and a request that never reached IIS', () => {
  const { files, truth } = sampleCase();
  expect([...new Set(truth.attempts.map(({ scenario }) => scenario))].sort()).toEqual(['denied', 'lost', 'ok', 'refused']);
  expect([...files.keys()].some((name) => name.includes('CertificateConnectors'))).toBe(true);
  expect([...files.keys()].some((name) => name.endsWith('OMADM.log'))).toBe(true);
});

it('says of the request that never reached IIS that it did not, in place of what the device could only guess', () => {
  const model = new CaseModel();
  for (const facts of factsOfFiles(sampleCase().files)) model.put(facts.path, facts);
  const lost = model.snapshot().attempts.find(({ failedStep }) => failedStep === 2);
  expect(lost?.cause).toMatchObject({ id: 'no-request-in-iis', replaces: expect.arrayContaining(['jscep-no-connection']) });
});
