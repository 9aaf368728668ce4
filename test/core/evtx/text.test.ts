import { describe, expect, it } from 'vitest';
import { detectLog } from '../../../server/src/core/detect.ts';
import { evtxText, toXml } from '../../../server/src/core/evtx/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { type EvtxRecord, element, eventRecord, writeEvtx } from '../../support/evtx-writer.ts';
import { evtxFile, FILES, readAll, sourceOf } from './support.ts';

const record = (id: number): EvtxRecord => eventRecord(id, { provider: 'Test', eventId: id, channel: 'Application' });
const textOf = (bytes: Uint8Array, limit = Number.MAX_SAFE_INTEGER): Promise<string> => evtxText(sourceOf(bytes), english, limit);
/** Each event as its number, and what else there is. */
const outline = (text: string): readonly string[] =>
  text.replace(/<Event [\s\S]*?<EventRecordID>(\d+)[\s\S]*?<\/Event>/g, 'event $1').split('\n');
const recordIds = (text: string): readonly string[] => text.match(/(?<=<EventRecordID>)\d+/g) ?? [];

describe('the text of a log', () => {
  it('has the System part of an event in one line, and of its data an element a line', async () => {
    const root = element('Event', {}, element('System', {}, element('EventID', {}, '31'), element('Level', {}, '2')));
    const data = element('EventData', {}, element('Data', {}, 'a\nb'), element('Binary', {}));
    const empty = element('UserData', {}, element('X', {}, element('Y', {}, 'z'), ' and text'));
    const both = { ...record(1), root: { ...root, children: [...root.children, data, empty] } };
    expect(await textOf(writeEvtx([both]))).toBe(`<Event>
  <System><EventID>31</EventID><Level>2</Level></System>
  <EventData>
    <Data>a&#xA;b</Data>
    <Binary/>
  </EventData>
  <UserData>
    <X><Y>z</Y> and text</X>
  </UserData>
</Event>
`);
  });

  it.each(FILES)('%s: every event as it is, and recognised as Windows events', async (name) => {
    const text = await textOf(evtxFile(name));
    const { events } = await readAll(evtxFile(name));
    const joined = text.replace(/<!-- damaged[^\n]*-->\n/g, '').replace(/\n */g, '');
    expect(joined === events.map(({ xml }) => toXml(xml)).join('')).toBe(true);
    expect(detectLog({ head: text.slice(0, 65_536), fileName: '' })).toMatchObject({
      id: 'windows-event-log',
      detection: { quality: 'certain' },
    });
  });

  it('says what is damaged where it would stand', async () => {
    const bytes = writeEvtx([record(1)], [record(2)], [record(3)]);
    bytes.fill(0x20, 4096 + 65_536, 4096 + 65_536 + 600);
    expect(outline(await textOf(bytes))).toEqual([
      'event 1',
      '<!-- damaged: Byte 69632 of the file: A chunk of the log was expected here, and its header is destroyed: single records are searched for. -->',
      '<!-- damaged: Byte 70144 of the file: 65024 bytes hold no readable event. -->',
      'event 3',
      '',
    ]);
  });

  it('says between which events records are missing', async () => {
    const bytes = writeEvtx([record(1), record(2), record(3)]);
    const [first = 0, second = 0, third = 0] = (await readAll(bytes)).events.map(({ offset }) => offset);
    bytes.fill(0x20, second, third);
    expect(outline(await textOf(bytes))).toEqual([
      `<!-- damaged: Byte ${first} of the file: The checksum of this chunk’s records is wrong: some of them may be damaged. -->`,
      'event 1',
      `<!-- damaged: Byte ${second} of the file: ${third - second} bytes hold no readable event. -->`,
      'event 3',
      '',
    ]);
  });

  it('keeps the newest events of a log that is too long, and says how many are left out', async () => {
    const bytes = writeEvtx([record(1), record(2)], [record(3)], [record(4)]);
    const text = await textOf(bytes, 1200);
    expect(recordIds(text)).toEqual(['3', '4']);
    expect(text).toMatch(/\n<!-- left-out 2: The log is too large to be shown whole: 2 older events are left out\. -->\n$/);
  });

  it('says that a log is empty, or none', async () => {
    expect(await textOf(writeEvtx())).toBe('<!-- The log holds no events. -->\n');
    expect(await textOf(new TextEncoder().encode('something else'))).toBe(
      '<!-- damaged: Byte 0 of the file: The file does not begin as a Windows event log does: chunks are searched for. -->\n' +
        '<!-- damaged: Byte 0 of the file: A chunk of the log was expected here, and its header is destroyed: single records are searched for. -->\n' +
        '<!-- The log holds no events. -->\n',
    );
  });
});
