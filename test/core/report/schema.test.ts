import fs from 'node:fs';
import path from 'node:path';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { CaseModel } from '../../../server/src/core/case/whole/case-model.ts';
import { type CaseJson, caseJson } from '../../../server/src/core/report/case-json.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { generateCase, sampleCase } from '../../case/generate/case.ts';
import { GIVEN, givenCase } from '../../case/support/given.ts';
import { factsOfFiles } from '../../case/support/read-logs.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const schema = JSON.parse(fs.readFileSync(path.join(root, 'docs/schema/case-1.json'), 'utf8')) as AnySchemaObject;
const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false }).compile(schema);

describe('what a case says keeps to docs/schema/case-1.json', () => {
  it.each(GIVEN)('the given case %s', (name) => check(givenCase(name).files));
  it('the sample', () => check(sampleCase().files));
  it.each([
    ['cut-legacy', 3],
    ['two-servers-current', 1],
    ['storm-current', 2],
    ['midnight-current', 4],
  ] as const)('the generated case %s %i', (name, seed) => check(generateCase(name, seed).files));
  it('a case without logs', () => check(new Map()));
  it('logs that are cut, empty, foreign or there twice', () => {
    const [[name = '', text = ''] = []] = [...sampleCase().files];
    check(
      new Map([
        ['a/cut.log', text.slice(0, text.length >> 1)],
        ['a/twice.log', text],
        [name, text],
        ['u_ex260101.log', ''],
        ['readme.txt', 'hello'],
      ]),
    );
  });
});

describe('the schema', () => {
  const whole = outputOf(sampleCase().files);

  it.each<[string, (output: Mutable) => void]>([
    ['another version', (output) => (output['version'] = 2)],
    ['null for what is absent', (output) => (first(output, 'attempts')['cause'] = null)],
    ['an empty string', (output) => (first(output, 'attempts')['transactionID'] = '')],
    ['five steps', (output) => (first(output, 'attempts')['steps'] as unknown[]).pop()],
    ['steps out of order', (output) => (first(output, 'attempts')['steps'] as unknown[]).reverse()],
    ['lines counted from 0', (output) => (first(output, 'files')['findings'] = [{ ...finding(whole), line: 0 }])],
    ['a member that nobody knows', (output) => (first(output, 'clocks')['zone'] = 'CET')],
    ['a time without its zone', (output) => (first(output, 'attempts')['start'] = '2026-01-05T08:00:01')],
  ])('refuses %s', (_, spoil) => {
    const output = JSON.parse(JSON.stringify(whole)) as Mutable;
    expect(validate(output)).toBe(true);
    spoil(output);
    expect(validate(output)).toBe(false);
  });
});

type Mutable = Record<string, unknown>;

function first(output: Mutable, list: string): Mutable {
  const [entry] = output[list] as Mutable[];
  if (!entry) throw new Error(`no ${list}`);
  return entry;
}

function finding({ files }: { readonly files: CaseJson['files'] }): object {
  const [found] = files.flatMap(({ findings }) => findings);
  if (!found) throw new Error('no findings');
  return found;
}

function outputOf(files: ReadonlyMap<string, string>): CaseJson & { readonly passedOver: number; readonly complete: boolean } {
  const model = new CaseModel();
  for (const facts of factsOfFiles(files)) model.put(facts.path, facts);
  const json = caseJson(model.snapshot(), english);
  return { ...json, passedOver: 0, complete: json.files.every(({ complete }) => complete) };
}

function check(files: ReadonlyMap<string, string>): void {
  validate(JSON.parse(JSON.stringify(outputOf(files))));
  expect(validate.errors ?? []).toEqual([]);
}
