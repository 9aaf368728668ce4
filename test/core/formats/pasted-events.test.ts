import { describe, expect, it } from 'vitest';
import { openLog } from '../../../server/src/core/analyze/index.ts';
import { detectLog } from '../../../server/src/core/detect.ts';
import { providerNamed, providerOf } from '../../../server/src/core/facts/codes/windows-events/index.ts';
import { eventOfMessage } from '../../../server/src/core/facts/codes/windows-events/sentences.ts';
import type { WindowsEvent } from '../../../server/src/core/log/event.ts';
import { claim } from '../../../server/src/core/read/claim.ts';
import { corpus } from '../../support/corpus-file.ts';
import { findingsOf } from '../../support/pasted.ts';
import { eventsOf } from './marks.ts';

/** What each text gives: its events as `line: provider id [codes]`, and its findings. */
const TEXTS: readonly (readonly [name: string, events: readonly string[], findings: readonly string[]])[] = [
  ['event-sentence.txt', ['1: scep-client 32 [0x80072f8f]'], ['1: windows-tls-0x80072f8f']],
  [
    'event-sentences-more.txt',
    ['5: cert-enroll 86 []', '11: ndes 29 []', '15: cert-enroll 87 [0x80070032]'],
    ['5: windows-certenroll-failed', '11: ndes-challenge-refused', '22: windows-certenroll-failed'],
  ],
  [
    'event-general-tab.txt',
    ['5: ndes 31 [0x800706ba]', '11: scep-client 32 [0x80072f8f]'],
    ['1: ca-refuses-request', '11: windows-tls-0x80072f8f'],
  ],
  ['event-one-line.txt', ['1: ndes 10 [0x80070057]'], ['1: ndes-start-0x80070057']],
  ['event-one-line-xp.txt', ['1: ndes 2 [0x80070057]'], ['1: ndes-start-0x80070057']],
  ['event-one-line-wrapped.txt', ['2: scep-client 32 [0x80072f8f]'], ['5: windows-tls-0x80072f8f']],
  ['event-source-message.txt', ['2: ndes 18 [0x80090005]'], ['2: ra-cert-mismatch-decrypt']],
  ['event-source-description.txt', ['2: ndes 31 [0x800706ba]'], ['2: ca-refuses-request']],
  [
    'events-source-message-list.txt',
    ['2: ndes 17 [0x8009310b]', '6: was 5009 [0xc0000005]'],
    ['3: ndes-message-unreadable', '6: http-503-app-pool'],
  ],
  ['events-get-winevent-table.txt', ['7: scep-client 32 [0x80072f8f]', '8: scep-client 307 []'], ['7: windows-tls-0x80072f8f']],
  ['events-format-table.txt', ['4: ndes 10 [0x80070057]', '5: ndes 2 [0x80070057]'], ['5: ndes-start-0x80070057']],
  ['events-table-collapsed.txt', ['4: ndes 18 [0x80090005]', '5: ndes 1 []'], ['4: ra-cert-mismatch-decrypt']],
  ['event-details.txt', ['9: ndes 10 [0x80070057]'], ['38: ndes-start-0x80070057']],
  ['event-details-device.txt', ['5: scep-client 32 [0x80072f8f]'], ['15: windows-tls-0x80072f8f']],
  [
    'events-convertto-json.json',
    ['4: ndes 18 [0x80090005,0x80090005,0x80090005]', '24: ndes 3 []'],
    ['18: ra-cert-mismatch-decrypt'],
  ],
  ['event-convertto-json-7.json', ['1: scep-client 32 [0x80072f8f]'], ['1: windows-tls-0x80072f8f']],
  ['events-convertto-xml.xml', ['5: scep-client 32 [0x80072f8f]'], ['4: windows-tls-0x80072f8f']],
  [
    'events-export-clixml.xml',
    ['9: ndes 2 [0x80070057,0x80070057,0x80070057]', '34: scep-client 32 [0x80072f8f]'],
    ['28: ndes-start-0x80070057', '39: windows-tls-0x80072f8f'],
  ],
  ['events-evtx-dump.json', ['13: ndes 29 []', '30: ? 5009 []'], ['13: ndes-challenge-refused']],
  ['events-evtx-dump.jsonl', ['1: ndes 29 []', '2: was 5009 []'], ['1: ndes-challenge-refused']],
  ['events-evtx-dump-data.json', ['1: ndes 2 [0x80070057]'], ['1: ndes-start-0x80070057']],
  ['events-chainsaw-dump.jsonl', ['1: ndes 29 []', '2: was 5009 []'], ['1: ndes-challenge-refused']],
  ['events-velociraptor.jsonl', ['1: ndes 31 [0x800706ba,0x800706ba]'], ['1: ca-refuses-request']],
  ['events-converted-from-xml.json', ['6: ndes 2 [0x800700ea]'], ['12: ndes-start-0x80070057']],
];

