import { describe, expect, it } from 'vitest';
import type { FileReport } from '../../server/src/cli/report.ts';
import { writeText } from '../../server/src/cli/report-text.ts';
import { english } from '../../server/src/core/text/message.ts';

const quiet: FileReport = {
  file: 'u_ex1.log',
  format: 'iis-w3c-log',
  formatTitle: 'IIS W3C log',
  recognisedBy: 'the file name',
  records: 1,
  findings: [],
};

describe('the report for a terminal', () => {
  it('reads well for one log and one finding too', () => {
    const finding = {
      id: 'iis-500-1346-impersonation',
      severity: 'error',
      file: 'u_ex1.log',
      line: 1,
      column: 170,
      message: 'IIS_IUSRS lacks a right.',
      step: 2,
      link: 'https://example.com/',
      count: 2,
      text: '500 0 1346',
      evidence: [{ line: 3, message: 'The request' }],
    } as const;
    expect(writeText([{ ...quiet, findings: [finding] }], 0, english)).toBe(`u_ex1.log: IIS W3C log (the file name), entries: 1
u_ex1.log:1:170: error: IIS_IUSRS lacks a right. [iis-500-1346-impersonation]
    in all 2 places of this log
    line 3: The request
    https://example.com/

Logs read: 1. Findings: 1.`);
  });

  it('says so where nothing failed, and how many files are none of ours', () => {
    expect(writeText([quiet], 3, english)).toBe(`u_ex1.log: IIS W3C log (the file name), entries: 1
  nothing failed in this log

Logs read: 1. Findings: 0. Files of other kinds passed over: 3.`);
  });
});
