import { describe, expect, it } from 'vitest';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { androidOmadmDetector } from '../../../server/src/core/formats/android-omadm-log/detect.ts';
import { androidOmadmLog } from '../../../server/src/core/formats/android-omadm-log/index.ts';
import { checkEvents, checkFields, eventsOf } from './marks.ts';

describe('the columns of logcat', () => {
  it('in threadtime, time and brief notation', () => {
    checkFields(
      androidOmadmLog,
      `
05-01 05:00:00.184  8123  8140 D PkiMessageDecoder: x
^^^^^^^^^^^^^^^^^^ time: time
                    ^^^^ pid: process
                          ^^^^ tid: thread
                               ^ level: level
                                 ^^^^^^^^^^^^^^^^^ tag: logger
2024-05-01 05:00:00.184123 +0200 10123  8123  8140 W Client  : x
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ time: time
                                        ^^^^ pid: process
                                              ^^^^ tid: thread
                                                   ^ level: level
                                                     ^^^^^^ tag: logger
05-01 05:00:00.184 E/AndroidRuntime( 8200): x
^^^^^^^^^^^^^^^^^^ time: time
                   ^ level: level
                     ^^^^^^^^^^^^^^ tag: logger
                                     ^^^^ pid: process
V/My tag (  1): x
^ level: level
  ^^^^^^ tag: logger
            ^ pid: process
05-01 05:00:00.184     1     2 I tag:
^^^^^^^^^^^^^^^^^^ time: time
                       ^ pid: process
                             ^ tid: thread
                               ^ level: level
                                 ^^^ tag: logger
`,
    );
  });

  it('in long notation, a line above the message', () => {
    const document = checkFields(
      androidOmadmLog,
      `
[ 05-01 05:00:00.184  8123: 8140 D/PkiMessageDecoder ]
  ^^^^^^^^^^^^^^^^^^ time: time
                      ^^^^ pid: process
                            ^^^^ tid: thread
                                 ^ level: level
                                   ^^^^^^^^^^^^^^^^^ tag: logger
x

[ 2024-05-01 05:00:00.184123 +0000  1000: 8123: 8140 W/My tag   ]
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ time: time
                                          ^^^^ pid: process
                                                ^^^^ tid: thread
                                                     ^ level: level
                                                       ^^^^^^ tag: logger
two

lines

[ 05-01 05:00:00.184     1:    2 I/         ]
  ^^^^^^^^^^^^^^^^^^ time: time
                         ^ pid: process
                               ^ tid: thread
                                 ^ level: level
`,
    );
    const messages = [0, 1, 2].map((i) => {
      const span = document.records
        .at(i)
        ?.fields()
        .find(({ name }) => name === 'message')?.span;
      return span && document.text.slice(span.start, span.end);
    });
    expect(messages).toEqual(['x', 'two\n\nlines', undefined]);
    expect(document.records.at(1)?.time).toMatchObject({ zone: 'offset', epochMs: Date.UTC(2024, 4, 1, 5, 0, 0, 184) });
  });

  it('with an offset and without a year', () => {
    const records = androidOmadmLog.parse(
      '05-01 05:00:00.184 +0200  8123  8140 I a: x\n05-01 05:00:00.184 -0730 I/a( 1): x',
    ).records;
    expect(records.at(0)?.time).toMatchObject({ zone: 'offset', offsetMinutes: 120, yearKnown: false });
    expect(records.at(1)?.time).toMatchObject({ zone: 'offset', offsetMinutes: -450, yearKnown: false });
  });

  it('give time and level', () => {
    const records = androidOmadmLog.parse(
      '05-01 05:00:00.184 E/a( 1): x\n2024-05-01 05:00:00.184 +0200 1 2 F a: x\nI/a(1): x',
    ).records;
    expect(records.at(0)).toMatchObject({ level: 'error', time: { zone: 'assumed', yearKnown: false, dateKnown: true } });
    expect(records.at(1)).toMatchObject({
      level: 'fault',
      time: { zone: 'offset', epochMs: Date.UTC(2024, 4, 1, 3, 0, 0, 184) },
    });
    expect(records.at(2)).toMatchObject({ level: 'info' });
    expect(records.at(2)?.time).toBeUndefined();
  });

  it.each([
    '13-01 05:00:00.184 1 2 I a: x',
    '05-01 05:00:00.184 1 2 X a: x',
    '05-01 05:00:00.184 1 2 I no colon',
    '05-01 05:00:00.184 a 2 I a: x',
    'X/a(1): x',
    'I/a(b): x',
    'I/a(1) x',
    'I/',
    'I',
    '[',
    '[ 05-01 05:00:00.184',
    '[ 05-01 05:00:00.184  8123: 8140 D/tag',
    '[ 05-01 05:00:00.184  8123: 8140 X/tag ]',
    '[ 05-01 05:00:00.184  8123 8140 D/tag ]',
    '[ 13-01 05:00:00.184  8123: 8140 D/tag ]',
    '[ 05-01 05:00:00.184  8123: 8140 D/tag ] more',
    '[0A2C:0D34][2024-05-01T09:00:00]i001: Burn v3.11',
    '05-01',
    '',
  ])('are not there: %j', (text) => expect(androidOmadmLog.parse(text).records.length).toBe(0));
});

