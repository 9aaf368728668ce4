import { describe, expect, it } from 'vitest';
import { toXml } from '../../../server/src/core/evtx/index.ts';
import { CHUNK, type EvtxRecord, element, eventRecord, number, writeEvtx } from '../../support/evtx-writer.ts';
import { evtxFile, type ReadLog, readAll } from './support.ts';

const BLOCK = 4096;
const record = (id: number): EvtxRecord =>
  eventRecord(id, { provider: 'Test', eventId: id, channel: 'Application', data: { Text: `event ${id}` } });
const LOG = writeEvtx([record(1), record(2), record(3)], [record(4), record(5)]);

/** Changes a copy of the log; `at` is a place in it by name. */
async function damaged(change: (bytes: Uint8Array, events: readonly number[]) => Uint8Array | undefined): Promise<ReadLog> {
  const bytes = LOG.slice();
  const places = (await readAll(LOG)).events.map(({ offset }) => offset);
  return readAll(change(bytes, places) ?? bytes);
}

const ids = ({ events }: ReadLog): readonly number[] => events.map(({ recordId }) => recordId);
const told = ({ problems }: ReadLog): readonly [code: string, offset: number][] =>
  problems.map(({ code, offset }) => [code, offset]);

describe('damage to one place leaves everything else', () => {
  it('the head of the file', async () => {
    const log = await damaged((bytes) => void bytes.fill(0, 0, 128));
    expect(ids(log)).toEqual([1, 2, 3, 4, 5]);
    expect(told(log)).toEqual([
      ['file-magic', 0],
      ['chunk-shifted', 0],
    ]);
  });

  it('a bit in the head of the file', async () => {
    const log = await damaged((bytes) => void bytes.set([9], 24));
    expect(ids(log)).toEqual([1, 2, 3, 4, 5]);
    expect(told(log)).toEqual([['file-checksum', 124]]);
  });

  it('the magic of a chunk', async () => {
    const log = await damaged((bytes) => void bytes.fill(0x20, BLOCK, BLOCK + 8));
    expect(ids(log)).toEqual([1, 2, 3, 4, 5]);
    expect(told(log)).toEqual([['chunk-magic', BLOCK]]);
  });

  it('a bit in the head of a chunk', async () => {
    const log = await damaged((bytes) => void bytes.set([1], BLOCK + 200));
    expect(ids(log)).toEqual([1, 2, 3, 4, 5]);
    expect(told(log)).toEqual([['chunk-header-checksum', BLOCK]]);
  });

  it('a record’s head: the records before and behind it are read', async () => {
    const log = await damaged((bytes, [, second = 0, third = 0]) => void bytes.fill(0xff, second, third));
    expect(ids(log)).toEqual([1, 3, 4, 5]);
    const second = (await readAll(LOG)).events[1]?.offset;
    expect(told(log)).toEqual([
      ['chunk-checksum', BLOCK + 512],
      ['records-lost', second],
    ]);
  });

  it('a token within an event: what stands before it is shown, and where it stops is said', async () => {
    const at = offsetOf(LOG, 'EventData', 1);
    const log = await damaged((bytes) => void bytes.set([0x3f], at - 19));
    expect(ids(log)).toEqual([1, 2, 3, 4, 5]);
    const [, second] = log.events;
    expect(second?.eventId).toBe(2);
    expect(toXml(second?.xml ?? expect.fail())).toMatch(/<Computer>NDES01.contoso.com<\/Computer><\/System><\/Event>$/);
    expect(second?.problems).toMatchObject([{ code: 'binxml-token', offset: at - 19, message: { args: [0x3f] } }]);
    expect(log.events.filter(({ problems }) => problems.length > 0)).toHaveLength(1);
  });

  it('a template that is gone: its values are shown without their names', async () => {
    const log = await damaged((bytes, [first = 0]) => void bytes.fill(0xee, first + 42, first + 50));
    const [event] = log.events;
    expect(ids(log)).toEqual([1, 2, 3, 4, 5]);
    expect(toXml(event?.xml ?? expect.fail())).toBe(
      "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>" +
        "<System><TimeCreated SystemTime='2022-06-18T04:26:41.000000000Z'/><EventRecordID>1</EventRecordID></System>" +
        '<EventData><Data>1</Data><Data>2</Data><Data>2022-06-18T04:26:41.000000000Z</Data><Data>1</Data><Data>event 1</Data></EventData></Event>',
    );
    expect(event?.problems.map(({ code }) => code)).toEqual(['template-lost']);
  });

  it.each([9_007_199_254_740_993n, 4_611_686_018_427_388_001n, 0xffff_ffff_ffff_ffffn])(
    'a template that is gone: the number of its record stays what it is, %s',
    async (id) => {
      const log = await damaged((bytes, [first = 0]) => {
        bytes.fill(0xee, first + 42, first + 50);
        new DataView(bytes.buffer).setBigUint64(first + 8, id, true);
      });
      expect(toXml(log.events[0]?.xml ?? expect.fail())).toContain(`<EventRecordID>${id}</EventRecordID>`);
    },
  );

  it('missing bytes: the chunks behind them are found', async () => {
    const log = await damaged((bytes) => Uint8Array.from([...bytes.subarray(0, 40_000), ...bytes.subarray(40_100)]));
    expect(ids(log)).toEqual([1, 2, 3, 4, 5]);
    expect(told(log)).toEqual([
      ['chunk-shifted', BLOCK + CHUNK],
      ['chunk-cut', BLOCK + CHUNK - 100],
    ]);
  });

  it('bytes too many: the chunks behind them are found', async () => {
    const log = await damaged((bytes) =>
      Uint8Array.from([...bytes.subarray(0, 40_000), ...new Uint8Array(300), ...bytes.subarray(40_000)]),
    );
    expect(ids(log)).toEqual([1, 2, 3, 4, 5]);
    expect(told(log)).toEqual([['chunk-shifted', BLOCK + CHUNK]]);
  });

  it('a file that ends within a chunk', async () => {
    const end = offsetOf(LOG, 'EventData', 2) - 19;
    const log = await readAll(LOG.subarray(0, end));
    expect(ids(log)).toEqual([1, 2, 3]);
    expect(told(log)).toEqual([['chunk-cut', end]]);
    const [, , last] = log.events;
    expect(toXml(last?.xml ?? expect.fail())).toContain('<Computer>NDES01.contoso.com</Computer>');
    expect(last?.problems[0]).toMatchObject({ code: 'binxml-cut', offset: end });
  });
});

