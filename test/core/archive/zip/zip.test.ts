import { describe, expect, it } from 'vitest';
import { Bytes } from '../../../../server/src/core/archive/bytes.ts';
import { readDirectory } from '../../../../server/src/core/archive/zip/entries.ts';
import { ARCHIVE_LIMITS } from '../../../../server/src/core/limits.ts';
import { english } from '../../../../server/src/core/text/sentence.ts';
import { zipOf } from '../../../support/archives.mjs';
import { HOSTILE, liveIn } from '../../../support/live-text.ts';
import { archiveOf, linesOf, reasonOf } from '../checks.ts';

const TEXT = 'a line of a log\n'.repeat(3).trim();

describe('a zip file as packers write it', () => {
  it('gives folders and files, stored and deflated, with their time', () => {
    const archive = archiveOf(
      zipOf([{ name: 'NDES/' }, { name: 'NDES/a.log', data: 'A', stored: true }, { name: 'b.log', data: TEXT }]),
    );
    expect(linesOf(archive)).toEqual(['NDES/', 'NDES/a.log whole: A', `b.log whole: ${TEXT}`]);
    expect(archive.entries[2]).toMatchObject({ size: TEXT.length, modifiedMs: Date.UTC(2024, 4, 2, 6, 14, 52) });
  });

  it('may have its sizes behind the data', () => {
    expect(linesOf(archiveOf(zipOf([{ name: 'a.log', data: TEXT, descriptor: true }])))).toEqual([`a.log whole: ${TEXT}`]);
  });

  it('may be zip64', () => {
    const files = [
      { name: 'a.log', data: TEXT },
      { name: 'b.log', data: 'B', stored: true },
    ];
    expect(linesOf(archiveOf(zipOf(files, { zip64: true })))).toEqual([`a.log whole: ${TEXT}`, 'b.log whole: B']);
  });

  it('may have a program before it and a comment behind it', () => {
    const before = new TextEncoder().encode('MZ a program that unpacks itself');
    const comment = 'PK a comment that looks like a mark PK\u0005\u0006';
    expect(linesOf(archiveOf(zipOf([{ name: 'a.log', data: TEXT }], { before, comment })))).toEqual([`a.log whole: ${TEXT}`]);
  });

  it('may be empty', () => {
    expect(linesOf(archiveOf(zipOf([])))).toEqual([]);
  });

  it.each([
    ['backslashes, as Windows PowerShell writes them', 'CollectedData\\NDES\\a.log', 'CollectedData/NDES/a.log'],
    ['UTF-8 with its mark', 'Gerät.log', 'Gerät.log'],
    ['UTF-8 without a mark, as macOS writes it', new TextEncoder().encode('Gerät.log'), 'Gerät.log'],
    ['code page 437', Uint8Array.from([0x47, 0x65, 0x72, 0x84, 0x74]), 'Gerät'],
    ['code page 437 and a blank of it that nobody sees', Uint8Array.from([0x61, 0xff, 0x62]), 'a⟨0xFF⟩b'],
    ['needless parts', './NDES//./a.log', 'NDES/a.log'],
  ])('may have names with %s', (_, name, path) => {
    expect(archiveOf(zipOf([{ name }])).entries.map((entry) => entry.path)).toEqual([path]);
  });
});

describe('the name of an entry that is no UTF-8', () => {
  const name = Uint8Array.from([0x47, 0x65, 0x72, 0xe4, 0x74, 0xc3, 0xa9, 0xff]);

  it.each([
    ['is written out where it is marked as UTF-8', { name, flags: 1 << 11 }],
    ['is written out where Linux gave it', { name, unix: 0o100644 }],
  ])('%s', (_, input) => {
    expect(archiveOf(zipOf([input])).entries.map((entry) => entry.path)).toEqual(['Ger⟨0xE4⟩té⟨0xFF⟩']);
  });
});

describe('a number of 64 bits in a zip file', () => {
  /** The archive with a number in the place of the size of its entry, or of the count of its entries. */
  function withNumber(what: 'size' | 'count', value: bigint): Uint8Array {
    const bytes = zipOf([{ name: 'a.log', data: TEXT }], { zip64: true });
    const mark = what === 'size' ? [1, 0, 24, 0] : [0x50, 0x4b, 6, 6];
    const at = bytes.findIndex((_, i) => mark.every((byte, n) => bytes[i + n] === byte));
    new DataView(bytes.buffer).setBigUint64(at + (what === 'size' ? 4 : 32), value, true);
    return bytes;
  }

  it.each([4611686018427388001n, 9007199254740993n, 0xffff_ffff_ffff_ffffn])('is said as it is: size %s', (value) => {
    const { refusals } = archiveOf(withNumber('size', value));
    expect(refusals.map(({ reason }) => english(reason))).toEqual([
      `it has ${value} bytes when unpacked; at most ${ARCHIVE_LIMITS.claimBytes} are read`,
    ]);
  });

  it('is said as it is: count', () => {
    const directory = readDirectory(new Bytes(withNumber('count', 9007199254740993n)), 10);
    expect(directory?.damage && english(directory.damage)).toBe('the list of entries breaks off after 1 of 9007199254740993');
  });
});

