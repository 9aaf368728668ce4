import { describe, expect, it } from 'vitest';
import { resolutionList } from '../../../server/src/core/advice/index.ts';
import { caseRules } from '../../../server/src/core/case/rules/index.ts';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import type { Explanation } from '../../../server/src/core/explain/model.ts';
import { appleErrors } from '../../../server/src/core/facts/codes/apple.ts';
import { requestLimits } from '../../../server/src/core/facts/codes/http-api.ts';
import { failInfo } from '../../../server/src/core/facts/codes/scep.ts';
import { statusTable } from '../../../server/src/core/facts/codes/status.ts';
import { describeWin32, describeWin32Name, win32Table } from '../../../server/src/core/facts/codes/win32.ts';
import { diagnosticCode, windowsEvents } from '../../../server/src/core/facts/codes/windows-events/index.ts';
import { notes } from '../../../server/src/core/facts/notes/index.ts';
import { formats } from '../../../server/src/core/formats/index.ts';
import { explainCode } from '../../../server/src/core/lookup/index.ts';
import { rules } from '../../../server/src/core/rules/index.ts';
import { english, type Sentence } from '../../../server/src/core/text/sentence.ts';
import { analysisOf, findingsOf } from '../../support/check-findings.ts';
import { samplesOfRules } from '../../support/rule-samples.ts';

/** Everything that is said, by who says it. */
const SAID = { finding: [], hover: [], resolution: [], 'field help': [], explain: [], 'profile check': [], note: [] } as Record<
  'finding' | 'hover' | 'resolution' | 'field help' | 'explain' | 'profile check' | 'note',
  string[]
>;

const wordsOf = ({ title, paragraphs, rows }: Omit<Explanation, 'span' | 'verified'>): readonly Sentence[] => [
  title,
  ...paragraphs,
  ...rows.map(({ value }) => value),
];

for (const { id } of rules) {
  for (const { text, format } of samplesOfRules.get(id)?.fires ?? []) {
    const analysis = analysisOf(text, format);
    for (const { message, short, span, evidence } of findingsOf(analysis)) {
      const place = format === 'apple-profile-log' || /profile/.test(id) ? 'profile check' : 'finding';
      SAID[place].push(...[message, short, ...(evidence ?? []).map((one) => one.message)].map(english));
      const hover = explainAt(analysis.document, span.start);
      if (hover) SAID.hover.push(...wordsOf(hover).map(english));
    }
  }
}
SAID.finding.push(...[...rules, ...caseRules].map(({ title }) => english(title)));
SAID.resolution.push(...resolutionList.flatMap(({ title, steps }) => [title, ...steps].map(english)));
SAID['field help'].push(...formats.flatMap(({ fieldHelp }) => Object.values(fieldHelp).map(({ meaning }) => english(meaning))));
SAID.note.push(...Object.values(notes).flatMap(({ title, meaning }) => [title, meaning].map(english)));
const ASKED = [
  ...win32Table.map(({ value }) => `0x${value.toString(16)}`),
  ...statusTable.map(({ code }) => code),
  ...appleErrors.map(({ name, value }) => `${name} ${value}`),
  ...failInfo.map(({ value }) => `failInfo ${value}`),
  ...rules.map(({ id }) => id),
];
for (const code of ASKED) SAID.explain.push(...explainCode(code).readings.flatMap(wordsOf).map(english));

const ALL = Object.entries(SAID).flatMap(([who, sentences]) => [...new Set(sentences)].map((text) => ({ who, text })));

/** The sentences in which a pattern has a match that is wrong, each with who says it. */
function wrongIn(pattern: RegExp, isWrong: (found: RegExpExecArray) => boolean): readonly string[] {
  return ALL.flatMap(({ who, text }) =>
    [...text.matchAll(pattern)]
      .filter((found) => isWrong(found as RegExpExecArray))
      .map(([what]) => `${who}: ${what} in "${text}"`),
  );
}

