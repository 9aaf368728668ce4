import { describe, expect, it } from 'vitest';
import { analyzeLog, growLog } from '../../../server/src/core/analyze/index.ts';
import { detectLog } from '../../../server/src/core/detect.ts';
import { windowsEventLog } from '../../../server/src/core/formats/windows-event-log/index.ts';
import type { WindowsEvent } from '../../../server/src/core/log/event.ts';
import type { LogDocument } from '../../../server/src/core/log/model.ts';
import { corpus } from '../../support/corpus-file.ts';
import { fixture } from '../../support/fixtures.ts';
import { checkEvents, checkFields, describeEvent, eventsOf } from './marks.ts';

const eventOf = (text: string): WindowsEvent | undefined => {
  const [event] = eventsOf(windowsEventLog.parse(text));
  return event?.kind === 'windows-event' ? event : undefined;
};
const recordTexts = (document: LogDocument): readonly string[] =>
  Array.from({ length: document.records.length }, (_, i) => {
    const { start, end } = document.records.at(i)?.span ?? { start: 0, end: 0 };
    return document.text.slice(start, end);
  });

describe('samples', () => {
  it.each(windowsEventLog.samples.map((sample) => [sample.title, sample] as const))('are recognised and cut: %s', (_, sample) => {
    expect(detectLog({ head: sample.text, fileName: 'paste.txt' })?.id).toBe('windows-event-log');
    expect(windowsEventLog.parse(sample.text).records.length).toBe(sample.records);
  });
});

describe('events that were copied as text', () => {
  it('of the article about a crash', () => {
    const document = windowsEventLog.parse(fixture('article/windows-event-1000.txt'));
    expect(eventsOf(document).map(describeEvent)).toEqual(['event Application Error 1000 0xc0000005']);
    expect(document.records.at(0)?.level).toBe('error');
  });

  it('of the article about a request, which begins below its source', () => {
    const event = eventOf(fixture('article/windows-event-36.txt'));
    expect(event).toMatchObject({ eventId: { value: 36 }, codes: [] });
    expect(event?.provider).toBeUndefined();
    expect(event?.text?.value).toMatch(/^SCEP: Certificate request generated successfully\..*\(0x1\)\.$/);
  });

  it('give their columns as fields', () => {
    checkFields(
      windowsEventLog,
      `
Log Name:      System
               ^^^^^^ Channel: category
Source:        Microsoft-Windows-WAS
               ^^^^^^^^^^^^^^^^^^^^^ Provider: logger
Date:          5/14/2024 9:12:33 PM
               ^^^^^^^^^^^^^^^^^^^^ TimeCreated: time
Event ID:      5009
               ^^^^ EventID: number
Task Category: None
               ^^^^ Task: category
Level:         Warning
               ^^^^^^^ Level: level
Keywords:      Classic
               ^^^^^^^ Keywords: text
User:          N/A
               ^^^ User: user
Computer:      NDES01.contoso.com
               ^^^^^^^^^^^^^^^^^^ Computer: address
Description:
A process serving application pool 'SCEP' ended. See https://example.com/a, exit code 0xc0000374.
                                                     ^^^^^^^^^^^^^^^^^^^^^ url: url
                                                                                      ^^^^^^^^^^ code: error-code
`,
    );
  });

  it('end where the next one begins, whatever their messages say', () => {
    checkEvents(
      windowsEventLog,
      `
Source:        ASP.NET 4.0.30319.0
Event ID:      1310
               ^^^^ event ASP.NET 4.0.30319.0 1310
Level:         Warning
Description:
Event code: 3007
Event ID: 4d8c3d3bb9a64a0d8ee2b3a0f3f9d4f2
Source: System.Web
User: NT AUTHORITY\\NETWORK SERVICE

Log Name:      Application
Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Event ID:      2
               ^ event Microsoft-Windows-NetworkDeviceEnrollmentService 2 0x80070057
Level:         Error
Description:
cannot be started (0x80070057).
Event ID:      36
               ^^ event 36
Level:         Information
Description:
SCEP: Certificate request generated successfully.
`,
    );
  });

  it.each([
    ['german.txt', 'event Microsoft-Windows-NetworkDeviceEnrollmentService 2 0x80070057'],
    ['french.txt', 'event Application Error 1000 0xc0000005'],
    ['portuguese.txt', 'event Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider 32 0x80091007'],
  ])('say the same in other languages: %s', (file, expected) => {
    const text = corpus(`windows-event-log/${file}`);
    expect(detectLog({ head: text, fileName: file })).toMatchObject({
      id: 'windows-event-log',
      detection: { quality: 'certain' },
    });
    const document = windowsEventLog.parse(text);
    expect(eventsOf(document).map(describeEvent)).toEqual([expected]);
    expect(document.records.at(0)).toMatchObject({
      level: 'error',
      time: { epochMs: Date.UTC(2024, 4, 14, 9, 12, 33), zone: 'assumed', dateKnown: true },
    });
  });

  it('have the data of the XML under them', () => {
    const event = eventOf(`Log Name:      System
Source:        Microsoft-Windows-WAS
Event ID:      5009
Level:         Warnung
Description:
Ein Prozess wurde beendet.
Event Xml:
<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
  <System><Provider Name="Microsoft-Windows-WAS" /><EventID>5009</EventID></System>
  <EventData><Data Name="AppPoolID">SCEP</Data></EventData>
</Event>`);
    expect(event?.text?.value).toBe('Ein Prozess wurde beendet.');
    expect(event?.data.map(({ name, value }) => `${name}=${value.value}`)).toEqual(['AppPoolID=SCEP']);
  });
});