describe('an entry of a zip file is refused', () => {
  it.each([
    ['../../etc/passwd', 'its name leads out of the bundle with ".."'],
    ['a\\..\\..\\b.log', 'its name leads out of the bundle with ".."'],
    ['/etc/passwd', 'its name is an absolute path'],
    ['\\\\server\\share', 'its name is an absolute path'],
    ['C:\\Windows\\a.log', 'its name begins with a drive letter'],
    ['a\u0000.log', 'its name holds a control character'],
    ['./', 'it has no name'],
    [`${'x'.repeat(256)}.log`, 'a part of its name is longer than 255 characters'],
    ['x/'.repeat(600), 'its path is longer than 1024 characters'],
    [`${'x/'.repeat(64)}a`, 'it lies more than 64 folders deep'],
  ])('for its name %j', (name, reason) => {
    expect(
      linesOf(
        archiveOf(
          zipOf([
            { name, data: 'x' },
            { name: 'good.log', data: 'G' },
          ]),
        ),
      ),
    ).toEqual(['good.log whole: G', `- ${name}: ${reason}`]);
  });

  it.each([
    ['a link', { unix: 0o120777 }, 'it is a link to another file'],
    ['a device', { unix: 0o020666 }, 'it is neither a file nor a folder'],
    ['encrypted', { encrypted: true }, 'it is protected with a password'],
    ['packed with Deflate64', { method: 9 }, 'it is packed with Deflate64, which is not read here'],
    ['packed with what nobody knows', { method: 77 }, 'it is packed with unknown method (77), which is not read here'],
  ])('for being %s', (_, odd, reason) => {
    expect(
      linesOf(
        archiveOf(
          zipOf([
            { name: 'a.log', data: 'x', ...odd },
            { name: 'b.log', data: 'B' },
          ]),
        ),
      ),
    ).toEqual(['b.log whole: B', `- a.log: ${reason}`]);
  });

  it('for a name that is there already, as file or as folder', () => {
    const files = ['a', 'a', 'a/b', 'c/d', 'c'].map((name, i) => ({ name, data: String(i) }));
    expect(linesOf(archiveOf(zipOf(files)))).toEqual([
      'a whole: 0',
      'c/d whole: 3',
      '- a: another entry has the same name; the first one is shown',
      '- a/b: a file and a folder have the same name',
      '- c: a file and a folder have the same name',
    ]);
  });
});

describe('a zip file is not read', () => {
  it.each([
    [
      'protected',
      zipOf([{ name: 'a', data: 'x', encrypted: true }]),
      'it is protected with a password; unpack it yourself and open the folder',
    ],
    ['split', zipOf([{ name: 'a', data: 'x' }], { split: true }), 'it is one part of a split archive; join the parts first'],
    ['only a beginning', zipOf([{ name: 'a', data: 'x' }]).subarray(0, 20), 'it is damaged: no entry can be found in it'],
    ['empty', new Uint8Array(), 'it is empty'],
    ['something else', new TextEncoder().encode('#Software: IIS'), 'it is neither a zip nor a cabinet file'],
  ])('that is %s', (_, bytes, reason) => {
    expect(reasonOf(bytes)).toBe(reason);
  });
});

describe('names of a stranger', () => {
  it('are only words, so that an editor makes no link of them and reads them in their order', () => {
    const archive = archiveOf(zipOf(HOSTILE.map((name, i) => ({ name: `${i}/${name.slice(0, 200)}`, data: 'A' }))));
    expect(archive.entries.length).toBeGreaterThan(10);
    for (const { path } of archive.entries) expect(liveIn(path)).toEqual([]);
  });

  it('still lead to their bytes', () => {
    const archive = archiveOf(zipOf([{ name: '[Show](command:x) u_ex240501.log', data: 'A' }]));
    expect(linesOf(archive)).toEqual(['[Show] (command: x) u_ex240501.log whole: A']);
  });
});
