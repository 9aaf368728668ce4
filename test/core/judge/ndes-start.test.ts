import { describe, expect, it } from 'vitest';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { analysisOf, findingsOf } from '../../support/check-findings.ts';

const start = (code: string): string => `Log Name:      Application
Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Event ID:      2
Level:         Error
Description:
The Network Device Enrollment Service cannot be started (${code}). Some words.
`;

describe('NDES that does not start', () => {
  it.each([
    ['0x80070057', 'ndes-start-0x80070057', /an RA certificate cannot be used\. Most often it has expired/],
    ['0x80070002', 'verify-ndes-configuration', /a registry value is missing/],
    ['0x800700ea', 'ndes-handler-mappings', /handler mappings of the SCEP folders/],
    ['0x8007000e', 'verify-ndes-configuration', /Reason: 0x8007000E/],
  ])('is advised by its code, and finding and hover say one reason: %s', (code, advice, reason) => {
    const { document, ...analysis } = analysisOf(start(code), 'windows-event-log');
    const [finding] = findingsOf({ document, ...analysis });
    expect(finding?.resolutions[0]).toBe(advice);
    expect(english(finding?.message ?? { text: '', args: [] })).toMatch(reason);
    const hover = explainAt(document, start(code).indexOf(code) + 3);
    expect((hover?.paragraphs ?? []).map(english).join('\n')).toContain(english(finding?.message ?? { text: '-', args: [] }));
  });
});
