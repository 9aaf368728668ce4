import { describe, expect, it } from 'vitest';
import { openLog } from '../../../server/src/core/analyze/index.ts';
import { detectLog } from '../../../server/src/core/detect.ts';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { msiSetupLog } from '../../../server/src/core/formats/msi-setup-log/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { corpus, corpusBytes } from '../../support/corpus-file.ts';
import { fixture } from '../../support/fixtures.ts';
import { textOfBytes } from '../../support/look.ts';
import { checkEvents, checkFields, eventsOf, tally } from './marks.ts';

const HIDDEN =
  'CustomAction ConfigureIISLimits returned actual error code 1168 but will be translated to success due to continue marking';

describe('lines', () => {
  it('of Windows Installer have a header; the article', () => {
    checkFields(
      msiSetupLog,
      `
MSI (c) (28:54) [16:13:11:905]: Product: Microsoft Intune Connector -- Installation completed successfully.
     ^ side: category
         ^^^^^ ids: thread
                 ^^^^^^^^^^^^ time: time
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^ product: alias
                                                                                    ^^^^^^^^^^^^^^^^^^^^^^ result: text
MSI (c) (28:54) [16:13:11:999]: Windows Installer installed the product. Product Name: Microsoft Intune Connector. Product Version: 6.1711.4.0. Product Language: 1033. Manufacturer: Microsoft Corporation. Installation success or error status: 0.
     ^ side: category
         ^^^^^ ids: thread
                 ^^^^^^^^^^^^ time: time
                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^ product: alias
                                                                                                                                    ^^^^^^^^^^ version: number
                                                                                                                                                                                                                                                   ^ result: number
`,
    );
    const document = msiSetupLog.parse(fixture('article/SetupMsi.log'));
    expect(tally(document)).toEqual({ 'note setup-completed': 2 });
    expect(document.records.at(0)?.time).toMatchObject({ epochMs: 58_391_905, dateKnown: false, zone: 'assumed' });
  });

  it('of custom actions have none', () => {
    const document = checkFields(
      msiSetupLog,
      `
CustomAction ConfigureIISLimits returned actual error code 1168 but will be translated to success due to continue marking
             ^^^^^^^^^^^^^^^^^^ error-name: error-name
                                                           ^^^^ error-code: error-code
                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error-text: text
Action ended 9:17:24: InstallFinalize. Return value 3.
                      ^^^^^^^^^^^^^^^ action: operation
                                                    ^ return-value: error-code
`,
    );
    expect(document.records.at(0)?.time).toBeUndefined();
  });

  it('that are indented belong to the one above', () => {
    const text = `Property(S): X = one\n  two\n\n${HIDDEN}\n`;
    const document = msiSetupLog.parse(text);
    expect(document.records.length).toBe(2);
    expect(document.records.indexAt(text.indexOf('two'))).toBe(0);
  });

  it('each have a help text', () => {
    const names = new Set<string>();
    const samples = [...msiSetupLog.samples.map(({ text }) => text), 'Action ended 9:17:24: InstallFinalize. Return value 3.'];
    for (const text of samples) {
      const { records } = msiSetupLog.parse(text);
      for (let i = 0; i < records.length; i++) for (const field of records.at(i)?.fields() ?? []) names.add(field.name);
    }
    expect([...names].filter((name) => !msiSetupLog.fieldHelp[name])).toEqual([]);
    expect(names.size).toBe(18);
  });
});

describe('events', () => {
  it('are errors of actions, and results', () => {
    const document = checkEvents(
      msiSetupLog,
      `
WriteIIS7ConfigChanges:  Error 0x80070002: Site not found for create application
                               ^^^^^^^^^^ error WriteIIS7ConfigChanges 0x80070002
CustomAction WriteIIS7ConfigChanges returned actual error code 1603
                                                               ^^^^ error WriteIIS7ConfigChanges 1603
CustomAction RollbackX returned actual error code 0
SI (s) (64:4C) [*time*]: Invoking remote custom action. DLL: C:\\Windows\\Installer\\MSID8CB.tmp, Entrypoint: AddNDESToCertPrivKey
MSI (c) (28:54) [16:13:11:905]: MainEngineThread is returning 1603
                                                              ^^^^ error MainEngineThread 1603
MSI (c) (28:54) [16:13:11:905]: MainEngineThread is returning 3010
MSI (s) (28!54) [16:13:11:905]: Product: Microsoft Intune Connector -- Installation failed.
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note setup-failed
`,
    );
    expect(eventsOf(document)[0]).toMatchObject({
      code: { value: 0x80070002 },
      text: { value: 'Site not found for create application' },
    });
  });
});

