import { describe, expect, it } from 'vitest';
import { ARCHIVE_LIMITS } from '../../../server/src/core/limits.ts';
import { english, msg } from '../../../server/src/core/text/sentence.ts';
import { cabOf, zipOf } from '../../support/archives.mjs';
import { lzx } from '../../support/lzx-writer.mjs';
import { quantum } from '../../support/quantum-writer.mjs';
import { archiveOf, bundleOf, linesOf } from './checks.ts';

const MIB = 1024 * 1024;

describe('an archive made to do harm', () => {
  it('cannot hold more entries than a case has', () => {
    const files = Array.from({ length: 5 }, (_, i) => ({ name: `${i}.log`, data: 'x', stored: true }));
    const lines = linesOf(archiveOf(zipOf(files), { ...ARCHIVE_LIMITS, entries: 3 }));
    expect(lines.slice(0, 4)).toEqual([
      '0.log whole: x',
      '1.log whole: x',
      '2.log whole: x',
      '- 3.log: the bundle holds more than 3 entries',
    ]);
  });

  it.each([
    ['by its directory', (bytes: Uint8Array) => bytes],
    ['found by searching, since its directory is lost', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 30)],
  ])('says how many entries it holds beyond that, %s', (_, change) => {
    const files = Array.from({ length: 8 }, (__, i) => ({ name: `${i}.log`, data: 'x', stored: true }));
    const { refusals } = archiveOf(change(zipOf(files)), { ...ARCHIVE_LIMITS, entries: 3 });
    expect(refusals.at(-1)).toMatchObject({ name: '…', unlisted: 4 });
    expect(english(refusals.at(-1)?.reason ?? msg(''))).toBe('4 more entries are refused and not listed');
  });

  it('cannot claim a size that no log has', () => {
    const zip = zipOf([{ name: 'a.log', data: 'x', size: 600 * MIB }]);
    expect(linesOf(archiveOf(zip, { ...ARCHIVE_LIMITS, claimBytes: 512 * MIB }))).toEqual([
      '- a.log: it has 629145600 bytes when unpacked; at most 536870912 are read',
    ]);
  });

  it('cannot grow as no log does', () => {
    expect(linesOf(archiveOf(zipOf([{ name: 'a.log', data: 'x', stored: true, size: 100 * MIB }])))).toEqual([
      '- a.log: it would grow from 1 bytes to 104857600, as no log does',
    ]);
  });

  it('cannot grow beyond what it claims', () => {
    const zeros = new Uint8Array(8 * MIB);
    const content = archiveOf(zipOf([{ name: 'a.log', data: zeros, size: 1000 }])).read('a.log');
    expect(content?.kind === 'partial' && content.bytes.length).toBe(1000);
  });

  it('cannot claim more in sum than the limit', () => {
    const files = ['a', 'b', 'c'].map((name) => ({ name, data: '12345' }));
    expect(linesOf(archiveOf(zipOf(files), { ...ARCHIVE_LIMITS, totalBytes: 12 }))).toEqual([
      'a whole: 12345',
      'b whole: 12345',
      '- c: the bundle holds more than 12 bytes when unpacked',
    ]);
  });

  it('cannot use the same data for many entries', () => {
    const files = [
      { name: 'a.log', data: 'A' },
      { name: 'b.log', data: 'A', sameDataAs: 0 },
    ];
    expect(linesOf(archiveOf(zipOf(files)))).toEqual(['a.log whole: A', '- b.log: its data lies inside that of another entry']);
  });

  it('cannot hold archives in archives without end', () => {
    let bytes = zipOf([{ name: 'a.log', data: 'A' }]);
    for (let i = 5; i > 1; i--) bytes = zipOf([{ name: `${i}.zip`, data: bytes }]);
    const bundle = bundleOf(bytes);
    expect([...bundle.files()]).toEqual([]);
    expect([...bundle.refusals()]).toMatchObject([
      { archive: '2.zip/3.zip/4.zip/5.zip', name: '', reason: { text: 'archives lie in each other more than {0} deep' } },
    ]);
  });

  it('shares its limits with the archives inside it', () => {
    const inner = zipOf([
      { name: 'a', data: 'x' },
      { name: 'b', data: 'x' },
    ]);
    const bundle = bundleOf(
      zipOf([
        { name: '1.zip', data: inner },
        { name: '2.zip', data: inner },
      ]),
      { ...ARCHIVE_LIMITS, entries: 5 },
    );
    expect([...bundle.files()]).toEqual(['1.zip/a', '1.zip/b', '2.zip/a']);
  });

  it.each([
    ['files', { archives: 1 }, 'not opened: the bundle holds more than 1 archives'],
    ['bytes', { archiveBytes: 150 }, 'not opened: the archives in the bundle have more than 150 bytes'],
    ['work', { archiveWork: 150 }, 'not opened: more than 150 bytes would be unpacked to reach it'],
  ])('cannot hold more archives than a case has: %s', (_, limits, reason) => {
    const inner = zipOf([{ name: 'a', data: 'x' }]);
    const files = ['1.zip', '2.zip'].map((name) => ({ name, data: inner }));
    const bundle = bundleOf(zipOf(files), { ...ARCHIVE_LIMITS, ...limits });
    expect([...bundle.files()]).toEqual(['1.zip/a']);
    expect([...bundle.refusals()].map((refusal) => [refusal.archive, english(refusal.reason)])).toEqual([['2.zip', reason]]);
  });

  it('is looked at for a limited time, and a file of it that is opened by name is still read', () => {
    let now = 0;
    const files = ['a', 'b'].map((name) => ({ name, data: name }));
    const bundle = bundleOf(zipOf(files));
    const look = bundle.looking(() => now);
    expect(look('a')?.kind).toBe('whole');
    now = ARCHIVE_LIMITS.lookMs + 1;
    expect(look('b')).toMatchObject({
      kind: 'passed',
      reason: { text: 'not looked at: an archive is looked at for {0} seconds' },
    });
    expect(bundle.read('b')?.kind).toBe('whole');
    expect(bundle.looking(() => now)('b')?.kind).toBe('whole');
  });

  it('is looked at in the order in which its files lie, so that each byte of a cabinet is unpacked once', () => {
    const files = ['c', 'a', 'b'].map((name) => ({ name, data: name.repeat(40_000) }));
    const limits = { ...ARCHIVE_LIMITS, keptBytes: 0, fileCost: 1, lookBytes: 120_000 };
    const bundle = bundleOf(cabOf(files), limits);
    const look = bundle.looking();
    expect(bundle.lookingOrder()).toEqual(['c', 'a', 'b']);
    expect(bundle.lookingOrder().map((path) => look(path)?.kind)).toEqual(['whole', 'whole', 'whole']);
    const other = bundleOf(cabOf(files), limits).looking();
    expect(['b', 'a', 'c'].map((path) => other(path)?.kind)).toEqual(['whole', 'passed', 'passed']);
  });

  const packings = [
    ['MSZIP', {}],
    ['LZX', lzx()],
    ['Quantum', quantum()],
  ] as const;

  it.each(packings)('cannot make a cabinet of %s unpack what lies behind the limit', (_, packing) => {
    const files = [
      { name: 'a', data: 'AAAA' },
      { name: 'b', data: 'B' },
    ];
    expect(linesOf(archiveOf(cabOf(files, packing), { ...ARCHIVE_LIMITS, fileBytes: 4 }))).toEqual([
      'a whole: AAAA',
      '- b: it lies behind 4 bytes of other files; at most 4 are unpacked',
    ]);
  });

  it.each(packings)('cannot make a cabinet of %s unpack much for little', (_, packing) => {
    const files = [
      { name: 'refused', data: 'AAAA', folder: 7 },
      { name: 'b', data: 'B' },
      { name: 'c', data: 'C' },
    ];
    expect(
      linesOf(archiveOf(cabOf(files, packing), { ...ARCHIVE_LIMITS, totalBytes: 5 })).filter((line) => !/refused/.test(line)),
    ).toEqual(['b whole: B', '- c: the bundle holds more than 5 bytes when unpacked']);
  });

  it('cannot make a cabinet grow as no log does, for a small file', () => {
    const files = [
      { name: 'refused', data: 'A'.repeat(1000), folder: 7 },
      { name: 'b', data: 'B' },
    ];
    const bytes = cabOf(files);
    expect(linesOf(archiveOf(bytes, { ...ARCHIVE_LIMITS, ratioFromBytes: 100, ratio: 5 })).at(-1)).toBe(
      `- b: it would grow from ${bytes.length} bytes to 1001, as no log does`,
    );
  });

  it.each(packings)('cannot make a cabinet of %s give more than it claims', (_, packing) => {
    const bytes = cabOf([{ name: 'a', data: new Uint8Array(200_000) }], packing);
    // The size of the first data block: it packs 32768 bytes, and now claims 65535.
    bytes.set([0xff, 0xff], new DataView(bytes.buffer).getUint32(36, true) + 6);
    const content = archiveOf(bytes).read('a');
    expect(content?.kind === 'partial' && content.bytes.length).toBe(32_768);
  });
});