describe('the output of Get-WinEvent', () => {
  it('as a list of properties', () => {
    checkEvents(
      windowsEventLog,
      `
TimeCreated  : 5/14/2024 9:12:33 AM
ProviderName : Microsoft-Windows-CAPI2
Id           : 11
               ^^ event Microsoft-Windows-CAPI2 11
Message      : For more details for this event, please refer to the "Details" section

TimeCreated  : 5/14/2024 9:12:34 AM
ProviderName : Microsoft-Windows-NetworkDeviceEnrollmentService
Id           : 2
               ^ event Microsoft-Windows-NetworkDeviceEnrollmentService 2 0x80070057
Message      : cannot be started (0x80070057).
`,
    );
  });
});

describe('all properties of Get-WinEvent', () => {
  const CLIENT = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider';

  it('as a list, in which the message stands first and goes over lines', () => {
    const text = corpus('windows-event-log/format-list.txt');
    expect(detectLog({ head: text, fileName: 'events.txt' })?.id).toBe('windows-event-log');
    const document = windowsEventLog.parse(text);
    expect(eventsOf(document).map(describeEvent)).toEqual([`event ${CLIENT} 306 0x2ab0003`, `event ${CLIENT} 32 0x80072f8f`]);
    expect(recordTexts(document).map((record) => record.slice(0, 20).trim())).toEqual(['Message', 'Message']);
    expect(document.records.at(1)).toMatchObject({ level: 'error', time: { epochMs: Date.UTC(2024, 4, 14, 9, 12, 33) } });
    expect(eventOf(text)?.text?.value).toMatch(/^SCEP: CspExecute.*InstallLocation :\s+\(device\).*0x2ab0003\)\.$/);
  });

  it.each([
    ['first', ['Message', 'Id', 'ProviderName', 'TimeCreated']],
    ['in the middle', ['TimeCreated', 'Message', 'Id', 'ProviderName']],
    ['before the provider', ['TimeCreated', 'Id', 'Message', 'ProviderName']],
    ['last', ['TimeCreated', 'ProviderName', 'Id', 'Message']],
  ])('as a list with the message %s', (_, names) => {
    const event = (id: number): string => {
      const values: Readonly<Record<string, string>> = {
        Message: `failed ${id} (0x8007000${id}).\n               Source: SCEP\n\n               Event ID: 7`,
        Id: String(id),
        ProviderName: 'WAS',
        TimeCreated: '5/14/2024 9:12:33 AM',
      };
      return names.map((name) => `${name.padEnd(12)} : ${values[name]}\n`).join('');
    };
    const indented = (text: string): string => text.replace(/^(?=.)/gm, '    ');
    for (const text of [
      `${event(1)}\n${event(2)}`,
      `PS C:\\> get\n\n\n${event(1)}\n\n${event(2)}`,
      indented(`${event(1)}\n${event(2)}`),
    ]) {
      for (const ends of [text, text.replaceAll('\n', '\r\n')]) {
        expect(eventsOf(windowsEventLog.parse(ends)).map(describeEvent)).toEqual([
          'event WAS 1 0x80070001',
          'event WAS 2 0x80070002',
        ]);
      }
    }
  });

  it('as CSV, whose titles are no event', () => {
    const text = corpus('windows-event-log/export-csv.csv');
    expect(detectLog({ head: text, fileName: 'events.csv' })?.id).toBe('windows-event-log');
    const rows = text.slice(text.indexOf('\n') + 1);
    for (const [csv, events] of [
      [text, 1],
      [rows, 1],
      [text + rows, 2],
    ] as const) {
      const document = windowsEventLog.parse(csv);
      expect(document.records.length).toBe(events);
      expect(eventsOf(document).map(describeEvent)).toEqual(Array(events).fill(`event ${CLIENT} 32 0x80072f8f`));
    }
  });
});

