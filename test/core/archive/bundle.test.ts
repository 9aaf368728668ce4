import { describe, expect, it } from 'vitest';
import { cabOf, cabOfFolders, zipOf } from '../../support/archives.mjs';
import { lzx } from '../../support/lzx-writer.mjs';
import { quantum } from '../../support/quantum-writer.mjs';
import { archiveOf, bundleOf, linesOf, told } from './checks.ts';

describe('a cabinet', () => {
  const files = [
    { name: 'NDES\\a.log', data: 'A' },
    { name: 'Größe.log', data: 'x'.repeat(100_000) },
    { name: 'c.log', data: 'C' },
  ];
  const lines = ['NDES/a.log whole: A', `Größe.log whole: ${'x'.repeat(100_000)}`, 'c.log whole: C'];

  it.each([
    ['stored', { method: 0 }],
    ['packed with MSZIP', { method: 1 }],
    ['packed with LZX', lzx()],
    ['packed with Quantum', quantum()],
    ['with room for applications in it', { method: 1, reserve: 20 }],
  ])('%s gives its files', (_, options) => {
    expect(linesOf(archiveOf(cabOf(files, options)))).toEqual(lines);
  });

  it('gives its files in any order', () => {
    const archive = archiveOf(cabOf(files));
    expect(told(archive.read('c.log'))).toBe('whole: C');
    expect(told(archive.read('NDES/a.log'))).toBe('whole: A');
  });

  it.each([
    ['what nobody knows', { method: 4 }, {}, 'it is packed with unknown method (4), which is not read here'],
    ['LZX of 16 KB', { method: 0xe03 }, {}, 'it is packed with LZX in a form (14) that does not exist: the archive is damaged'],
    ['LZX of 4 MB', { method: 0x1603 }, {}, 'it is packed with LZX in a form (22) that does not exist: the archive is damaged'],
    [
      'Quantum of 512',
      { method: 0x912 },
      {},
      'it is packed with Quantum in a form (9) that does not exist: the archive is damaged',
    ],
    ['several cabinets', {}, { folder: 0xfffe }, 'part of it is in another cabinet file'],
    ['a folder that is not there', {}, { folder: 7 }, 'its data cannot be found: the archive is damaged'],
  ])('says what it cannot give: %s', (_, options, odd, reason) => {
    expect(linesOf(archiveOf(cabOf([{ name: 'a.log', data: 'A', ...odd }], options)))).toEqual([`- a.log: ${reason}`]);
  });
});

describe('a cabinet of several folders', () => {
  const cab = cabOfFolders([
    {
      files: [
        { name: 'a.log', data: 'A' },
        { name: 'b.log', data: 'B' },
      ],
      ...lzx({ windowBits: 18 }),
    },
    { files: [{ name: 'c.log', data: 'C' }], ...quantum({ windowBits: 12 }) },
    { files: [{ name: 'd.log', data: 'D' }] },
  ]);

  it('gives the files of each, however it is packed, in any order', () => {
    const archive = archiveOf(cab);
    const asked = ['d.log', 'b.log', 'c.log', 'a.log', 'd.log', 'b.log'];
    expect(asked.map((path) => told(archive.read(path)))).toEqual(['D', 'B', 'C', 'A', 'D', 'B'].map((text) => `whole: ${text}`));
  });

  it('says which of them begin in another cabinet', () => {
    const folders = [
      {
        files: [
          { name: 'a.log', data: 'A', folder: 0xfffd },
          { name: 'b.log', data: 'B' },
        ],
      },
      {
        files: [
          { name: 'c.log', data: 'C' },
          { name: 'd.log', data: 'D', folder: 0xfffe },
        ],
      },
    ];
    expect(linesOf(archiveOf(cabOfFolders(folders)))).toEqual([
      'c.log whole: C',
      '- a.log: part of it is in another cabinet file',
      '- b.log: it is packed together with files of another cabinet file',
      '- d.log: part of it is in another cabinet file',
    ]);
  });
});

describe('a bundle', () => {
  const inner = zipOf([
    { name: 'OMADM.log', data: 'O' },
    { name: '../evil', data: 'x' },
  ]);
  const bundle = bundleOf(
    zipOf([
      { name: 'NDES/u_ex.log', data: 'U' },
      { name: 'phone.zip', data: inner },
      { name: 'NDES/mdm.cab', data: cabOf([{ name: 'report.xml', data: 'R' }]) },
      { name: 'torn.zip', data: 'no archive' },
      { name: 'empty/' },
    ]),
  );

  it('is a tree of folders, the archives inside it too', () => {
    expect(bundle.list('')).toEqual([
      ['NDES', 'folder'],
      ['empty', 'folder'],
      ['phone.zip', 'folder'],
      ['torn.zip', 'folder'],
    ]);
    expect(bundle.list('NDES')).toEqual([
      ['mdm.cab', 'folder'],
      ['u_ex.log', 'file'],
    ]);
    expect(bundle.list('empty')).toEqual([]);
    expect([...bundle.files()]).toEqual(['NDES/mdm.cab/report.xml', 'NDES/u_ex.log', 'phone.zip/OMADM.log']);
  });

  it('gives a file by its path', () => {
    expect(told(bundle.read('phone.zip/OMADM.log'))).toBe('whole: O');
    expect(told(bundle.read('/NDES/u_ex.log'))).toBe('whole: U');
    expect(bundle.stat('NDES/u_ex.log')).toEqual({ kind: 'file', size: 1, modifiedMs: Date.UTC(2024, 4, 2, 6, 14, 52) });
    expect(bundle.stat('phone.zip')).toMatchObject({ kind: 'folder' });
  });

  it.each(['nothing', 'NDES/u_ex.log/x', 'phone.zip/../NDES', '__proto__', 'NDES/constructor'])('has no %s', (path) => {
    expect(bundle.stat(path)).toBeUndefined();
    expect(bundle.list(path)).toBeUndefined();
    expect(bundle.read(path)).toBeUndefined();
  });

  it('says what it does not show, and where', () => {
    expect([...bundle.refusals()]).toMatchObject([
      { archive: 'phone.zip', name: '../evil' },
      { archive: 'torn.zip', name: '', reason: { text: 'it is neither a zip nor a cabinet file' } },
    ]);
    expect(bundle.refusalsAt('NDES')).toEqual([]);
  });
});
