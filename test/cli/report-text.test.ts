import { describe, expect, it } from 'vitest';
import { writeCounts, writeLogs } from '../../server/src/cli/story/logs.ts';
import type { FindingJson, LogJson } from '../../server/src/core/report/log-json.ts';
import { joined, own } from '../../server/src/core/text/secrets/index.ts';
import { english } from '../../server/src/core/text/sentence.ts';
import type { Shown } from '../../server/src/core/text/visible.ts';

const quiet: LogJson = {
  file: own('u_ex1.log'),
  format: 'iis-w3c-log',
  formatTitle: own('IIS W3C log'),
  recognisedBy: own('the file name'),
  records: 1,
  complete: true,
  findings: [],
};

/** The logs, and how much was read. */
const writeText = (logs: readonly LogJson[], counts: Parameters<typeof writeCounts>[1], localize: typeof english): Shown =>
  joined([writeLogs(logs, localize), writeCounts(logs, counts, localize)], '\n\n');

const NOTHING_ELSE = { passedOver: 0, failed: 0, hidden: false };

describe('the report for a terminal', () => {
  it('reads well for one log and one finding too', () => {
    const finding = {
      id: 'iis-500-1346-impersonation',
      severity: 'error',
      file: own('u_ex1.log'),
      line: 1,
      column: 170,
      message: own('IIS_IUSRS lacks a right.'),
      verified: true,
      step: 2,
      link: 'https://example.com/',
      count: 2,
      text: own('500 0 1346'),
      evidence: [{ line: 3, message: own('The request') }],
    } satisfies FindingJson;
    expect(
      writeText([{ ...quiet, findings: [finding] }], NOTHING_ELSE, english),
    ).toBe(`u_ex1.log: IIS W3C log (the file name), entries: 1
u_ex1.log:1:170: error: IIS_IUSRS lacks a right. [iis-500-1346-impersonation]
    in all 2 places of this log
    line 3: The request
    https://example.com/

Logs read: 1. Findings: 1.`);
  });

  it('says so where nothing failed, and how many files are none of ours', () => {
    expect(
      writeText([{ ...quiet, conclusion: own('No findings.') }], { ...NOTHING_ELSE, passedOver: 3 }, english),
    ).toBe(`u_ex1.log: IIS W3C log (the file name), entries: 1
  No findings.

Logs read: 1. Findings: 0. Files of other kinds passed over: 3.`);
  });

  it('says how to see the findings where they are not shown', () => {
    expect(writeCounts([quiet], { ...NOTHING_ELSE, hidden: true }, english)).toBe('Logs read: 1. Findings: 0.');
    const finding = { id: 'x' } as FindingJson;
    expect(writeCounts([{ ...quiet, findings: [finding] }], { ...NOTHING_ELSE, hidden: true }, english)).toBe(
      'Logs read: 1. Findings: 1. --findings shows what each log says by itself.',
    );
  });

  it('says of which logs not all was looked at, and what could not be read', () => {
    const conclusion = own<Shown>('No findings in what was read. Not looked at: damaged places (2).');
    const damaged: LogJson = { ...quiet, complete: false, conclusion };
    expect(writeText([damaged, quiet], { ...NOTHING_ELSE, failed: 1 }, english)).toContain(
      `  ${conclusion}

u_ex1.log: IIS W3C log (the file name), entries: 1

Logs read: 2. Findings: 0. Logs of which not all was looked at: 1. What could not be read: 1, see the messages.`,
    );
  });
});