describe('times of copied events', () => {
  const timeOf = (date: string, label = 'Date') =>
    windowsEventLog.parse(`Event ID: 1\n${label}: ${date}\nLevel: Error\n`).records.at(0)?.time;
  const at = (...parts: readonly number[]): number =>
    Date.UTC(parts[0] ?? 0, (parts[1] ?? 1) - 1, parts[2], parts[3], parts[4], parts[5]);

  it.each([
    ['5/14/2024 9:12:33 PM', at(2024, 5, 14, 21, 12, 33)],
    ['3/4/2024 12:12:33 AM', at(2024, 3, 4, 0, 12, 33)],
    ['14/05/2024 09:12:33', at(2024, 5, 14, 9, 12, 33)],
    ['04.03.2024 09:12:33', at(2024, 3, 4, 9, 12, 33)],
    ['2024-03-04 09:12:33', at(2024, 3, 4, 9, 12, 33)],
    ['2024/03/04 09:12:33', at(2024, 3, 4, 9, 12, 33)],
    ['5/5/2024 09:12:33', at(2024, 5, 5, 9, 12, 33)],
  ])('%s', (date, epochMs) => {
    expect(timeOf(date)).toMatchObject({ epochMs, dateKnown: true });
  });

  it('keep only the time of day where day and month could be either', () => {
    expect(timeOf('3/4/2024 15:12:33')).toMatchObject({ epochMs: at(1970, 1, 1, 15, 12, 33), dateKnown: false });
    expect(timeOf('3/4/2024 15:12:33', 'Fecha')).toMatchObject({ epochMs: at(2024, 4, 3, 15, 12, 33), dateKnown: true });
  });

  it.each(['yesterday', '99/99/2024 10:00:00', '1/1/2024 25:00:00', '<Date>'])('are none: %s', (date) => {
    expect(timeOf(date)).toBeUndefined();
  });
});

