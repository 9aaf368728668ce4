import { describe, expect, it } from 'vitest';
import { NotUtf8 } from '../../../server/src/core/read/encoding.ts';
import { type LogText, type ReadLog, readLogText } from '../../../server/src/core/read/log-text.ts';
import { type FileBytes, sourceOf } from '../../../server/src/core/text/file-bytes.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { corpus, corpusBytes } from '../../support/corpus-file.ts';
import { fixtureBytes } from '../../support/fixtures.ts';

/** The bytes as a file that gives few of them at a time. */
function slow(bytes: Uint8Array, most: number): FileBytes {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + Math.min(length, most)) };
}

function textIn(read: ReadLog): LogText {
  if (read.kind !== 'text') throw new Error('this is no text');
  return read;
}

/** All pieces of a text, joined; what turns out to be no UTF-8 is read anew. */
async function joined(text: LogText): Promise<string> {
  try {
    return await once(text);
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return once(text);
  }
}

async function once(text: LogText): Promise<string> {
  let all = '';
  for await (const piece of text.pieces()) all += piece;
  return all;
}

const TEXT = 'Mär 17 “Gerät” – Profil ’SCEP’ … 証明書 😀\r\n'.repeat(2000);
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

describe('the text of bytes, in pieces of any size,', () => {
  it.each([
    ['utf-8', Buffer.from(TEXT)],
    ['utf-8 with BOM', Buffer.from(`\ufeff${TEXT}`)],
    ['utf-16le with BOM', utf16(`\ufeff${TEXT}`)],
    ['utf-16be with BOM', utf16(`\ufeff${TEXT}`).swap16()],
  ] as const)('is the same text: %s', async (notation, bytes) => {
    for (const most of [1000, 4093, 65_536, bytes.length]) {
      const text = textIn(await readLogText(slow(bytes, most), english));
      expect(text.notation).toBe(notation);
      expect((await joined(text)) === TEXT).toBe(true);
      expect(TEXT.startsWith(text.head.slice(0, 200))).toBe(true);
    }
  });

  it('is Windows-1252 from its beginning where its first umlaut comes late', async () => {
    const late = `${'plain text\n'.repeat(600_000)}Ger\xe4t \x93SCEP\x94`;
    const text = textIn(await readLogText(sourceOf(Buffer.from(late, 'latin1')), english));
    expect(text.notation).toBe('utf-8');
    expect((await joined(text)).endsWith('plain text\nGerät “SCEP”')).toBe(true);
    expect(text.notation).toBe('windows-1252');
  });

  it('can be read again, from its beginning', async () => {
    const text = textIn(await readLogText(sourceOf(Buffer.from(TEXT)), english));
    for (const _ of [1, 2]) expect((await once(text)) === TEXT).toBe(true);
  });

  it('is the XML of the events of a native log, with what is damaged in it', async () => {
    const bytes = fixtureBytes('evtx/sample_with_a_bad_chunk_magic.evtx');
    const text = textIn(await readLogText(sourceOf(bytes), english));
    const chunks: number[] = [];
    let all = '';
    for await (const piece of text.pieces(({ chunk }) => void chunks.push(chunk))) all += piece;
    expect(text.notation).toBe('evtx');
    expect(all.match(/<Event /g)?.length).toBe(380);
    expect(all.startsWith(text.head)).toBe(true);
    expect(chunks).toEqual([...chunks].sort((a, b) => a - b));
    expect(text.gaps().map(({ kind }) => kind)).toEqual(['damaged']);
  });

  it.each([
    ['binary.mobileconfig', 'bplist'],
    ['signed.mobileconfig', 'cms'],
  ] as const)('is the profile inside: %s', async (name, notation) => {
    const text = textIn(await readLogText(sourceOf(corpusBytes(`apple-profile-log/${name}`)), english));
    expect(text.notation).toBe(notation);
    expect(await joined(text)).toContain('com.apple.security.scep');
    if (notation === 'cms') expect(await joined(text)).toBe(corpus('apple-profile-log/scep.mobileconfig'));
  });
});

describe('bytes that are no text', () => {
  it.each([
    ['a PNG picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)],
    ['zeros', new Uint8Array(5000)],
    ['a property list without SCEP', Buffer.from('bplist00\u0000\u0001')],
    ['broken signed data', Uint8Array.of(0x30, 0, 0, 0)],
  ])('stay binary: %s', async (_, bytes) => {
    expect(await readLogText(sourceOf(bytes), english)).toEqual({ kind: 'binary' });
  });
});