const described = (text: string): readonly string[] => {
  const analysis = openLog(text);
  if (!analysis) return [];
  const { document } = analysis;
  return eventsOf(document)
    .filter((event): event is WindowsEvent => event.kind === 'windows-event')
    .map((event) => {
      const codes = event.codes.map((code) => document.text.slice(code.span.start, code.span.end)).join();
      return `${document.lines.lineAt(event.span.start) + 1}: ${providerOf(event)?.key ?? '?'} ${event.eventId.value} [${codes}]`;
    });
};

describe('events as people paste them', () => {
  it.each(TEXTS)('are read: %s', (name, events, findings) => {
    const text = corpus(`pasted/${name}`);
    expect(described(text)).toEqual(events);
    expect(findingsOf(openLog(text))).toEqual(findings);
  });

  it.each(TEXTS)('are known by their text alone, with their name, with CRLF and a byte order mark: %s', (name) => {
    const text = corpus(`pasted/${name}`);
    for (const one of [text, text.replaceAll('\n', '\r\n'), `\ufeff${text}`]) {
      expect(detectLog({ head: one, fileName: '' })?.id).toBe('windows-event-log');
      expect(claim({ head: one, notation: 'utf-8' }, name)?.id).toBe('windows-event-log');
    }
    expect(findingsOf(openLog(text.replaceAll('\n', '\r\n')))).toEqual(findingsOf(openLog(text)));
  });

  it.each(TEXTS)('leave no line unread: %s', (name) => {
    const prose = name.endsWith('more.txt') || name.endsWith('tab.txt');
    expect(openLog(corpus(`pasted/${name}`))?.coverage.map(({ kind }) => kind)).toEqual(prose ? ['unknown-lines'] : []);
  });

  it('of a message that PowerShell cut have what is left of it', () => {
    const document = openLog(corpus('pasted/events-get-winevent-table.txt'))?.document;
    const event = document && eventsOf(document)[1];
    expect(event?.kind === 'windows-event' && event.text?.value.endsWith('Failed to I...')).toBe(true);
  });

  it('stay one event where the words of its message tell it, too', () => {
    const head = 'Log Name:      Application\nSource:        NetworkDeviceEnrollmentService\nEvent ID:      2\nDescription:\n';
    expect(described(`${head}The Network Device Enrollment Service cannot be started (0x80070057).\n`)).toEqual([
      '3: ndes 2 [0x80070057]',
    ]);
    expect(described(`${head}\nThe Network Device Enrollment Service cannot be started (0x80070057).\n`)).toEqual([
      '3: ndes 2 [0x80070057]',
    ]);
  });

  it('are none where a source contradicts the message', () => {
    expect(
      described('Source  : Contoso Agent\nMessage : SCEP: Certificate enroll failed. Result: (Access is denied.).\n'),
    ).toEqual([]);
  });
});

describe('a sentence in the middle of a line', () => {
  it('is no event', () => {
    const text =
      'We see "SCEP: Certificate enroll failed." on all devices.\nThe event says: SCEP: Certificate installed successfully.\n';
    expect(detectLog({ head: text, fileName: '' })).toBeUndefined();
  });
});

describe('the events that a message tells', () => {
  it.each([
    ['SCEP: Certificate enroll failed. Result: (x).', 'scep-client'],
    ['The Network Device Enrollment Service cannot be started (0x1).', 'ndes'],
    ['SCEP Certificate enrollment for a via b failed:', 'cert-enroll'],
    ["Application pool 'SCEP' is being automatically disabled due to", 'was'],
    ['Faulting application name: w3wp.exe', 'application-error'],
  ])('have the provider by its name: %s', (message, key) => {
    const told = eventOfMessage(message);
    expect(told?.provider).toBe(key);
    expect(providerNamed(told?.name ?? '')?.key).toBe(key);
  });
});