describe('the messages of logcat', () => {
  it('count from the agent and its SCEP client alone', () => {
    checkEvents(
      androidOmadmLog,
      `
05-01 05:00:00.184  8123  8140 D GetCaCapsResponseHandle: CA capabilities:
                                                          ^^^^^^^^^^^^^^^^ note capabilities-listed
05-01 05:00:00.284  8123  8140 D OkHttp  : CA capabilities:
05-01 05:00:00.384  8123  8140 W System.err: java.net.UnknownHostException: x
05-01 05:00:00.384  8123  8140 W System.err: org.jscep.client.ClientException: x
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error org.jscep.client.ClientException
`,
    );
  });

  it('count in long notation by tag and first line, with CRLF too', () => {
    const marked = `
[ 05-01 05:00:00.184  8123: 8140 D/GetCaCapsResponseHandle ]
CA capabilities:
^^^^^^^^^^^^^^^^ note capabilities-listed

[ 05-01 05:00:00.284  8123: 8140 D/OkHttp   ]
CA capabilities:

[ 05-01 05:00:00.384  8123: 8140 W/System.err ]
org.jscep.client.ClientException: x
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error org.jscep.client.ClientException
`;
    const { text } = checkEvents(androidOmadmLog, marked);
    expect(eventsOf(androidOmadmLog.parse(text.replaceAll('\n', '\r\n'))).length).toBe(2);
  });

  it('are foreign where a buffer begins', () => {
    const document = androidOmadmLog.parse('I/a(1): x\n--------- beginning of crash\nI/a(1): y\nmore');
    expect(document.records.length).toBe(2);
    expect(document.records.indexAt(12)).toBe(-1);
  });

  it('have a hover on tag and level', () => {
    const document = androidOmadmLog.parse('05-01 05:00:00.184  8123  8140 D PkiMessageDecoder: x');
    expect(explainAt(document, 31)?.title).toMatchObject({ args: ['D'] });
    expect(explainAt(document, 35)?.paragraphs.length).toBe(1);
  });

  it('grow with the log', () => {
    const old = androidOmadmLog.parse('I/omadm(1): com.microsoft.omadm\n');
    expect(androidOmadmLog.parse(`${old.text}I/a(1): y\n`, old).records.length).toBe(2);
  });
});

describe('bad input', () => {
  it.each([
    ['a megabyte in one tag', `I/${'a'.repeat(1_000_000)}`, 0],
    ['a megabyte of tags in brackets', `[ 05-01 05:00:00.184  1: 2 D/${'a '.repeat(500_000)}]`, 0],
    ['a megabyte of blanks', `05-01 05:00:00.184${' '.repeat(1_000_000)}`, 0],
    ['a megabyte of quotes', `I/a(1): ${"SCEP cert '".repeat(90_000)}`, 1],
    ['NUL and a lone surrogate', 'I/\0\ud800(1): \0', 1],
  ])('is read without harm: %s', (_, text, records) => {
    const document = androidOmadmLog.parse(text);
    expect(document.records.length).toBe(records);
    expect(eventsOf(document)).toEqual([]);
    expect(androidOmadmDetector.detect({ head: text, fileName: '' })).toBeUndefined();
  });

  it('names a log whose layout nobody has seen only with its words', () => {
    expect(androidOmadmDetector.detect({ head: 'some text', fileName: 'CloudExtension.log' })?.quality).toBe('possible');
    expect(androidOmadmDetector.detect({ head: 'some text', fileName: 'notes.log' })).toBeUndefined();
  });
});
