import { describe, expect, it } from 'vitest';
import {
  type EvtxStretch,
  evtxPieces,
  evtxRangeText,
  evtxText,
  PartStarts,
  parsePartUri,
  partUri,
  searchEvtx,
  surveyEvtx,
} from '../../../server/src/core/evtx/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { CHUNK, type EvtxRecord, eventRecord, writeEvtx } from '../../support/evtx-writer.ts';
import { evtxFile, FILES, readAll, sourceOf } from './support.ts';

const HEADER = 4096;
const record = (id: number, text = `event ${id}`): EvtxRecord =>
  eventRecord(id, { provider: 'Test', eventId: id, channel: 'Application', data: { Text: text } });

/** A log of three chunks, the second of which is changed by `damage`. */
function damaged(damage: (chunk: Uint8Array) => void): Uint8Array {
  const bytes = writeEvtx([record(1), record(2)], [record(1, 'again'), record(4)], [record(5)]);
  damage(bytes.subarray(HEADER + CHUNK, HEADER + 2 * CHUNK));
  return bytes;
}

const LOGS: readonly (readonly [string, Uint8Array])[] = [
  ...FILES.map((name) => [name, evtxFile(name)] as const),
  ['a chunk without its head', damaged((chunk) => void chunk.fill(0x20, 0, 600))],
  ['a template that only the part before has', damaged((chunk) => void chunk.fill(0xee, 512 + 42, 512 + 50))],
  ['chunks of zeros', damaged((chunk) => void chunk.fill(0))],
  ['no events', writeEvtx()],
  ['no event log', new TextEncoder().encode('nothing of the kind '.repeat(20_000))],
];

const wholeText = (bytes: Uint8Array): Promise<string> => evtxText(sourceOf(bytes), english, Number.MAX_SAFE_INTEGER);

async function textsOf(bytes: Uint8Array, parts: readonly EvtxStretch[]): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const part of parts) texts.push(await evtxRangeText(sourceOf(bytes), english, part, Number.MAX_SAFE_INTEGER));
  return texts;
}

describe.each(LOGS)('the parts of a log: %s', (name, bytes) => {
  it.each([1, 200_000, Number.MAX_SAFE_INTEGER])('together they are the whole, in order (%i bytes a part)', async (size) => {
    const parts = await surveyEvtx(sourceOf(bytes), size);
    const whole = await wholeText(bytes);
    const joined = (await textsOf(bytes, parts)).join('');
    expect(joined + (name === 'no events' || name === 'no event log' ? NO_EVENTS : '') === whole).toBe(true);
    expect(parts.map(({ from }) => from)).toEqual([0, ...parts.slice(0, -1).map(({ to }) => to)]);
  });

  it('each says how many events it holds, and of which time', async () => {
    const { events } = await readAll(bytes);
    const parts = await surveyEvtx(sourceOf(bytes), 200_000);
    expect(parts.reduce((sum, part) => sum + part.events, 0)).toBe(events.length);
    let next = 0;
    for (const { events: count, time } of parts) {
      const written = events.slice(next, next + count).map(({ writtenMs }) => writtenMs);
      next += count;
      if (count === 0) expect(time).toBeUndefined();
      else expect(time).toEqual({ firstMs: Math.min(...written), lastMs: Math.max(...written) });
    }
  });

  it('it is known where each begins in the whole', async () => {
    const parts = await surveyEvtx(sourceOf(bytes), 200_000);
    const starts = new PartStarts(parts);
    for await (const piece of evtxPieces(sourceOf(bytes), english)) starts.add(piece);
    const whole = await wholeText(bytes);
    let offset = 0;
    const expected = (await textsOf(bytes, parts)).map((text) => {
      const start = { offset, line: whole.slice(0, offset).split('\n').length - 1 };
      offset += text.length;
      return start;
    });
    expect(starts.starts).toEqual(expected);
  });
});

const NO_EVENTS = '<!-- The log holds no events. -->\n';

describe('a part', () => {
  it('is of about the size that was asked for; what Windows left free at the end counts for nothing', async () => {
    const parts = await surveyEvtx(sourceOf(evtxFile('system.evtx')), 200_000);
    const sizes = parts.slice(0, -1).map(({ from, to }) => (to - from) * CHUNK);
    expect(parts).toHaveLength(5);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(200_000 + CHUNK);
    expect(Math.min(...parts.map(({ events }) => events))).toBeGreaterThan(0);
  });

  it('may need a template that another part lends, and then reads that part, too', async () => {
    const [, log = new Uint8Array()] = LOGS.find(([name]) => name.startsWith('a template')) ?? [];
    const text = await evtxRangeText(sourceOf(log), english, { from: 1, to: 2 }, Number.MAX_SAFE_INTEGER);
    expect(text).toContain("<Data Name='Text'>again</Data>");
    expect(text).toContain('one with the same identifier, from elsewhere in the file, stands in');
  });

  it('ends before its text grows beyond the limit, and says what is left out', async () => {
    const bytes = writeEvtx([record(1)], [record(2)], [record(3), record(4)]);
    const text = await evtxRangeText(sourceOf(bytes), english, { from: 0, to: 3 }, 1000);
    expect(text.match(/event \d/g)).toEqual(['event 1', 'event 2']);
    expect(text.endsWith('<!-- left-out 2: This part is too large to be shown whole: 2 events are left out. -->\n')).toBe(true);
  });
});