describe('events as XML', () => {
  it('in one line each, as wevtutil prints them', () => {
    const document = windowsEventLog.parse(corpus('windows-event-log/device.xml'));
    expect(document.records.length).toBe(7);
    expect(eventsOf(document).map((event) => (event.kind === 'windows-event' ? event.eventId.value : 0))).toEqual([
      306, 36, 39, 306, 36, 307, 32,
    ]);
    expect(document.records.at(0)?.time).toMatchObject({ epochMs: Date.UTC(2024, 4, 14, 7, 12, 30, 100), zone: 'utc' });
    expect(document.records.at(6)?.level).toBe('error');
  });

  it('give their parts as fields', () => {
    checkFields(
      windowsEventLog,
      `
<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-CAPI2'/><EventID>30</EventID>
                                                                                             ^^^^^^^^^^^^^^^^^^^^^^^ Provider: logger
                                                                                                                                ^^ EventID: number
<Level>2</Level><TimeCreated SystemTime='2024-05-14T07:12:34Z'/><EventRecordID>7</EventRecordID><Execution ProcessID='12' ThreadID='34'/>
       ^ Level: level
                                         ^^^^^^^^^^^^^^^^^^^^ TimeCreated: time
                                                                               ^ EventRecordID: number
                                                                                                                      ^^ ProcessID: number
                                                                                                                                    ^^ ThreadID: thread
<Channel>Operational</Channel><Computer>PC</Computer></System><UserData><A><Result value='800B0109'>Bad &amp; ugly</Result></A></UserData></Event>
         ^^^^^^^^^^^ Channel: category
                                        ^^ Computer: address
                                                                                          ^^^^^^^^ code: error-code
                                                                                                    ^^^^^^^^^^^^^^ Data: text
`,
    );
  });

  it('undo their escapes', () => {
    const event = eventOf(
      "<Event><System><Provider Name='A&amp;B'/><EventID Qualifiers='0'>7</EventID></System><RenderingInfo><Message>1 &lt; 2 &#x41;&#66; &nbsp;</Message></RenderingInfo></Event>",
    );
    expect(event?.provider?.value).toBe('A&B');
    expect(event?.text?.value).toBe('1 < 2 AB &nbsp;');
  });

  it('have codes in every notation that native logs hold', () => {
    const data = ['0x80072f8f', '2147954575', '-2146875392', '800B0109', '2', '0x2', '2024051400', '2100000000', '-2999999999'];
    const xml = data.map((value) => `<Data>${value}</Data>`).join('');
    expect(
      eventOf(`<Event><System><EventID>7</EventID></System><EventData>${xml}</EventData></Event>`)?.codes.map(
        ({ value }) => value,
      ),
    ).toEqual([0x80072f8f, 0x80072f8f, 0x80094800, 0x800b0109]);
  });

  it('of a crash have the exception code, and neither times nor offsets as one', () => {
    const events = eventsOf(windowsEventLog.parse(corpus('windows-event-log/server.xml')));
    expect(events.map(describeEvent)).toContain('event Application Error 1000 c0000005');
  });

  it('are cut one from the other where end tags are missing', () => {
    const event = (id: number): string => `<Event><System><EventID>${id}</EventID></System>`;
    const document = windowsEventLog.parse(`<Events>${event(1)}${event(2)}</Event>${event(3)}<EventData>`);
    expect(recordTexts(document)).toEqual([event(1), `${event(2)}</Event>`, `${event(3)}<EventData>`]);
    expect(eventsOf(document).map(describeEvent)).toEqual(['event 1', 'event 2', 'event 3']);
  });
});

describe('events as a list', () => {
  it('with messages over several lines', () => {
    const text = corpus('windows-event-log/connector.csv');
    expect(detectLog({ head: text, fileName: 'events.txt' })?.id).toBe('windows-event-log');
    const document = windowsEventLog.parse(text);
    expect(eventsOf(document).map(describeEvent)).toEqual([
      'event CertificateConnectors 4008',
      'event CertificateConnectors 4006',
      'event CertificateConnectors 4005',
      'event CertificateConnectors 4009',
      'event CertificateConnectors 3000',
    ]);
    const event = eventsOf(document)[2];
    expect(event?.kind === 'windows-event' && event.text?.value).toContain('CSR "CN=PC1, OU=Sales" and');
  });

  it.each([
    [
      'German titles',
      'Ebene,Datum und Uhrzeit,Quelle,Ereignis-ID,Aufgabenkategorie\nFehler,14.05.2024 09:12:33,WAS,5009,Keine,"Text"',
    ],
    [
      'French titles',
      'Niveau,Date et heure,Source,ID de l’événement,Catégorie de la tâche\nErreur,14/05/2024 09:12:33,WAS,5009,Aucun,"Text"',
    ],
    [
      'Portuguese titles',
      'Nível,Data e Hora,Fonte,Identificação do Evento,Categoria da Tarefa\nErro,14/05/2024 09:12:33,WAS,5009,Nenhum,"Text"',
    ],
    ['tabs', 'Level\tDate and Time\tSource\tEvent ID\tTask Category\nError\t5/14/2024 9:12:33 AM\tWAS\t5009\tNone\tText'],
    ['no titles', 'Error,5/14/2024 9:12:33 AM,WAS,5009,None,Text'],
    [
      'PowerShell',
      '"TimeCreated","Id","LevelDisplayName","ProviderName","Message"\n"5/14/2024 9:12:33 AM","5009","Error","WAS","Text"',
    ],
  ])('in the layout of: %s', (_, text) => {
    const document = windowsEventLog.parse(text);
    expect(document.records.length).toBe(1);
    expect(document.records.at(0)).toMatchObject({ level: 'error', time: { epochMs: Date.UTC(2024, 4, 14, 9, 12, 33) } });
    expect(eventOf(text)).toMatchObject({ provider: { value: 'WAS' }, eventId: { value: 5009 }, text: { value: 'Text' } });
  });

  it('goes on at the next row where a quotation mark is never closed', () => {
    const text = `Level,Date and Time,Source,Event ID,Task Category
Error,5/14/2024 9:12:33 AM,WAS,5009,None,"cut
Error,5/14/2024 9:12:34 AM,WAS,5002,None,next`;
    expect(eventsOf(windowsEventLog.parse(text)).map(describeEvent)).toEqual(['event WAS 5009', 'event WAS 5002']);
  });
});

