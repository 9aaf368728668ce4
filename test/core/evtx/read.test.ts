import { describe, expect, it } from 'vitest';
import { readEvtx, toXml } from '../../../server/src/core/evtx/index.ts';
import { CHUNK, element, eventRecord, number, utf16, writeEvtx } from '../../support/evtx-writer.ts';
import { evtxFile, readAll } from './support.ts';

const spec = { provider: 'Microsoft-Windows-NetworkDeviceEnrollmentService', eventId: 31, channel: 'Application' };
const ndes = (id: number): ReturnType<typeof eventRecord> => eventRecord(id, { ...spec, data: { Code: '0x80094800' } });

describe('an event', () => {
  it('has what its System part says', async () => {
    const { events } = await readAll(evtxFile('Microsoft-Windows-CAPI2-Operational.evtx'));
    const { xml, ...event } = events[0] ?? expect.fail();
    expect(event).toEqual({
      offset: 4608,
      recordId: 1,
      writtenMs: Date.UTC(2017, 4, 19, 2, 2, 36),
      time: '2017-05-19T02:02:36.000000000Z',
      provider: 'Microsoft-Windows-CAPI2',
      eventId: 80,
      level: 4,
      channel: 'Microsoft-Windows-CAPI2/Operational',
      computer: 'WIN-M5327EF98B9',
      problems: [],
    });
    expect(xml.name).toBe('Event');
  });

  it('is one line of XML, as wevtutil prints it', async () => {
    const { events } = await readAll(writeEvtx([ndes(7)]));
    expect(events.map(({ xml }) => toXml(xml))).toEqual([
      "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>" +
        "<Provider Name='Microsoft-Windows-NetworkDeviceEnrollmentService'/><EventID>31</EventID><Level>2</Level>" +
        "<TimeCreated SystemTime='2022-06-18T04:26:47.000000000Z'/><EventRecordID>7</EventRecordID>" +
        '<Channel>Application</Channel><Computer>NDES01.contoso.com</Computer></System>' +
        "<EventData><Data Name='Code'>0x80094800</Data></EventData></Event>",
    ]);
  });

  it('keeps what XML cannot hold as it is: line ends, control characters, halves of pairs', async () => {
    const { events } = await readAll(
      writeEvtx([eventRecord(1, { ...spec, data: { Text: `a\r\nb\u0001\ud83d\ude00\ud800<\u2028` } })]),
    );
    expect(toXml(events[0]?.xml ?? expect.fail())).toContain('>a&#xD;&#xA;b&#x1;\ud83d\ude00&#xD800;&lt;&#x2028;</Data>');
  });

  it('reads references to characters within an attribute', async () => {
    const { events } = await readAll(evtxFile('Microsoft-Windows-CAPI2-Operational.evtx'));
    const tags = events.map(({ recordId, xml }) => [recordId, /eTag='([^']*)'/.exec(toXml(xml))?.[1]]).filter(([, tag]) => tag);
    expect(tags).toEqual([
      [25, '&quot;ea9ee7b1bc43d21:0&quot;'],
      [32, expect.stringMatching(/^&quot;[0-9a-f:]+&quot;$/)],
      [142, expect.stringMatching(/^&quot;[0-9a-f:]+&quot;$/)],
    ]);
  });

  it('repeats the element around an array for each of its items', async () => {
    const items = { type: 0x81, bytes: utf16('one\0\0three\0') };
    const record = eventRecord(1, spec);
    const root = element('Event', {}, element('EventData', {}, element('Data', {}, items)));
    const { events } = await readAll(writeEvtx([{ ...record, root }]));
    expect(toXml(events[0]?.xml ?? expect.fail())).toBe(
      '<Event><EventData><Data>one</Data><Data/><Data>three</Data></EventData></Event>',
    );
  });

  it('leaves out an attribute whose value is absent', async () => {
    const absent = { type: 0, bytes: new Uint8Array() };
    const root = element('Event', {}, element('Security', { UserID: { ...absent, optional: true } }));
    const { events } = await readAll(writeEvtx([{ ...eventRecord(1, spec), root }]));
    expect(toXml(events[0]?.xml ?? expect.fail())).toBe('<Event><Security/></Event>');
  });

  it('shows a number of the wrong size, and a type that nobody knows, as bytes', async () => {
    const cutSid = { type: 0x13, bytes: Uint8Array.of(1, 2, 0, 0, 0, 0, 0, 5, 32, 0) };
    const unknown = { type: 0x7e, bytes: Uint8Array.of(1, 0xab) };
    const data = { Sid: cutSid, Short: { type: 0x08, bytes: number(0x1234, 2) }, Unknown: unknown };
    const { events } = await readAll(writeEvtx([eventRecord(1, { ...spec, data })]));
    expect(toXml(events[0]?.xml ?? expect.fail())).toContain(
      ">01020000000000052000</Data><Data Name='Short'>3412</Data><Data Name='Unknown'>01AB</Data>",
    );
  });
});

describe('a file', () => {
  it('gives its events chunk by chunk, and asks for one chunk at a time', async () => {
    const bytes = evtxFile('system.evtx');
    let asked = 0;
    const read = (offset: number, length: number): Uint8Array => {
      asked = Math.max(asked, length);
      return bytes.subarray(offset, offset + length);
    };
    const counts: number[] = [];
    for await (const { events } of readEvtx({ size: bytes.length, read })) counts.push(events.length);
    expect(counts).toEqual([0, 108, 102, 116, 118, 127, 130, 136, 157, 140, 153, 129, 128, 136, 148, 53]); // as the chunks' headers say
    expect(asked).toBe(CHUNK);
  });

  it('that is full and began anew at its start is read oldest first', async () => {
    const { events, problems } = await readAll(writeEvtx([ndes(21), ndes(22)], [ndes(11)], [ndes(12), ndes(13)]));
    expect(events.map(({ recordId }) => recordId)).toEqual([11, 12, 13, 21, 22]);
    expect(problems).toEqual([]);
  });

  it('without events is empty, not wrong', async () => {
    expect(await readAll(writeEvtx())).toMatchObject({ events: [], problems: [] });
    const unused = writeEvtx([]);
    unused.fill(0, 4096);
    expect(await readAll(unused)).toMatchObject({ events: [], problems: [] });
  });

  it('that was written without checksums is not blamed for them', async () => {
    const { events, problems } = await readAll(evtxFile('Application_no_crc32.evtx'));
    expect(events).toHaveLength(17);
    expect(problems).toEqual([]);
  });

  it('that Windows was still writing to has records beyond the end that its chunk names', async () => {
    const bytes = writeEvtx([ndes(1), ndes(2), ndes(3)]);
    const second = (await readAll(bytes)).events[1]?.offset ?? 0;
    new DataView(bytes.buffer).setUint32(4096 + 48, second - 4096, true);
    const { events } = await readAll(bytes);
    expect(events.map(({ recordId }) => recordId)).toEqual([1, 2, 3]);
  });

  it('does not show old records behind the used part', async () => {
    const bytes = writeEvtx([ndes(9), ndes(2), ndes(3)]);
    const second = (await readAll(bytes)).events[1]?.offset ?? 0;
    new DataView(bytes.buffer).setUint32(4096 + 48, second - 4096, true);
    const { events } = await readAll(bytes);
    expect(events.map(({ recordId }) => recordId)).toEqual([9]);
  });
});