describe('a search', () => {
  const bytes = writeEvtx([record(1, 'Needle and needle'), record(2)], [record(3, 'hay')], [record(4, 'a $(needle) b')]);
  const search = async (words: string, limit = 10) => {
    const parts = await surveyEvtx(sourceOf(bytes), 1);
    return { parts, ...(await searchEvtx(sourceOf(bytes), english, parts, words, limit)) };
  };

  it('gives each event that holds the words once, whatever their case, with its place in the part', async () => {
    const { parts, hits, more } = await search('NEEDLE');
    expect(more).toBe(false);
    expect(hits.map(({ part, eventId, provider, text }) => [part, eventId, provider, text])).toEqual([
      [0, '1', 'Test', "<Data Name='Text'>Needle and needle</Data>"],
      [2, '4', 'Test', "<Data Name='Text'>a $(needle) b</Data>"],
    ]);
    const texts = await textsOf(bytes, parts);
    for (const { part, line, character } of hits) {
      expect(
        texts[part]
          ?.split('\n')
          [line]?.slice(character, character + 6)
          .toLowerCase(),
      ).toBe('needle');
    }
  });

  it('takes every sign for what it is', async () => {
    expect((await search('$(')).hits.map(({ eventId }) => eventId)).toEqual(['4']);
    expect((await search('.*')).hits).toEqual([]);
    expect((await search('')).hits).toEqual([]);
  });

  it('ends with as many events as were asked for, and says so', async () => {
    const { hits, more } = await search('<EventID>', 2);
    expect(hits.map(({ eventId }) => eventId)).toEqual(['1', '2']);
    expect(more).toBe(true);
  });

  it('finds the line of every hit in a log of many parts', async () => {
    const log = evtxFile('system.evtx');
    const parts = await surveyEvtx(sourceOf(log), 200_000);
    const { hits } = await searchEvtx(sourceOf(log), english, parts, '<computer>', 10_000);
    const texts = (await textsOf(log, parts)).map((text) => text.split('\n'));
    expect(hits).toHaveLength(1881);
    expect(new Set(hits.map(({ part }) => part)).size).toBe(5);
    for (const { part, line, character } of hits) {
      expect(texts[part]?.[line]?.startsWith('<Computer>', character)).toBe(true);
    }
  });
});

describe('the uri of a part', () => {
  it.each([
    ['file:///logs/Security.evtx', '/logs/Security%20%28part%202%20of%2021%29.evtx.xml'],
    ['file:///c%3A/My%20Logs/%E2%9C%93.EVTX', '/c%3A/My%20Logs/%E2%9C%93%20%28part%202%20of%2021%29.evtx.xml'],
    ['file://server/share/a.evtx', '/share/a%20%28part%202%20of%2021%29.evtx.xml'],
  ])('says which log it is of: %s', (log, path) => {
    const uri = partUri({ log, part: 2 }, 21);
    expect(uri.startsWith(`scep-evtx:${path}?part-2-`)).toBe(true);
    expect(parsePartUri(uri)).toEqual({ log, part: 2 });
    expect(parsePartUri(`${uri}#L12`)).toEqual({ log, part: 2 });
  });

  it('writes out what cannot be seen in the name of a stranger, and what would be a link', () => {
    const log = 'file:///c/a%E2%80%AEgol%5Bx%5D%28command%3Ax%29.evtx';
    const uri = partUri({ log, part: 1 }, 2);
    expect(decodeURIComponent(uri.slice(0, uri.indexOf('?')))).toBe(
      'scep-evtx:/c/a⟨U+202E⟩gol[x] (command: x) (part 1 of 2).evtx.xml',
    );
    expect(parsePartUri(uri)).toEqual({ log, part: 1 });
  });

  it.each([
    'scep-evtx:/logs/a.evtx.xml?file%3A%2F%2F%2Flogs%2Fa.evtx',
    'file:///logs/a.evtx?part-1-YQ',
    'scep-evtx:/a?part-0-YQ',
    'scep-evtx:/a?part-1-Y',
  ])('is no other: %s', (uri) => expect(parsePartUri(uri)).toBeUndefined());
});
