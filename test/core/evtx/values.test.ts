import { describe, expect, it } from 'vitest';
import { toXml } from '../../../server/src/core/evtx/index.ts';
import { eventRecord, number, type Substitution, utf16, writeEvtx } from '../../support/evtx-writer.ts';
import { evtxexport } from './evtxexport.ts';
import { readAll } from './support.ts';
import { parseXml, textIn } from './xml.ts';

/** What Windows writes for a value. */
interface Case {
  readonly title: string;
  readonly type: number;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** What evtxexport writes where that is something else: negative numbers are wrong there, others have another form. */
  readonly evtxexport?: string;
}

const float32 = (value: number): Uint8Array => new Uint8Array(Float32Array.of(value).buffer);
const float64 = (value: number): Uint8Array => new Uint8Array(Float64Array.of(value).buffer);
const sid = Uint8Array.of(1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x20, 2, 0, 0);
const guid = Uint8Array.from({ length: 16 }, (_, i) => i + 1);
const moment = Uint8Array.from([2017, 5, 5, 19, 2, 3, 4, 56].flatMap((part) => [part & 0xff, part >> 8]));

const CASES: readonly Case[] = [
  { title: 'text', type: 0x01, bytes: utf16('Grüße <&> "x"'), text: 'Grüße <&> "x"' },
  { title: 'text that ends with NUL', type: 0x01, bytes: utf16('NDES\0'), text: 'NDES' },
  { title: 'ANSI text', type: 0x02, bytes: Uint8Array.of(0x4e, 0xfc, 0), text: 'Nü' },
  { title: 'Int8', type: 0x03, bytes: number(-2, 1), text: '-2', evtxexport: '-126' },
  { title: 'UInt8', type: 0x04, bytes: number(254, 1), text: '254' },
  { title: 'Int16', type: 0x05, bytes: number(-300, 2), text: '-300', evtxexport: '-32468' },
  { title: 'UInt16', type: 0x06, bytes: number(65_000, 2), text: '65000' },
  { title: 'Int32', type: 0x07, bytes: number(-2_147_024_891, 4), text: '-2147024891', evtxexport: '-458757' },
  { title: 'UInt32', type: 0x08, bytes: number(2_147_942_405, 4), text: '2147942405' },
  {
    title: 'Int64',
    type: 0x09,
    bytes: number(-9_007_199_254_740_993n, 8),
    text: '-9007199254740993',
    evtxexport: '-9214364837600034815',
  },
  { title: 'UInt64', type: 0x0a, bytes: number(18_446_744_073_709_551_615n, 8), text: '18446744073709551615' },
  { title: 'Float', type: 0x0b, bytes: float32(1.5), text: '1.5', evtxexport: '1.500000e+000' },
  { title: 'Double', type: 0x0c, bytes: float64(-0.25), text: '-0.25', evtxexport: '-2.500000e-001' },
  { title: 'Boolean', type: 0x0d, bytes: number(1, 4), text: 'true' },
  { title: 'Boolean, false', type: 0x0d, bytes: number(0, 4), text: 'false' },
  { title: 'Binary', type: 0x0e, bytes: Uint8Array.of(0xd9, 6, 0), text: 'D90600' },
  { title: 'GUID', type: 0x0f, bytes: guid, text: '{04030201-0605-0807-090A-0B0C0D0E0F10}' },
  { title: 'Pointer of 64 bits', type: 0x10, bytes: number(0x7ff0n, 8), text: '0x7ff0', evtxexport: '32752' },
  { title: 'FILETIME', type: 0x11, bytes: number(131_396_329_561_875_001n, 8), text: '2017-05-19T02:02:36.187500100Z' },
  { title: 'FILETIME, never', type: 0x11, bytes: number(0, 8), text: '1601-01-01T00:00:00.000000000Z' },
  {
    title: 'FILETIME beyond the year 9999',
    type: 0x11,
    bytes: number(-1, 8),
    text: '18446744073709551615',
    evtxexport: '(0xffffffff 0xffffffff)',
  },
  { title: 'SYSTEMTIME', type: 0x12, bytes: moment, text: '2017-05-19T02:03:04.056Z' },
  { title: 'SID', type: 0x13, bytes: sid, text: 'S-1-5-32-544' },
  { title: 'HexInt32', type: 0x14, bytes: number(0x80094800, 4), text: '0x80094800' },
  { title: 'HexInt32 with leading zeros', type: 0x14, bytes: number(0x3e7, 4), text: '0x3e7', evtxexport: '0x000003e7' },
  {
    title: 'HexInt64',
    type: 0x15,
    bytes: number(0x80000000000000n, 8),
    text: '0x80000000000000',
    evtxexport: '0x0080000000000000',
  },
];

const value = ({ type, bytes }: Case): Substitution => ({ type, bytes });
const provider = { provider: 'Test', eventId: 1, channel: 'Application' };

describe('values', () => {
  it.each(CASES)('$title', async (one) => {
    const { events, problems } = await readAll(writeEvtx([eventRecord(1, { ...provider, data: { Value: value(one) } })]));
    expect(problems).toEqual([]);
    expect(textIn(parseXml(events.map(({ xml }) => toXml(xml)).join(''))[0] ?? fail(), 'Data')).toBe(one.text);
  });

  it('are those that evtxexport reads', () => {
    const log = writeEvtx(CASES.map((one, i) => eventRecord(i + 1, { ...provider, data: { Value: value(one) } })));
    const theirs = parseXml(evtxexport(log).xml).map((event) => textIn(event, 'Data'));
    expect(theirs).toEqual(CASES.map((one) => one.evtxexport ?? one.text));
  });
});

function fail(): never {
  throw new Error('no event');
}
