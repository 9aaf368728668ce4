import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourcesIn } from './borders.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** Texts of logs hold whatever logs hold. */
const SAMPLES = /samples\.ts$/;

interface Once {
  readonly what: string;
  /** Where it stands; nowhere else may. */
  readonly home: string;
  readonly written: RegExp;
  /** What the expression has to find, so that it cannot fall asleep. */
  readonly planted: string;
}

/** What exists once. */
const ONCE: readonly Once[] = [
  {
    what: 'halving what is sorted',
    home: 'server/src/core/text/sorted.ts',
    written: /\((?:low \+ high|high \+ low)(?: \+ 1)?\) >>|Math\.floor\(\((?:low|start|left|from) \+/,
    planted: 'const middle = (low + high) >> 1;',
  },
  {
    what: 'the address of a page of documentation',
    home: 'server/src/core/facts/pages.ts',
    written: /https:\/\/(?:learn\.microsoft|developer\.apple|www\.rfc-editor|www\.iana|www\.gradenegger)\./,
    planted: "docUrl: 'https://learn.microsoft.com/mem/intune/protect/certificates-scep-configure',",
  },
  {
    what: 'the numbers of an object identifier',
    home: 'server/src/core/asn1/oids.ts',
    written: /'[0-2](?:\.\d+){4,}'/,
    planted: "if (oid === '1.2.840.113549.1.1.1') return true;",
  },
  {
    what: 'the number of a SCEP value',
    home: 'server/src/core/facts/scep-values.ts',
    written:
      /\b(?:messageType|pkiStatus|failInfo)\??\.value [!=]== \d|\bCERT_REP = \d|\b\d+: '(?:CertRep|PKCSReq|SUCCESS|badAlg)'/,
    planted: 'return messageType?.value === 3;',
  },
];

/** Sources that hold one all the same, and why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'server/src/core/advice/commands.ts': 'a command of PowerShell, which knows no names',
};

describe.each(ONCE)('$what', ({ home, written, planted }) => {
  const places = sourcesIn(root).filter((file) => file !== home && !SAMPLES.test(file) && !ELSEWHERE[file]);

  it('stands in one place', () => {
    expect(places.filter((file) => written.test(fs.readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
  });

  it('would be found elsewhere', () => {
    expect(written.test(planted)).toBe(true);
  });
});
