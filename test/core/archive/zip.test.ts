import { describe, expect, it } from 'vitest';
import { zipOf } from '../../support/archives.mjs';
import { HOSTILE, liveIn } from '../../support/live-text.ts';
import { archiveOf, linesOf, reasonOf } from './checks.ts';

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
    ['needless parts', './NDES//./a.log', 'NDES/a.log'],
  ])('may have names with %s', (_, name, path) => {
    expect(archiveOf(zipOf([{ name }])).entries.map((entry) => entry.path)).toEqual([path]);
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
