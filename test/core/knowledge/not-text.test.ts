import { describe, expect, it } from 'vitest';
import { notTextIn, notTextOf } from '../../../server/src/core/knowledge/case/not-text.ts';
import { references } from '../../../server/src/core/knowledge/references.ts';
import { english } from '../../../server/src/core/text/message.ts';

const advice = (path: string): string | undefined => {
  const found = notTextOf(path);
  return found && `${found.path}: ${english(found.advice)}`;
};

describe('a part of a case that is not text', () => {
  it.each([
    [
      'case/system_logs.logarchive/Persist/0000000000000001.tracev3',
      'case/system_logs.logarchive',
      'log show --archive "system_logs.logarchive"',
    ],
    ['system_logs.LOGARCHIVE', 'system_logs.LOGARCHIVE', '> console.log'],
    ['phone.zip/a b.logarchive/Info.plist', 'phone.zip/a b.logarchive', '"a b.logarchive"'],
    ['diagnostics/Persist/1.tracev3', 'diagnostics/Persist/1.tracev3', '.logarchive folder'],
    [
      'x/sysdiagnose_2024.05.01_09-00-00+0200_iPhone-OS_iPhone_21E236.tar.gz',
      'x/sysdiagnose_2024.05.01_09-00-00+0200_iPhone-OS_iPhone_21E236.tar.gz',
      'tar -xzf',
    ],
    [
      'sysdiagnose/logs/MCState/Shared/profile-0a1b.stub',
      'sysdiagnose/logs/MCState/Shared/profile-0a1b.stub',
      'plutil -convert xml1',
    ],
  ])('is named, and what to do with it: %s', (path, named, words) => {
    expect(notTextOf(path)?.path).toBe(named);
    expect(advice(path)).toContain(words);
    expect(references(notTextOf(path)?.source ?? '').some(({ url }) => url !== undefined)).toBe(true);
  });

  it.each([
    'u_ex240501.log',
    'logarchive',
    'my.logarchive.txt',
    'notes about x.logarchive.log',
    'backup.tar.gz',
    'MCState/a.plist',
    '',
  ])('is not: %s', (path) => expect(advice(path)).toBeUndefined());

  it('is named once, however many files it has', () => {
    const files = ['a.logarchive/1.tracev3', 'a.logarchive/2.tracev3', 'b.log', 'c/a.logarchive'];
    expect(notTextIn(files).map(({ path }) => path)).toEqual(['a.logarchive', 'c/a.logarchive']);
  });
});