function offsetOf(bytes: Uint8Array, name: string, nth: number): number {
  const text = Buffer.from(name, 'utf16le');
  let at = -1;
  for (let i = 0; i <= nth; i++) at = Buffer.from(bytes).indexOf(text, at + 1);
  return at;
}

describe('the damaged file of a real machine', () => {
  it('gives every event that is still there', async () => {
    const log = await readAll(evtxFile('sample_with_a_bad_chunk_magic.evtx'));
    expect(log.events).toHaveLength(380);
    const codes = new Map<string, number>();
    for (const { code } of log.problems) codes.set(code, (codes.get(code) ?? 0) + 1);
    expect(Object.fromEntries(codes)).toEqual({ 'chunk-checksum': 3, 'chunk-magic': 2, 'records-lost': 7 });
  });
});

describe('hostile bytes', () => {
  it('cannot nest elements without end', async () => {
    let root = element('E', {}, 'x');
    for (let depth = 0; depth < 80; depth++) root = element('E', {}, root);
    const log = await readAll(writeEvtx([{ ...record(1), root }]));
    expect(log.events[0]?.problems.map(({ code }) => code)).toEqual(['binxml-token']);
  });

  it('cannot make an event of billions of elements from one value in many places', async () => {
    const value = { type: 0x21, bytes: instances(8) };
    const root = element('Event', {}, ...Array.from({ length: 900 }, () => value));
    const began = performance.now();
    const log = await readAll(writeEvtx([{ ...record(1), root }, record(2)]));
    expect(ids(log)).toEqual([1, 2]);
    expect(log.events.map(({ problems }) => problems.at(-1)?.code)).toEqual(['too-large', 'too-large']);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('cannot make gigabytes from one text in many places', async () => {
    const value = { type: 1, bytes: new Uint8Array(40_000).fill(0x41) };
    const root = element('Event', {}, ...Array.from({ length: 4000 }, () => value));
    const log = await readAll(writeEvtx([{ ...record(1), root }]));
    expect(toXml(log.events[0]?.xml ?? expect.fail()).length).toBeLessThan(10_000_000);
    expect(log.events[0]?.problems.map(({ code }) => code)).toEqual(['too-large']);
  });
});

/** An instance of the first record's template, whose value is such an instance, and so on. */
function instances(depth: number): Uint8Array {
  const inner = depth > 0 ? instances(depth - 1) : new Uint8Array();
  const head = [0x0c, 1, ...number(1, 4), ...number(FIRST_TEMPLATE, 4), ...number(1, 4), ...number(inner.length, 2), 0x21, 0];
  return Uint8Array.from([...head, ...inner, 0]);
}

/** Behind the chunk's head, the record's head, the fragment's head and the instance's own. */
const FIRST_TEMPLATE = 512 + 24 + 4 + 10;

describe('any bytes give a log, quickly', () => {
  it.each(['', '\0', 'ElfFile\0', `ElfFile\0${'\0'.repeat(5000)}`, 'ElfChnk\0', '**\0\0'.repeat(30_000)])('%j', async (text) => {
    const { events } = await readAll(new TextEncoder().encode(text));
    expect(events).toEqual([]);
  });

  it('cut anywhere', async () => {
    const whole = await readAll(LOG);
    for (let end = 0; end < LOG.length; end += end > 4500 && end < 8500 ? 13 : 977) {
      const { events } = await readAll(LOG.subarray(0, end));
      const good = events.filter(({ problems }) => problems.length === 0);
      expect(good.map(({ xml }) => toXml(xml))).toEqual(whole.events.slice(0, good.length).map(({ xml }) => toXml(xml)));
      expect(events.length - good.length).toBeLessThan(2);
    }
  });

  it('with bytes changed anywhere', async () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % below;
    };
    const real = evtxFile('Application_no_crc32.evtx');
    for (let round = 0; round < 150; round++) {
      const bytes = real.slice();
      for (let i = 0; i < 40; i++) bytes[4096 + 512 + random(22_000)] = random(256);
      for (const { xml } of (await readAll(bytes)).events) expect(toXml(xml)).toMatch(/^<Event/);
    }
  });
});
