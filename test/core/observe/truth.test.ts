import { describe, expect, test } from 'vitest';
import type { Observation } from '../../../server/src/core/log/facts.ts';
import { type GeneratedCase, generateCase } from '../../case/generate/case.ts';
import type { ProfileName } from '../../case/generate/options.ts';
import { type Lines, unpackLines } from '../../case/generate/truth.ts';
import { GIVEN, givenCase } from '../../case/support/given.ts';
import { factsOfText } from '../../case/support/read-logs.ts';

/** Those whose logs hold other lines than those of the rest. */
const GENERATED: readonly ProfileName[] = [
  'current',
  'legacy',
  'forwarded-current',
  'noisy-current',
  'noisy-legacy',
  'storm-current',
];

describe.each([
  ...GIVEN.map((name) => [name, () => givenCase(name)] as const),
  ...GENERATED.map((name) => [`generated: ${name}`, () => generateCase(name, 7)] as const),
])('a case with known truth, %s', (_name, make) => {
  const { files, truth } = make();
  const observed = observedIn(files);

  test('every line by which an enrollment can be known says something of one', () => {
    const silent = truth.attempts.flatMap(({ certain, inferable }) =>
      [certain, inferable].flatMap((lines) => placesOf(lines).filter(({ file, first, last }) => !said(file, first, last).length)),
    );
    expect(silent).toEqual([]);
  });

  test('every line that is known by a key gives that key', () => {
    const keyless = truth.attempts.flatMap(({ certain }) =>
      placesOf(certain).filter(({ file, first, last }) => !said(file, first, last).some(isKeyed)),
    );
    expect(keyless).toEqual([]);
  });

  test('what is no enrollment says nothing of one, but for calls that look like its first', () => {
    const noisy = placesOf(truth.noise).flatMap(({ file, first, last }) =>
      said(file, first, last).map(({ by, act, line }) => `${file}:${line + 1} ${by} ${act}`),
    );
    expect(noisy.filter((one) => !/ (?:iis|http-sys) GetCAC(?:aps|ert)$/.test(one))).toEqual([]);
  });

  function said(file: string, first: number, last: number): readonly Observation[] {
    return (observed.get(file) ?? []).filter(({ line }) => line + 1 >= first && line + 1 <= last);
  }
});

function observedIn(files: GeneratedCase['files']): ReadonlyMap<string, readonly Observation[]> {
  return new Map([...files].map(([path, text]) => [path, factsOfText(path, text)?.observations ?? []]));
}

function placesOf(lines: Lines): readonly { readonly file: string; readonly first: number; readonly last: number }[] {
  return Object.entries(lines).flatMap(([file, packed]) => unpackLines(packed).map(([first, last]) => ({ file, first, last })));
}

function isKeyed({ keys }: Observation): boolean {
  const { transactionID, serial, thumbprint, keyHash, alias, recipientNonce } = keys;
  return [transactionID, serial, thumbprint, keyHash, alias, recipientNonce].some((key) => key !== undefined);
}