describe('lines of a bundle', () => {
  const line = (level: string, message: string): string => `[0A2C:0D34][2024-05-01T09:00:00]${level}: ${message}`;

  it('have a header of their own, and a package', () => {
    const document = checkFields(
      msiSetupLog,
      `
[0A2C:0D34][2024-05-01T09:00:00]i001: Burn v3.11.2.4516, Windows v10.0 (Build 20348: Service Pack 0), path: C:\\x.exe
 ^^^^ pid: process
      ^^^^ tid: thread
            ^^^^^^^^^^^^^^^^^^^ time: time
                                ^ level: level
                                 ^^^ message-number: number
                                            ^^^^^^^^^^^ version: number
[0A2C:0D34][2024-05-01T09:00:09]w350: Applied non-vital package: Updater, encountered error: 0x80070005. Continuing...
 ^^^^ pid: process
      ^^^^ tid: thread
            ^^^^^^^^^^^^^^^^^^^ time: time
                                ^ level: level
                                 ^^^ message-number: number
                                                                 ^^^^^^^ package: alias
                                                                                             ^^^^^^^^^^ result: number
[0A2C:0D34][2024-05-01T09:00:09]e000: Error 0x80070643: Failed to install MSI package.
 ^^^^ pid: process
      ^^^^ tid: thread
            ^^^^^^^^^^^^^^^^^^^ time: time
                                ^^^^ error-name: error-name
                                ^ level: level
                                 ^^^ message-number: number
                                            ^^^^^^^^^^ error-code: error-code
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error-text: text
[0A2C:0D34][2024-05-01T09:00:09]i201: Planned package: Connector, state: Absent, default requested: Present, ba requested: Present, execute: Install, rollback: Uninstall
 ^^^^ pid: process
      ^^^^ tid: thread
            ^^^^^^^^^^^^^^^^^^^ time: time
                                ^ level: level
                                 ^^^ message-number: number
                                                       ^^^^^^^^^ package: alias
                                                                         ^^^^^^ state: state
                                                                                                                                             ^^^^^^^ action: operation
[0A2C:0D34][2024-05-01T09:00:09]i000: Setting string variable 'WixBundleLog_Connector' to value 'C:\\Temp\\x.log'
 ^^^^ pid: process
      ^^^^ tid: thread
            ^^^^^^^^^^^^^^^^^^^ time: time
                                ^ level: level
                                 ^^^ message-number: number
                                                                            ^^^^^^^^^ package: alias
                                                                                                 ^^^^^^^^^^^^^ log-file: text
`,
    );
    expect(document.records.at(0)).toMatchObject({
      level: 'info',
      time: { epochMs: Date.UTC(2024, 4, 1, 9), zone: 'assumed', dateKnown: true, yearKnown: true },
    });
    expect(document.records.at(1)?.level).toBe('warning');
    expect(document.records.at(2)?.level).toBe('error');
  });

  it('give results, and tell what failed from what worked', () => {
    checkEvents(
      msiSetupLog,
      `
[0A2C:0D34][2024-05-01T09:00:09]i319: Applied execute package: Connector, result: 0x80070643, restart: None
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note setup-package-failed
                                                                                  ^^^^^^^^^^ error Connector 0x80070643
[0A2C:0D34][2024-05-01T09:00:09]i319: Applied execute package: NetFx472Redist, result: 0x80070bc2, restart: Required
                                                                                                            ^^^^^^^^ note setup-restart-required
[0A2C:0D34][2024-05-01T09:00:09]i399: Apply complete, result: 0x0, restart: None, ba requested restart:  No
                                      ^^^^^^^^^^^^^^ note setup-completed
[0A2C:0D34][2024-05-01T09:00:09]i399: Apply complete, result: 0x80070642, restart: None, ba requested restart:  No
                                                              ^^^^^^^^^^ error Apply 0x80070642
[0A2C:0D34][2024-05-01T09:00:09]i500: Shutting down, exit code: 0x642
                                                                ^^^^^ error Shutting down 0x642
[0A2C:0D34][2024-05-01T09:00:09]i007: Exit code: 0xbc2, restarting: No
[0A2C:0D34][2024-05-01T09:00:09]i007: Exit code: 0x643, restarting: No
                                                 ^^^^^ error Exit code 0x643
[0A2C:0D34][2024-05-01T09:00:09]e054: Failed to resolve source for file: x.msi, error: 0x80070002.
                                                                                       ^^^^^^^^^^ error Burn 0x80070002
[0A2C:0D34][2024-05-01T09:00:09]w348: Application requested retry of package: Connector, encountered error: 0x80070652. Retrying...
[0A2C:0D34][2024-05-01T09:00:09]i299: Plan complete, result: 0x0
`,
    );
  });

  it('of other products are left alone, and so is a name in a path', () => {
    const detect = (...lines: readonly string[]) => detectLog({ head: lines.join('\r\n'), fileName: 'SetupMsi.log' })?.id;
    const path = line('i001', 'Burn v3.11.2.4516, Windows v10.0, path: C:\\Temp\\IntuneCertificateConnector.exe');
    expect(detect(path)).toBe('msi-setup-log');
    expect(detect(path, line('i410', 'Variable: WixBundleName = Certificate Connector for Microsoft Intune'))).toBe(
      'msi-setup-log',
    );
    expect(detect(path, line('i000', "Setting string variable 'WixBundleName' to value 'Contoso Agent'"))).toBeUndefined();
    expect(detect(line('i001', 'Burn v3.11.2.4516, path: C:\\Temp\\setup.exe'))).toBeUndefined();
  });

  it('explain an error by the tables of Windows', () => {
    const document = msiSetupLog.parse(line('i319', 'Applied execute package: Connector, result: 0x80070652, restart: None'));
    const said = explainAt(document, document.text.indexOf('0x8007') + 2);
    expect(said && english(said.title)).toBe('Windows error HRESULT_FROM_WIN32(ERROR_INSTALL_ALREADY_RUNNING)');
    const present = msiSetupLog.parse(line('i101', 'Detected package: Connector, state: Absent, cached: None'));
    const about = explainAt(present, present.text.indexOf('Connector') + 2);
    expect(about && english(about.paragraphs[0] ?? about.title)).toContain('A package of the bundle');
  });

  it.each([
    ['a header alone', line('e000', '')],
    ['a message of a megabyte', line('e000', `Error 0x80070643: ${'Failed '.repeat(150_000)}`)],
    ['commas without end', line('i201', `Planned package: ${'a, '.repeat(300_000)}`)],
    ['quotes without end', line('i000', `Setting string variable 'WixBundleLog_${"x' to value '".repeat(80_000)}`)],
    ['conditions without end', line('i052', `Condition '${"x' ".repeat(300_000)}`)],
  ])('never break or hang the reader: %s', (_, text) => {
    const start = performance.now();
    const { records } = msiSetupLog.parse(text);
    for (const { span } of [...(records.at(0)?.fields() ?? []), ...(records.at(0)?.events() ?? [])]) {
      expect(span.end).toBeLessThanOrEqual(text.length);
    }
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('UTF-16, as Windows Installer writes it', () => {
  it.each(['utf-16le-with-bom.log', 'utf-16le.log'])('is read like any other: %s', async (name) => {
    const analysis = openLog((await textOfBytes(corpusBytes(`msi-setup-log/${name}`))) ?? '');
    expect(analysis?.document.format.id).toBe('msi-setup-log');
    expect(analysis?.groups.map((group) => group.id)).toEqual(['setup-default-web-site']);
  });
});

describe('damaged logs', () => {
  it.each([
    ['nothing', ''],
    ['NULs', '\0'.repeat(70_000)],
    ['a line of a megabyte', `CustomAction ${'a'.repeat(1_000_000)} returned actual error code 1`],
    ['a product of a megabyte', `Product: ${'-- '.repeat(300_000)}`],
    ['lone surrogates', `\ud800${HIDDEN}\udc00\n`.repeat(10)],
    ['nothing but line ends', '\r\n'.repeat(10_000)],
  ])('never break the reader: %s', (_, text) => {
    const document = msiSetupLog.parse(text);
    for (let i = 0; i < document.records.length; i++) {
      for (const field of document.records.at(i)?.fields() ?? []) expect(field.span.end).toBeLessThanOrEqual(text.length);
    }
  });

  it('give what is left, cut anywhere', () => {
    const text = corpus('marked/msi-setup-log/renamed-web-site.log');
    for (let end = 0; end < text.length; end += 5) {
      const document = msiSetupLog.parse(text.slice(0, end));
      for (const event of eventsOf(document)) expect(event.span.end).toBeLessThanOrEqual(end);
    }
  });
});

it('a log that grows says what the whole log says', () => {
  const whole = corpus('marked/msi-setup-log/renamed-web-site.log');
  const fresh = eventsOf(msiSetupLog.parse(whole));
  for (let end = whole.indexOf('\n') + 1; end > 0 && end < whole.length; end = whole.indexOf('\n', end) + 1) {
    expect(eventsOf(msiSetupLog.parse(whole, msiSetupLog.parse(whole.slice(0, end))))).toEqual(fresh);
  }
});

describe('detection', () => {
  const detect = (head: string, fileName = '') => detectLog({ head, fileName });

  it.each(msiSetupLog.samples.map((sample) => [sample.title, sample] as const))('of a sample: %s', (_, { text, records }) => {
    expect(detect(text)?.id).toBe('msi-setup-log');
    expect(msiSetupLog.parse(text).records.length).toBe(records);
  });

  it('goes by the name where the text does not name another product', () => {
    const line = 'MSI (s) (20:5C) [09:17:19:129]: Executing op:\n';
    expect(detect(line, 'C:\\NDESConnectorSetup\\SetupMSI.log')?.detection.quality).toBe('likely');
    expect(detect('', 'SetupMsi.log')?.id).toBe('msi-setup-log');
    expect(detect(line, 'install.log')).toBeUndefined();
    expect(detect('dear diary', 'SetupMsi.log')).toBeUndefined();
  });

  it.each(['near-other-product.log', 'near-cbs.log'])('leaves alone: %s', (name) => {
    expect(detect(corpus(`msi-setup-log/${name}`), name)).toBeUndefined();
    expect(detect(corpus(`msi-setup-log/${name}`), 'SetupMsi.log')).toBeUndefined();
  });
});

describe('hovers', () => {
  const explain = (text: string, token: string): string => {
    const said = explainAt(msiSetupLog.parse(text), text.indexOf(token) + 1);
    if (!said) return 'nothing';
    const rows = said.rows.map((row) => `- ${english(row.label)}: ${english(row.value)}`);
    return [english(said.title), ...said.paragraphs.map(english), ...rows].join('\n');
  };

  it('say what an error means, who gave it and what was said', () => {
    expect(explain(HIDDEN, '1168').split('\n')).toEqual([
      'Windows error ERROR_NOT_FOUND',
      expect.stringContaining('Setup could not raise the URL limits of "Default Web Site"'),
      '- Reported by: ConfigureIISLimits',
      '- Windows error: ERROR_NOT_FOUND',
      '- Meaning: The element was not found.',
      '- Hexadecimal: 0x00000490',
      '- Decimal: 1168',
      '- Text: but will be translated to success due to continue marking',
    ]);
  });

  it('explain results and return values', () => {
    const article = fixture('article/SetupMsi.log');
    expect(explain(article, ' 0.')).toContain('0 is success');
    expect(explain('Action ended 9:17:24: InstallFinalize. Return value 3.', ' 3.')).toContain('3 is a fatal error');
    expect(explain(article, '6.1711.4.0')).toContain('Version of the product.');
  });
});

it('20 MB are read in well under a second', () => {
  const line = 'MSI (s) (20:5C) [09:17:19:129]: Executing op: RegAddValue(Name=Some value,Value=Some other value,)\r\n';
  const text = line.repeat(Math.ceil(20_000_000 / line.length));
  const start = performance.now();
  const document = msiSetupLog.parse(text);
  expect(performance.now() - start).toBeLessThan(1_500);
  expect(document.records.length).toBeGreaterThan(190_000);
});