describe('all that is said', () => {
  it.each(Object.keys(SAID) as readonly (keyof typeof SAID)[])('is collected: %s', (who) => {
    expect(SAID[who].length).toBeGreaterThan(10);
  });

  it('names no code of Windows that its tables lack, and calls each as they do', () => {
    // What a sample made up, and stands in the finding as the log has it.
    const unknown = (hex: string): boolean => {
      const value = Number.parseInt(hex, 16);
      return describeWin32(value)?.known !== true && diagnosticCode(value) === undefined;
    };
    const sentences = wrongIn(/0x[0-9A-Fa-f]{8}\b(?! is unknown)(?: \(([A-Z][A-Z\d]*_[A-Z\d_]+)\))?/g, ([hex, name]) => {
      if (unknown(hex.slice(0, 10))) return name !== undefined;
      return name !== undefined && describeWin32(Number.parseInt(hex, 16))?.name !== name;
    });
    expect(sentences).toEqual([]);
  });

  it('calls no error by a name that no table has', () => {
    const wrong = wrongIn(
      /\b(?:CERT_E|CRYPT_E|CRYPT_I|CERTSRV_E|NTE|SEC_E|TRUST_E|TPM_E|RPC_S|WININET_E|ERROR|STATUS)(?:_[A-Z\d]+)+\b/g,
      ([name]) => describeWin32Name(name) === undefined,
    );
    expect(wrong).toEqual([]);
  });

  it('names no status with a substatus that the table lacks', () => {
    const known = new Set(statusTable.map(({ code }) => code));
    const made = (text: string): boolean => /\b77\b/.test(text);
    const wrong = wrongIn(
      /\b[345]\d\d\.\d{1,2}\b(?![.\d])/g,
      ([code]) => !known.has(code) && !made(code) && !code.endsWith('.0'),
    );
    expect(wrong).toEqual([]);
  });

  it('names no event that the tables lack', () => {
    const ids = new Set(windowsEvents.map(({ id }) => String(id)));
    expect(wrongIn(/\b[Ee]vents? (\d{1,5})\b/g, ([, id]) => !ids.has(id ?? ''))).toEqual([]);
  });

  it('gives one size for one limit', () => {
    const wrong = requestLimits.flatMap(({ name, byDefault, forNdes }) =>
      wrongIn(
        new RegExp(`\\b${name} \\(default (\\d+) bytes\\)`, 'g'),
        ([, size]) => Number(size) !== byDefault && Number(size) !== forNdes,
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('one code', () => {
  it('is called and explained alike where it stands in a log and where somebody asks', () => {
    const wrong: string[] = [];
    for (const { value, name } of win32Table) {
      const described = describeWin32(value);
      const reading = explainCode(`0x${value.toString(16).padStart(8, '0')}`).readings.find(
        ({ kind }) => kind === 'windows-error',
      );
      const said = reading ? wordsOf(reading).map(english) : [];
      if (
        described?.known !== true ||
        !said.includes(english(described.meaning)) ||
        !said.join('\n').includes(described.name ?? name)
      )
        wrong.push(`${name}: ${said}`);
    }
    for (const { code, meaning, short } of statusTable) {
      const said = explainCode(code).readings.flatMap(wordsOf).map(english);
      if (!said.includes(english(meaning)) || !said.join('\n').includes(english(short))) wrong.push(`${code}: ${said}`);
    }
    for (const { name, value, meaning } of appleErrors) {
      const said = explainCode(`${name} ${value}`).readings.flatMap(wordsOf).map(english);
      if (!said.includes(english(meaning))) wrong.push(`${name} ${value}: ${said}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('what is about the connector before July 2021', () => {
  it('says so: the current one has no client certificate of the policy module', () => {
    const wrong = [...SAID.finding, ...SAID.hover, ...SAID.explain].filter((text) =>
      /\bis the client certificate of the policy module\b(?! \(connector before July 2021\))/.test(text),
    );
    expect(wrong).toEqual([]);
  });

  it('says so of a status of its registration point', () => {
    for (const code of ['403.7', '403.13', '403.16', '403.17']) {
      const rows = explainCode(code).readings.flatMap(({ rows: own }) => own.map(({ label }) => english(label)));
      expect([code, rows.filter((label) => label.startsWith('At the registration point'))]).toEqual([
        code,
        ['At the registration point (connector before July 2021, or Configuration Manager)'],
      ]);
    }
  });
});
