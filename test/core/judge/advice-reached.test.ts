import { describe, expect, it } from 'vitest';
import { resolutionList, resolutions } from '../../../server/src/core/advice/index.ts';
import { caseRules } from '../../../server/src/core/case/rules/index.ts';
import { appleErrors } from '../../../server/src/core/facts/codes/apple.ts';
import { failInfo } from '../../../server/src/core/facts/codes/scep.ts';
import { win32Table } from '../../../server/src/core/facts/codes/win32.ts';
import { CONNECTOR_CAUSES } from '../../../server/src/core/judge/cause/connector-words.ts';
import { urlFailureOf } from '../../../server/src/core/judge/cause/url-failure.ts';
import { windowsResult } from '../../../server/src/core/judge/cause/windows-result.ts';
import { JSCEP_CAUSES } from '../../../server/src/core/judge/error/jscep.ts';
import { SETUP_CAUSES } from '../../../server/src/core/judge/error/setup.ts';
import { EVENT_CAUSES } from '../../../server/src/core/judge/event/causes.ts';
import { HTTP_CAUSES, HTTP_RULES, type HttpCause, type HttpCauseInfo } from '../../../server/src/core/judge/http/causes.ts';
import type { ErrorEvent } from '../../../server/src/core/log/event.ts';
import { rules } from '../../../server/src/core/rules/index.ts';
import { LIFETIME_ADVICE } from '../../../server/src/lsp/documents/comparison.ts';
import { check } from '../../support/check-findings.ts';
import { samplesOfRules } from '../../support/rule-samples.ts';

const causes = Object.entries(HTTP_CAUSES) as readonly (readonly [HttpCause, HttpCauseInfo])[];

/** What the findings of all samples advise. */
function advisedBySamples(): readonly string[] {
  return [...samplesOfRules.values()].flatMap(({ fires }) =>
    fires.flatMap(({ text, format }) => check(text, format).flatMap((finding) => finding.resolutions)),
  );
}

/** Causes of events and errors, with the rule that reports each. */
const JUDGED_CAUSES = [
  ...Object.entries({ ...EVENT_CAUSES, ...JSCEP_CAUSES }),
  ...Object.entries({ ...SETUP_CAUSES, ...CONNECTOR_CAUSES }).map(([cause, info]) => [cause, { ...info, rule: cause }] as const),
].map(([cause, { rule, resolutions: own }]) => [cause, { rule, resolutions: own as readonly string[] }] as const);

/** What the results of a Windows device and the network errors of an Apple device call for. */
const NOWHERE = { start: 0, end: 0 };
const urlError = (code: number): ErrorEvent => ({
  kind: 'error',
  notation: 'ns-error',
  name: { value: 'NSURLErrorDomain', span: NOWHERE },
  code: { value: code, text: String(code), span: NOWHERE },
  causes: [],
  span: NOWHERE,
});
const HTTP_RESULTS = [301, 401, 403, 404, 414, 500, 502, 503, 504].map((status) => 0x80190000 + status);
/** Those that Foundation numbers, -995 to -1206, and two that nobody does. */
const NETWORK_CODES = [-1, -9999, ...Array.from({ length: 212 }, (_, i) => -995 - i)];
const RESULTS: readonly string[] = [
  ...[...win32Table.map(({ value }) => value), ...HTTP_RESULTS].flatMap((value) => advised(windowsResult(value).resolutions)),
  ...NETWORK_CODES.flatMap((code) => advised(urlFailureOf(urlError(code))?.resolutions)),
];

/** The advice, if there is some. */
function advised(advice: readonly string[] | undefined): readonly string[] {
  return advice && advice.length > 0 ? advice : ['no advice'];
}

/** All samples of all rules are analysed. */
const SAMPLES_MS = 60_000;

describe('advice', () => {
  it(
    'is reached from a cause, each of it',
    () => {
      const reached = new Set([
        ...causes.flatMap(([, { resolutions: own }]) => own ?? []),
        ...rules.flatMap((rule) => rule.resolutions),
        ...caseRules.flatMap((rule) => rule.resolutions),
        ...JUDGED_CAUSES.flatMap(([, { resolutions: own }]) => own),
        ...advisedBySamples(),
        // rules of Apple's errors and of refusals take the advice of their table
        ...[...appleErrors, ...failInfo].flatMap(({ resolution }) => resolution ?? []),
        ...RESULTS,
        LIFETIME_ADVICE,
      ]);
      expect(resolutionList.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([]);
    },
    SAMPLES_MS,
  );

  it.each([...rules, ...caseRules].map((rule) => [rule.id, rule] as const))('of the rule %s exists', (_, rule) => {
    expect(rule.resolutions.length).toBeGreaterThan(0);
    expect(rule.resolutions.filter((id) => !resolutions.has(id))).toEqual([]);
  });

  it.each(JUDGED_CAUSES)('of the cause %s exists, and so does its rule', (_, { resolutions: own, rule }) => {
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((id) => !resolutions.has(id))).toEqual([]);
    expect(rules.some(({ id }) => id === rule)).toBe(true);
  });

  it.each(causes)('of the HTTP cause %s exists', (_, { rule, resolutions: own }) => {
    const rulesOfIt = typeof rule === 'string' ? [rule] : Object.values(rule);
    for (const advice of own ? [own] : rulesOfIt.map((id) => HTTP_RULES[id].resolutions)) {
      expect(advice.length).toBeGreaterThan(0);
      expect(advice.filter((id) => !resolutions.has(id))).toEqual([]);
    }
    expect(own !== undefined || rulesOfIt.length > 0).toBe(true);
  });

  it('of what a device reports exists, for every code that a table knows', () => {
    expect(RESULTS.filter((id) => !resolutions.has(id))).toEqual([]);
  });

  it('of the samples is that of their causes', () => {
    // A sample that fires and advises nothing would leave its reader alone.
    for (const { fires } of samplesOfRules.values())
      for (const { text, format } of fires)
        for (const finding of check(text, format)) expect(finding.resolutions.length).toBeGreaterThan(0);
  });
});
