import { describe, expect, it } from 'vitest';
import { openLog } from '../../../server/src/core/analyze/index.ts';
import { detectLog } from '../../../server/src/core/detect.ts';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { formats } from '../../../server/src/core/formats/index.ts';
import type { LogDocument } from '../../../server/src/core/log/model.ts';
import { isRtf, readRtf } from '../../../server/src/core/text/rtf.ts';
import { corpus } from '../../support/corpus-file.ts';
import { eventsOf, tally } from '../formats/marks.ts';

/** How TextEdit writes a text: its own header, `\` at each line's end, escapes for what is not ASCII. */
function textEdit(text: string): string {
  const body = text
    .replace(/[\\{}]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\\n')
    .replaceAll('“', "\\'93")
    .replaceAll('”', "\\'94")
    .replace(/[^\0-\x7f]/g, (char) => `\\uc0\\u${char.charCodeAt(0)} `);
  return `{\\rtf1\\ansi\\ansicpg1252\\cocoartf2709\n\\cocoatextscaling0{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica;}\n{\\colortbl;\\red255\\green255\\blue255;}\n{\\*\\expandedcolortbl;;}\n\\pard\\tx566\\pardirnatural\\partightenfactor0\n\n\\f0\\fs24 \\cf0 ${body}}`;
}

/** How WordPad writes it: `\par` and a line end, `\tab`, escapes of code page 1252 with `\u` and a stand-in. */
function wordPad(text: string): string {
  const body = text
    .replace(/[\\{}]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\par\r\n')
    .replaceAll('\t', '\\tab ')
    .replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0)}?`);
  return `{\\rtf1\\ansi\\ansicpg1252\\deff0\\nouicompat{\\fonttbl{\\f0\\fnil\\fcharset0 Calibri;}}\r\n{\\*\\generator Riched20 10.0.19041}\\viewkind4\\uc1 \r\n\\pard\\sa200\\sl276\\slmult1\\f0\\fs22\\lang7 ${body}\\par\r\n}\r\n\0`;
}

const lines = (...rows: readonly string[]): string => rows.map((row) => `${row}\n`).join('');

describe('the text of a Rich Text file', () => {
  it.each([
    ['control words and their one blank', '{\\rtf1\\ansi\\b a\\b0  b}', 'a b'],
    ['groups of settings', '{\\rtf1{\\fonttbl\\f0 Arial;}{\\*\\generator x;}{\\colortbl;\\red0;}{\\i c}d}', 'cd'],
    ['escapes of a code page', "{\\rtf1\\ansicpg1251 \\'d4\\'ee}", 'Фо'],
    ['escapes of a Mac', "{\\rtf1\\mac \\'d2x\\'d3}", '“x”'],
    ['Unicode with and without stand-ins', '{\\rtf1 \\u8220 ?x\\uc0\\u8221 y{\\uc2 \\u228 ae}z\\u-10179 \\u-8704 }', '“x”yäz😀'],
    ['braces and backslashes', '{\\rtf1 \\{a\\}\\\\b}', '{a}\\b'],
    ['lines of all kinds', '{\\rtf1 a\\\nb\\ \nc\\par d\\line e\nf}', 'a\nb\nc\nd\ne\nf'],
    ['a link shows its text', '{\\rtf1 {\\field{\\*\\fldinst{HYPERLINK "https://a"}}{\\fldrslt https://a/b}}}', 'https://a/b'],
    ['binary data', '{\\rtf1 a\\bin3 }{\\b}', 'ab'],
    ['a text that goes on behind it', '{\\rtf1 a}\nb\\c{', 'a\nb\\c{'],
    ['a text that is cut', "{\\rtf1 a\\'9", 'a9'],
    ['a lone backslash at the end', '{\\rtf1 a\\', 'a'],
    ['no text at all', '{\\rtf1', ''],
  ])('%s', (_, source, text) => {
    expect(readRtf(source).text).toBe(text);
  });

  it('knows where each character stands', () => {
    const source = "{\\rtf1\\f0 ab\\'93c\\\nd\\u8220 ?\\{}";
    const { text, map } = readRtf(source);
    const places = Array.from(text, (_, i) => map.spanOf({ start: i, end: i + 1 }));
    expect(places.map(({ start, end }) => source.slice(start, end))).toEqual([
      'a',
      'b',
      "\\'93",
      'c',
      '\\\n',
      'd',
      '\\u8220 ',
      '\\{',
    ]);
    for (const [i, { start }] of places.entries()) expect(map.plainAt(start)).toBe(i);
    expect(map.spanOf({ start: 2, end: 2 })).toEqual({ start: 12, end: 12 });
    expect(map.spanOf({ start: text.length, end: text.length }).start).toBe(source.length - 1);
  });

  it.each([
    ['a hundred thousand groups', `{\\rtf1${'{'.repeat(100_000)}a`, 'a'],
    ['a hundred thousand ends', `{\\rtf1 a${'}'.repeat(100_000)}`, `a${'}'.repeat(99_999)}`],
    ['a megabyte of backslashes', `{\\rtf1 ${'\\'.repeat(1_000_000)}`, '\\'.repeat(500_000)],
    ['NUL and lone surrogates', '{\\rtf1 \0\ud800\\u55296 ?}', '\0\ud800\ud800'],
    ['a megabyte of blanks behind backslashes', `{\\rtf1 a${'\\ '.repeat(500_000)}}`, 'a'],
  ])('is bounded: %s', (_, source, text) => {
    expect(readRtf(source).text === text).toBe(true);
  });

  it('is recognised by its first word alone', () => {
    expect([isRtf('{\\rtf1'), isRtf('\ufeff{\\rtf1'), isRtf(' {\\rtf1'), isRtf('')]).toEqual([true, true, false, false]);
  });
});

const log = lines(
  'default\t18:30:53.691033 -0500\tprofiled\tPerforming synchronous URL request: https://n/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP',
  'default\t18:30:57.320616 -0500\tprofiled\tProfile “www.windowsintune.com.SCEP.ModelName=AC_5;Hash=-9” installed.',
  'error\t18:31:00.000000 -0500\tprofiled\tCannot retrieve SCEP identity: NSError:',
  '\tDesc   : Die Antwort der Registrierungsstelle ist ungültig.',
  '\tDomain : MCSCEPErrorDomain',
  '\tCode   : 22003',
);

describe.each([
  ['TextEdit', textEdit],
  ['WordPad', wordPad],
])('a log that %s saved', (_, saved) => {
  const text = saved(log);
  const document = openLog(text)?.document;
  const opened = (): LogDocument => {
    if (!document) throw new Error('not recognised');
    return document;
  };

  it('is recognised and read as the text it holds', () => {
    expect(detectLog({ head: text, fileName: 'Untitled.rtf' })?.id).toBe('ios-console-log');
    expect(tally(opened())).toEqual({
      'http request GetCACert': 1,
      'note profile-installed': 1,
      'note scep-identity-failed': 1,
      'error MCSCEPErrorDomain 22003': 1,
    });
  });

  it('keeps the places of the file', () => {
    const shown = (span: { readonly start: number; readonly end: number }): string => text.slice(span.start, span.end);
    const [request, installed, , error] = eventsOf(opened());
    expect(request && shown(request.span)).toBe('GetCACert');
    expect(installed?.kind === 'note' && installed.subject && shown(installed.subject.span)).toBe(
      'www.windowsintune.com.SCEP.ModelName=AC_5;Hash=-9',
    );
    expect(error?.kind === 'error' && error.code && shown(error.code.span)).toBe('22003');
    expect(opened().records.indexAt(text.indexOf('22003'))).toBe(2);
    expect(opened().records.indexAt(3)).toBe(-1);
    expect(explainAt(opened(), text.indexOf('22003') + 1)?.span).toEqual({
      start: text.indexOf('22003'),
      end: text.indexOf('22003') + 5,
    });
  });

  it('gives the findings of the plain log', () => {
    const findings = (source: string) =>
      openLog(source)?.groups.map(({ id, shown }) => [id, shown.map(({ span }) => source.slice(span.start, span.end))]);
    expect(findings(log)?.length).toBeGreaterThan(0);
    expect(findings(text)).toEqual(findings(log));
  });
});

describe('a log that idevicesyslog coloured', () => {
  const esc = '\u001b[';
  const text = lines(
    `${esc}0;37mMay 23 14:15:36.123456 ${esc}0;36mprofiled${esc}0m[${esc}0;36m150${esc}0m] <${esc}1;31mError${esc}0m>: Cannot retrieve SCEP identity${esc}m`,
    `${esc}2Kx${esc}`,
  );

  it('is read without the colours, and keeps its places', () => {
    const document = openLog(text)?.document;
    const record = document?.records.at(0);
    expect(document?.format.id).toBe('ios-console-log');
    expect(record?.fields().map(({ name, span }) => [name, text.slice(span.start, span.end)])).toEqual([
      ['time', 'May 23 14:15:36.123456'],
      ['process', 'profiled'],
      ['pid', '150'],
      ['level', 'Error'],
      ['message', `Cannot retrieve SCEP identity${esc}m\n${esc}2Kx${esc}`],
    ]);
    expect(record?.events().map(({ kind, span }) => [kind, text.slice(span.start, span.end)])).toEqual([
      ['note', 'Cannot retrieve SCEP identity'],
    ]);
  });
});

describe('any log of ours', () => {
  const samples = formats.flatMap((format) =>
    format.samples.map((sample) => [`${format.id}: ${sample.title}`, format.id, sample] as const),
  );

  it.each(samples)('is found in Rich Text: %s', (_, id, sample) => {
    const document = openLog(textEdit(sample.text.replace(/\r\n?/g, '\n')))?.document;
    expect(document?.format.id).toBe(id);
    expect(document?.records.length).toBe(sample.records);
  });

  it('stays whole where plain lines follow the Rich Text', () => {
    expect(openLog(corpus('ios-console-log/layouts.log'))?.document.records.length).toBe(12);
  });
});
