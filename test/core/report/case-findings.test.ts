import { describe, expect, it } from 'vitest';
import { caseJson } from '../../../server/src/core/report/case-json.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { calls, iis, iphone, iphoneIdle } from '../case/rules/samples/lines.ts';
import { caseOfFiles } from '../case/support/case-of.ts';

describe('what is reported of one log of a case', () => {
  const phone = iphone('08:15:01', 'sent') + iphoneIdle('08:40:00');
  const server = iis({ at: '08:00:00', call: 'other' }, ...calls('08:15:01', {}, true), { at: '08:30:00', call: 'other' });

  it('is what the case knows, in place of what the log says in ignorance of the others', () => {
    const ids = (files: Readonly<Record<string, string>>): readonly string[] =>
      caseJson(caseOfFiles(files), english).files.flatMap(({ file, findings }) => findings.map(({ id }) => `${file}: ${id}`));
    expect(ids({ 'console.log': phone })).toEqual(['console.log: ios-enrollment-stops']);
    expect(ids({ 'console.log': phone, 'u_ex260105.log': server })).toEqual(['console.log: no-request-in-iis']);
  });

  it('names the enrollments that it is about, and lines of other logs as evidence', () => {
    const { attempts, files } = caseJson(caseOfFiles({ 'console.log': phone, 'u_ex260105.log': server }), english);
    const [finding] = files.flatMap(({ findings }) => findings);
    expect(finding?.attempts).toEqual(attempts.map(({ id }) => id));
    expect(finding).toMatchObject({ file: 'console.log', line: 5, step: 2, severity: 'warning', text: expect.any(String) });
  });
});
