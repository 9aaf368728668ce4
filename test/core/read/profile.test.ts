import { describe, expect, it } from 'vitest';
import { openLog } from '../../../server/src/core/analyze/index.ts';
import { readLogText } from '../../../server/src/core/read/log-text.ts';
import { readSignedProfile } from '../../../server/src/core/read/profile.ts';
import { sourceOf } from '../../../server/src/core/text/file-bytes.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { corpus, corpusBytes } from '../../support/corpus-file.ts';
import { fixtureBytes } from '../../support/fixtures.ts';

/** What the bytes of a file are, with all their text. */
async function read(bytes: Uint8Array) {
  const log = await readLogText(sourceOf(bytes), english);
  if (log.kind !== 'text') return { kind: 'binary', text: '', gaps: [] };
  let text = '';
  for await (const piece of log.pieces()) text += piece;
  return { kind: log.notation, text, gaps: log.gaps().map(({ sentence }) => english(sentence)) };
}

describe('a binary configuration profile', () => {
  const binary = corpusBytes('apple-profile-log/binary.mobileconfig');

  it('is read as XML, with its findings', async () => {
    const { kind, text, gaps } = await read(binary);
    expect({ kind, gaps }).toEqual({ kind: 'bplist', gaps: [] });
    expect(openLog(text)?.groups.map(({ id }) => id)).toEqual(['apple-profile-key-size', 'apple-profile-key-usage']);
  });

  it('that is damaged says what is', async () => {
    expect((await read(binary.subarray(0, binary.length - 10))).gaps).toEqual([
      'the table of objects at the end of this binary property list is missing or damaged',
    ]);
  });

  it('without SCEP is no text, damaged or not', async () => {
    const other = binary.map((byte, i) => (i >= binary.length - 40 ? byte : byte === 0x2e ? 0x2d : byte)); // no dots
    expect((await read(other)).kind).toBe('binary');
    expect((await read(other.subarray(0, 300))).kind).toBe('binary');
  });
});

describe('a signed configuration profile', () => {
  it('is read as the profile inside, with its findings', async () => {
    const { kind, text } = await read(corpusBytes('apple-profile-log/signed.mobileconfig'));
    expect({ kind, text }).toEqual({ kind: 'cms', text: corpus('apple-profile-log/scep.mobileconfig') });
    expect(openLog(text)?.groups.map(({ id }) => id)).toEqual(['apple-profile-key-size', 'apple-profile-key-usage']);
  });

  it.each([
    ['a certificate', 'pki/lab-ca.cer'],
    ['certificates alone', 'pki/ndes-getcacert.p7b'],
  ])('is nothing else: %s', async (_, file) => {
    expect((await read(fixtureBytes(file))).kind).not.toBe('cms');
  });

  it('is not made of broken bytes', async () => {
    expect(readSignedProfile(Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff))).toBeUndefined();
    expect((await read(Uint8Array.of(0x30, 0, 0, 0))).kind).toBe('binary');
  });
});
