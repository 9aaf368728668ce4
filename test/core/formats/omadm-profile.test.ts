import { describe, expect, it } from 'vitest';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { androidOmadmLog } from '../../../server/src/core/formats/android-omadm-log/index.ts';
import { localizer } from '../../../server/src/core/text/sentence.ts';
import { corpus } from '../../support/corpus-file.ts';
import { checkFields, tally } from './marks.ts';

const render = localizer((template) => template);

/** The rows of the hover at the first place of `words`, as `label: value`. */
function rowsAt(text: string, words: string): readonly string[] {
  const explanation = explainAt(androidOmadmLog.parse(text), text.indexOf(words) + 1);
  return explanation?.rows.map(({ label, value }) => `${render(label)}: ${render(value)}`) ?? [];
}

describe('a SCEP profile in SyncML', () => {
  it('is a readable request at its name, escapes undone and the challenge masked', () => {
    expect(rowsAt(corpus('android-omadm-log/profile.log'), 'ModelName=')).toEqual([
      'About: ModelName=AC_5%2FLogicalName_3%3BHash=-15',
      'SCEP server: https://ndes.contoso.com/certsrv/mscep/mscep.dll',
      'Subject: CN=Anna & Ben,O=Contoso',
      'Alternative name (user principal name): anna@contoso.com',
      'Key length: 2048',
      'Key usage: 160: sign and encrypt keys',
      'Hash: SHA-1, SHA-2',
      'Purposes: Client Authentication',
      'CA thumbprint: 0123456789ABCDEF0123456789ABCDEF01234567',
      'Issuers: CN=Contoso CA; DC=contoso; DC=local',
      'Lifetime: 2 Years',
      'Retries: 3',
      'Retry delay: 1',
      'Renewal threshold: 20',
      'Challenge: ••••••••',
      'Step: 1 of 6: Profile delivery',
      'Next, when all is well: The device calls the SCEP URL: GetCACert and GetCACaps.',
    ]);
  });

  it('explains each of its values', () => {
    const text = corpus('android-omadm-log/profile.log');
    for (const value of ['2048', '160', '0123456789AB', 'SHA-2', 'Years', 'CN=Anna', 'anna@', 'Client Auth']) {
      expect([value, explainAt(androidOmadmLog.parse(text), text.indexOf(value) + 1)?.paragraphs.length]).toEqual([value, 1]);
    }
  });

  it('marks values behind tags of any depth of escaping, up to a cut', () => {
    checkFields(
      androidOmadmLog,
      `
Time VERB Event a.B 9 9 <CertificateRequest>&lt;KeyLength&gt;2048&lt;/KeyLength&gt;&amp;lt;SubjectName&amp;gt;CN=a&amp;amp;b
^^^^ time: time
     ^^^^ level: level
          ^^^^^ category: category
                ^^^ logger: logger
                    ^ pid: process
                      ^ tid: thread
                                                             ^^^^ KeyLength: number
                                                                                                              ^^^^^^^^^^^^^^ SubjectName: text
`,
    );
  });

  it('reads the nodes of Windows', () => {
    const text = corpus('android-omadm-log/windows-nodes.log');
    expect(tally(androidOmadmLog.parse(text))).toEqual({ 'note profile-arrived': 1, 'setting KeyLength 2048': 1 });
    const rows = rowsAt(text, 'ModelName_AC_5_Hash_1/Install/Enroll');
    expect(rows).toContain('SCEP server: https://ndes.contoso.com/certsrv/mscep/mscep.dll');
    expect(rows).toContain('Key usage: 128: sign');
    expect(rows).toContain('Challenge: ••••••••');
    const secrets =
      androidOmadmLog
        .parse(text)
        .records.at(0)
        ?.fields()
        .filter(({ kind }) => kind === 'secret') ?? [];
    expect(secrets.map(({ span }) => text.slice(span.start, span.end))).toEqual(['geheim']);
  });

  it('keeps two profiles of one document apart', () => {
    const one = (name: string, length: number): string =>
      `<Target><LocURI>./Vendor/MSFT/CertificateStore/Enroll/ModelName=${name}/Install</LocURI></Target><Data><CertificateRequest><KeyLength>${length}</KeyLength></CertificateRequest></Data>`;
    const text = `Time VERB Event a.B 9 9 ${one('A', 1024)}${one('B', 4096)}`;
    expect(rowsAt(text, 'ModelName=A')).toContain('Key length: 1024');
    expect(rowsAt(text, 'ModelName=B')).toContain('Key length: 4096');
    expect(rowsAt(text, 'ModelName=A').join()).not.toContain('4096');
  });

  it.each([
    ['a megabyte of tags', '<CertificateRequest><KeyLength>1'.repeat(30_000)],
    ['a megabyte of escapes', `CertificateRequest${'&amp;'.repeat(200_000)}`],
    ['a megabyte of attributes', `CertificateRequest<SAN ${'a="b" '.repeat(160_000)}`],
    ['a megabyte of nodes', '/ClientCertificateInstall/SCEP/a/Install/Challenge<Data>x'.repeat(18_000)],
    ['a node that is cut', '/ClientCertificateInstall/SCEP/a/Install/Chall'],
  ])('is bounded: %s', (_, message) => {
    const fields = androidOmadmLog.parse(`Time VERB Event a.B 9 9 ${message}`).records.at(0)?.fields() ?? [];
    expect(fields.length).toBeLessThan(1000);
    expect(fields.length).toBeGreaterThan(6);
  });
});