describe('what is no event', () => {
  it.each([
    'near-mail.txt',
    'near-settings.txt',
    'near-list.txt',
    'near-feed.txt',
    'near-notes.txt',
    'near-commit.txt',
    'near-book.txt',
    'near-tickets.csv',
  ])('%s is left alone', (file) => {
    expect(detectLog({ head: corpus(`windows-event-log/${file}`), fileName: file })).toBeUndefined();
  });
});

describe('bad input', () => {
  it.each(['device.xml', 'server.xml', 'connector.csv', 'german.txt', 'format-list.txt'])('%s may be cut anywhere', (file) => {
    const text = corpus(`windows-event-log/${file}`);
    for (let end = 0; end <= text.length; end += 41) {
      const document = windowsEventLog.parse(text.slice(0, end));
      for (let i = 0; i < document.records.length; i++) {
        const record = document.records.at(i);
        for (const field of record?.fields() ?? []) expect(field.span.end).toBeLessThanOrEqual(end);
        record?.events();
      }
    }
  });

  it.each([
    ['nothing', ''],
    ['NUL bytes', '\0'.repeat(10_000)],
    ['lone surrogates', 'Event ID: \ud800\nLevel: \udc00\nSource: x'],
    ['one line of a megabyte', `Event ID: 7\nLevel: Error\nDescription: ${'0x8007000'.repeat(120_000)}`],
    ['openings only', '<Event '.repeat(100_000)],
    ['100 000 nested tags', `<Event>${'<a>'.repeat(100_000)}`],
    ['quotation marks only', `Level,Date and Time,Source,Event ID,Task Category\n${'"'.repeat(200_001)}`],
    ['separators only', `Level,Date and Time,Source,Event ID,Task Category\n${','.repeat(200_000)}`],
    ['properties only', 'Message : a\n\n'.repeat(50_000)],
    ['properties without an id', `${'Message : a\nLogName : b\n\n'.repeat(20_000)}${' '.repeat(100_000)}\n`],
    ['one message without end', `Message : a\n${'               b\n'.repeat(50_000)}`],
    ['labels only', 'Source: \n'.repeat(50_000)],
    ['attributes without end', `<Event><System><Provider Name="${'x'.repeat(500_000)}`],
  ])(
    'does not break or hang: %s',
    (_, text) => {
      const { faults } = analyzeLog(windowsEventLog.parse(text));
      expect(faults).toEqual([]);
    },
    2000,
  );
});

describe('a log that grows', () => {
  it.each(['device.xml', 'server.xml', 'connector.csv', 'german.txt', 'format-list.txt'])(
    'says what it says at once: %s',
    (file) => {
      const text = corpus(`windows-event-log/${file}`);
      for (let cut = 0; cut < text.length; cut += 97) {
        const grown = growLog(analyzeLog(windowsEventLog.parse(text.slice(0, cut))), text);
        const whole = analyzeLog(windowsEventLog.parse(text));
        expect(recordTexts(grown.document)).toEqual(recordTexts(whole.document));
        expect(grown.groups).toEqual(whole.groups);
      }
    },
  );
});
