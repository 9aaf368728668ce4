import { describe, expect, it } from 'vitest';
import { detectLog } from '../../../server/src/core/detect.ts';
import { evtxText } from '../../../server/src/core/evtx/index.ts';
import { english } from '../../../server/src/core/text/message.ts';
import { type EvtxRecord, eventRecord, writeEvtx } from '../../support/evtx-writer.ts';
import { evtxFile, FILES, readAll, sourceOf } from './support.ts';

const record = (id: number): EvtxRecord => eventRecord(id, { provider: 'Test', eventId: id, channel: 'Application' });
const textOf = (bytes: Uint8Array, limit = Number.MAX_SAFE_INTEGER): Promise<string> => evtxText(sourceOf(bytes), english, limit);
const recordIds = (text: string): readonly string[] => text.match(/(?<=<EventRecordID>)\d+/g) ?? [];

describe('the text of a log', () => {
  it.each(FILES)('%s: an event or a comment a line, and recognised as Windows events', async (name) => {
    const text = await textOf(evtxFile(name));
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(?:<Event [^\n]*<\/Event>|<!-- Byte \d+ of the file: [^\n]* -->|<!-- The same goes [^\n]* -->)$/);
    expect(detectLog({ head: text.slice(0, 65_536), fileName: '' })).toMatchObject({
      id: 'windows-event-log',
      detection: { quality: 'certain' },
    });
  });

  it('says what is damaged where it would stand', async () => {
    const bytes = writeEvtx([record(1)], [record(2)], [record(3)]);
    bytes.fill(0x20, 4096 + 65_536, 4096 + 65_536 + 600);
    expect((await textOf(bytes)).replace(/<Event .*<EventRecordID>(\d).*/g, 'event $1').split('\n')).toEqual([
      'event 1',
      '<!-- Byte 69632 of the file: A chunk of the log was expected here, and its header is destroyed: single records are searched for. -->',
      '<!-- Byte 70144 of the file: 65024 bytes hold no readable event. -->',
      'event 3',
      '',
    ]);
  });

  it('says between which events records are missing', async () => {
    const bytes = writeEvtx([record(1), record(2), record(3)]);
    const [first = 0, second = 0, third = 0] = (await readAll(bytes)).events.map(({ offset }) => offset);
    bytes.fill(0x20, second, third);
    expect((await textOf(bytes)).replace(/<Event .*<EventRecordID>(\d).*/g, 'event $1').split('\n')).toEqual([
      `<!-- Byte ${first} of the file: The checksum of this chunk’s records is wrong: some of them may be damaged. -->`,
      'event 1',
      `<!-- Byte ${second} of the file: ${third - second} bytes hold no readable event. -->`,
      'event 3',
      '',
    ]);
  });

  it('keeps the newest events of a log that is too long, and says how many are left out', async () => {
    const bytes = writeEvtx([record(1), record(2)], [record(3)], [record(4)]);
    const text = await textOf(bytes, 1200);
    expect(recordIds(text)).toEqual(['3', '4']);
    expect(text).toMatch(/\n<!-- The log is too large to be shown whole: 2 older events are left out\. -->\n$/);
  });

  it('says that a log is empty, or none', async () => {
    expect(await textOf(writeEvtx())).toBe('<!-- The log holds no events. -->\n');
    expect(await textOf(new TextEncoder().encode('something else'))).toBe(
      '<!-- Byte 0 of the file: The file does not begin as a Windows event log does: chunks are searched for. -->\n' +
        '<!-- Byte 0 of the file: A chunk of the log was expected here, and its header is destroyed: single records are searched for. -->\n' +
        '<!-- The log holds no events. -->\n',
    );
  });
});
