import { describe, expect, it } from 'vitest';
import { describeWin32 } from '../../../server/src/core/facts/codes/win32.ts';
import { systemText, systemTexts } from '../../../server/src/core/facts/codes/windows/system-texts.ts';
import { windowsEventLog } from '../../../server/src/core/formats/windows-event-log/index.ts';
import { reasonsOf } from '../../../server/src/core/judge/event-reason.ts';

const hex = (value: number | undefined): string => (value === undefined ? 'unknown' : `0x${value.toString(16)}`);

/** The reasons of the first event: what is marked in the log, and the code that it stands for. */
const reasons = (text: string): readonly string[] => {
  const [event] = windowsEventLog.parse(text).records.at(0)?.events() ?? [];
  if (event?.kind !== 'windows-event') throw new Error('no event');
  return reasonsOf(event).map(({ span, value }) => `${text.slice(span.start, span.end)}: ${hex(value)}`);
};
const copied = (message: string): string => `Event ID: 32\nLevel: Error\nDescription:\n${message}\n`;

describe('messages of Windows', () => {
  it('stand for codes that the tables describe', () => {
    const unknown = systemTexts.filter(({ value }) => !describeWin32(value)?.known);
    expect(unknown).toEqual([]);
  });

  it('say each one thing', () => {
    expect(systemTexts.filter(({ text, value }) => systemText(text)?.value !== value)).toEqual([]);
  });

  it.each([
    ['Access is denied.', '0x80070005'],
    ['ACCESS IS DENIED', '0x80070005'],
    ['Key set does not exist.', '0x80090016'],
    ["Le serveur RPC n'est pas disponible.", '0x800706ba'],
    ['Bad request (400).', '0x80190190'],
    ['Nicht gefunden (404).', '0x80190194'],
    ['Access', 'unknown'],
    ['Not found (999).', 'unknown'],
    ['constructor', 'unknown'],
    ['', 'unknown'],
    [`${'a'.repeat(1_000_000)} (404).`, 'unknown'],
  ])('%.40s', (text, code) => {
    expect(hex(systemText(text)?.value)).toBe(code);
  });

  it('that nobody saw are marked', () => {
    expect(systemTexts.filter(({ verified }) => !verified).map(({ text }) => text)).toEqual([
      'L’opération a réussi.',
      'Der Hashwert ist nicht korrekt.',
      'O valor do hash não está correto.',
    ]);
  });
});

describe('the reasons of an event', () => {
  it.each([
    ['a code', 'Result: (Unknown Win32 Error code: 0x80072f8f).', ['0x80072f8f: 0x80072f8f']],
    ['a text', 'Result: (Access is denied.).', ['Access is denied.: 0x80070005']],
    ['a text with brackets', 'Result: (Not found (404).).', ['Not found (404).: 0x80190194']],
    ['a text that no table holds', 'Result: (Something new happened.).', ['Something new happened.: unknown']],
    ['Japanese', 'Result: (ハッシュ値が正しくありません。).', ['ハッシュ値が正しくありません。: unknown']],
    [
      'a text and its code',
      '(Access is denied. 0x80070005 (-2147024891 E_ACCESSDENIED)).',
      ['0x80070005: 0x80070005', '-2147024891: 0x80070005'],
    ],
    ['a text, and its code behind it', '(Access is denied.).  0x80070005', ['0x80070005: 0x80070005']],
    [
      'a text, and another code behind it',
      '(Access is denied.).  0x80004005',
      ['Access is denied.: 0x80070005', '0x80004005: 0x80004005'],
    ],
    ['names', 'InstallLocation : (device) NodePath : (clientinstall) Result : ().', []],
    ['a bracket that is not closed', 'Result: (Access is denied.', []],
    ['an address', 'NDES URL: (https://a.example/certsrv/mscep/mscep.dll with words)', []],
  ])('%s', (_, message, expected) => {
    expect(reasons(copied(message))).toEqual(expected);
  });

  it('of XML stand in its values, those of the message first', () => {
    const event = (data: string, message = ''): string =>
      `<Event><System><EventID>31</EventID></System><EventData>${data}</EventData><RenderingInfo>${message}</RenderingInfo></Event>`;
    const data = "<Data Name='ErrorCode'>Access is denied.\n</Data><Data Name='ErrorMessage'>0x80004005</Data>";
    expect(reasons(event(data))).toEqual(['Access is denied.: 0x80070005', '0x80004005: 0x80004005']);
    expect(reasons(event(data, '<Message>(Access is denied.). 0x80004005</Message>'))).toEqual([
      'Access is denied.: 0x80070005',
      '0x80004005: 0x80004005',
      'Access is denied.: 0x80070005',
      '0x80004005: 0x80004005',
    ]);
  });

  it('mark the event id where the log spells the text with escapes', () => {
    const xml =
      '<Event><System><EventID>31</EventID></System><RenderingInfo><Message>&lt;x&gt; (Access is denied.)</Message></RenderingInfo></Event>';
    expect(reasons(xml)).toEqual(['31: 0x80070005']);
  });

  it.each([
    ['opening brackets only', '('.repeat(500_000)],
    ['empty brackets', '()'.repeat(250_000)],
    ['one long sentence', `(${'a '.repeat(250_000)})`],
  ])(
    'do not hang: %s',
    (_, message) => {
      expect(reasons(copied(message))).toEqual([]);
    },
    2000,
  );
});
