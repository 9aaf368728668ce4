import { describe, expect, it } from 'vitest';
import { toXml } from '../../../server/src/core/evtx/index.ts';
import { evtxexport, hide } from './evtxexport.ts';
import { evtxFile, type FILES, readAll } from './support.ts';
import { type Parsed, parseXml, textIn } from './xml.ts';

interface Comparison {
  readonly name: (typeof FILES)[number];
  /** Events in both. */
  readonly compared: number;
  /** Events that evtxexport gives up on (references to characters within an attribute); read.test.ts reads their values. */
  readonly unreadable?: readonly number[];
  /** Records of an earlier round, behind the used part of a chunk: they are not in the log any more. */
  readonly old?: readonly [first: number, last: number];
  /** Events that only we read: those of a chunk whose header is destroyed. */
  readonly onlyOurs?: number;
}

const COMPARISONS: readonly Comparison[] = [
  { name: 'Application_no_crc32.evtx', compared: 17 },
  { name: 'Microsoft-Windows-CAPI2-Operational.evtx', compared: 337, unreadable: [25, 32, 142] },
  { name: 'Microsoft-Windows-HelloForBusiness-Operational.evtx', compared: 5 },
  { name: 'sample_with_a_bad_chunk_magic.evtx', compared: 298, old: [45641, 45690], onlyOurs: 82 },
  { name: 'system.evtx', compared: 1881 },
];

describe('evtxexport reads the same, event by event and field by field', () => {
  it.each(COMPARISONS)('$name', async ({ name, compared, unreadable = [], old, onlyOurs = 0 }) => {
    const { events } = await readAll(evtxFile(name));
    let bytes = evtxFile(name);
    for (const id of unreadable) {
      const at = events.findIndex(({ recordId }) => recordId === id);
      const [before, event] = [events[at - 1], events[at]];
      if (before && event) bytes = hide(bytes, event, before);
    }
    const oracle = evtxexport(bytes);
    expect(oracle.ended).toBe(true);

    const ours = new Map(events.map((event) => [event.recordId, event]));
    const theirs = new Map(parseXml(oracle.xml).map((event) => [Number(textIn(event, 'EventRecordID')), event]));
    const both = [...theirs].filter(([id]) => ours.has(id));
    for (const [id, event] of both) {
      const own = ours.get(id);
      expect(own && parseXml(toXml(own.xml)).map(canonical)).toEqual([canonical(event)]);
    }
    expect(both).toHaveLength(compared);
    expect([...theirs.keys()].filter((id) => !ours.has(id))).toEqual(old ? numbers(...old) : []);
    expect(events.length - both.length - unreadable.length).toBe(onlyOurs);
  });
});

function numbers(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Windows writes hexadecimal numbers without leading zeros, evtxexport with them. */
function canonical(element: Parsed): Parsed {
  const attributes = Object.entries(element.attributes).map(([name, value]) => [name, shortHex(value)]);
  const children = element.children.map((child) => (typeof child === 'string' ? shortHex(child) : canonical(child)));
  return { name: element.name, attributes: Object.fromEntries(attributes), children };
}

function shortHex(text: string): string {
  return text.replace(/^0x0+(?=[0-9a-f])/, '0x');
}
