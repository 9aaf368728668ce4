import { describe, expect, it } from 'vitest';
import { unreadPart, unreadParts } from '../../../../server/src/core/case/expected/unread.ts';
import { references } from '../../../../server/src/core/facts/references.ts';
import { english } from '../../../../server/src/core/text/sentence.ts';

const advice = (path: string): string | undefined => {
  const found = unreadPart(path);
  return found && `${found.path}: ${english(found.advice)}`;
};

describe('a part of a case that is known and not read', () => {
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
    ['NDES01/mscep.log', 'NDES01/mscep.log', 'debug log of NDES'],
    ['Crp.log', 'Crp.log', 'Configuration Manager'],
    ['x/CRPCTRL.lo_', 'x/CRPCTRL.lo_', 'Configuration Manager'],
    ['CertificateRequestStatus/Processing/1.xml', 'CertificateRequestStatus/Processing', 'reporting is stuck'],
    ['a/CertificateRequestStatus/Failed/2', 'a/CertificateRequestStatus/Failed', 'failed'],
    [
      'sysdiagnose/logs/MCState/Shared/profile-0a1b.stub',
      'sysdiagnose/logs/MCState/Shared/profile-0a1b.stub',
      'plutil -convert xml1',
    ],
  ])('is named, and what to do with it: %s', (path, named, words) => {
    expect(unreadPart(path)?.path).toBe(named);
    expect(advice(path)).toContain(words);
    expect(references(unreadPart(path)?.source ?? '').some(({ url }) => url !== undefined)).toBe(true);
  });

  it.each([
    'u_ex240501.log',
    'logarchive',
    'my.logarchive.txt',
    'notes about x.logarchive.log',
    'backup.tar.gz',
    'MCState/a.plist',
    'mscep.dll.log',
    'crpx.log',
    'CertificateRequestStatus/Succeed/1',
    '',
  ])('is not: %s', (path) => expect(advice(path)).toBeUndefined());

  it('is named once, however many files it has', () => {
    const files = ['a.logarchive/1.tracev3', 'a.logarchive/2.tracev3', 'b.log', 'c/a.logarchive'];
    expect(unreadParts(files).map(({ path }) => path)).toEqual(['a.logarchive', 'c/a.logarchive']);
  });
});
