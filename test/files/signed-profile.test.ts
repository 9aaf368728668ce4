import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLog } from '../../server/src/core/analyze/index.ts';
import { readSignedProfile } from '../../server/src/core/read/profile.ts';
import { english } from '../../server/src/core/text/message.ts';
import { decodeFile, readText } from '../../server/src/files/read-text.ts';
import { corpus, corpusBytes } from '../support/corpus-file.ts';

const folder = path.resolve(import.meta.dirname, '../corpus/apple-profile-log');

describe('a binary configuration profile', () => {
  const binary = corpusBytes('apple-profile-log/binary.mobileconfig');

  it('is read as XML, with its findings', async () => {
    const read = await readText(path.join(folder, 'binary.mobileconfig'), english);
    expect(read).toMatchObject({ kind: 'text', encoding: 'bplist' });
    expect(read).not.toHaveProperty('damage');
    const analysis = openLog(read.kind === 'text' ? read.text : '');
    expect(analysis?.groups.map(({ id }) => id)).toEqual(['apple-profile-key-size', 'apple-profile-key-usage']);
  });

  it('that is damaged says what is', () => {
    const read = decodeFile(binary.subarray(0, binary.length - 10));
    expect(read.kind === 'text' && read.damage?.map(({ sentence }) => english(sentence))).toEqual([
      'the table of objects at the end of this binary property list is missing or damaged',
    ]);
  });

  it('without SCEP is no text, damaged or not', () => {
    const other = binary.map((byte, i) => (i >= binary.length - 40 ? byte : byte === 0x2e ? 0x2d : byte)); // no dots
    expect(decodeFile(other)).toEqual({ kind: 'binary' });
    expect(decodeFile(other.subarray(0, 300))).toEqual({ kind: 'binary' });
  });
});

describe('a signed configuration profile', () => {
  it('is read as the profile inside, with its findings', async () => {
    const read = await readText(path.join(folder, 'signed.mobileconfig'), english);
    expect(read).toEqual({ kind: 'text', text: corpus('apple-profile-log/scep.mobileconfig'), encoding: 'cms' });
    const analysis = openLog(read.kind === 'text' ? read.text : '');
    expect(analysis?.groups.map(({ id }) => id)).toEqual(['apple-profile-key-size', 'apple-profile-key-usage']);
  });

  it.each([
    ['a certificate', '../../fixtures/pki/lab-ca.cer'],
    ['certificates alone', '../../fixtures/pki/ndes-getcacert.p7b'],
  ])('is nothing else: %s', async (_, file) => {
    expect(await readText(path.join(folder, file), english)).not.toMatchObject({ encoding: 'cms' });
  });

  it('is not made of broken bytes', () => {
    expect(readSignedProfile(Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff))).toBeUndefined();
    expect(decodeFile(Uint8Array.of(0x30, 0, 0, 0))).toEqual({ kind: 'binary' });
  });
});
