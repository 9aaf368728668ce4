import { describe, expect, it } from 'vitest';
import { isBinaryPlist, readBinaryPlist } from '../../../server/src/core/formats/apple-profile-log/binary-plist.ts';
import { appleProfileLog } from '../../../server/src/core/formats/apple-profile-log/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { corpus, corpusBytes } from '../../support/corpus-file.ts';
import { eventsOf, tally } from './marks.ts';

const PROFILE = corpusBytes('apple-profile-log/binary.mobileconfig');
const ALL_TYPES = corpusBytes('apple-profile-log/all-types.bplist');
const textOf = (bytes: Uint8Array): string => readBinaryPlist(bytes).text;
const problemsOf = (bytes: Uint8Array): readonly string[] => readBinaryPlist(bytes).problems.map(english);

/** A binary property list of objects that are given as bytes; the first one is the whole. */
function plistOf(...objects: readonly (readonly number[])[]): Uint8Array {
  const header = Array.from('bplist00', (letter) => letter.charCodeAt(0));
  const offsets: number[] = [];
  let at = header.length;
  for (const object of objects) {
    offsets.push(at >> 8, at & 255);
    at += object.length;
  }
  const trailer = [0, 0, 0, 0, 0, 0, 2, 1, ...wide(objects.length), ...wide(0), ...wide(at)];
  return Uint8Array.from([...header, ...objects.flat(), ...offsets, ...trailer]);
}

function wide(value: number): readonly number[] {
  return [0, 0, 0, 0, (value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

describe('a binary property list', () => {
  it('gives the settings that its XML gives', () => {
    expect(isBinaryPlist(PROFILE)).toBe(true);
    expect(readBinaryPlist(PROFILE).problems).toEqual([]);
    const [binary, xml] = [textOf(PROFILE), corpus('apple-profile-log/scep.mobileconfig')].map((text) =>
      appleProfileLog.parse(text),
    );
    expect(binary && tally(binary)).toEqual(xml && tally(xml));
  });

  it('shows every kind of object, an item a line', () => {
    expect(textOf(ALL_TYPES).replaceAll('\t', '').split('\n')).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<plist version="1.0">',
      '<dict>',
      ...['<key>PayloadType</key>', '<string>com.apple.security.scep</string>'],
      ...['<key>small</key>', '<integer>7</integer>', '<key>wide</key>', '<integer>300</integer>'],
      ...['<key>large</key>', '<integer>70000</integer>', '<key>negative</key>', '<integer>-3</integer>'],
      ...['<key>huge</key>', '<integer>9223372036854775808</integer>', '<key>real</key>', '<real>1.5</real>'],
      ...['<key>yes</key>', '<true/>', '<key>no</key>', '<false/>'],
      ...['<key>date</key>', '<date>2024-05-01T09:00:00Z</date>'],
      ...['<key>data</key>', '<data>AAECAwQFBgcICQoLDA0ODxAREhM=</data>'],
      ...['<key>unicode</key>', '<string>Grüße 😀</string>', '<key>markup</key>', '<string>&lt;a &amp; b&gt;</string>'],
      ...['<key>empty</key>', '<array>', '</array>', '<key>dict</key>', '<dict>', '</dict>'],
      ...['<key>many</key>', '<array>', ...Array.from({ length: 16 }, (_, i) => `<integer>${i}</integer>`), '</array>'],
      ...['<key>uid</key>', '<integer>5</integer>'],
      '</dict>',
      '</plist>',
      '',
    ]);
    expect(problemsOf(ALL_TYPES)).toEqual([]);
  });
});

describe('a damaged binary property list', () => {
  it('is read as far as it goes', () => {
    const [two, scalar, lost] = [[0xa2, 1, 2], [0x10, 7], [0x7f]] as const;
    const bytes = plistOf([...two], [...scalar], [...lost]);
    expect(textOf(bytes).split('\n').slice(2, -2)).toEqual(['<array>', '\t<integer>7</integer>', '\t<!-- ? -->', '</array>']);
    expect(problemsOf(bytes)).toEqual(['some objects of this binary property list are damaged']);
  });

  it('without its end says so', () => {
    expect(problemsOf(PROFILE.subarray(0, 400))).toEqual([
      'the table of objects at the end of this binary property list is missing or damaged',
    ]);
  });

  it.each([
    ['a string longer than the file', [[0x5f, 0x12, 0xff, 0xff, 0xff, 0xff]]],
    ['a length without a number', [[0x5f, 0x33]]],
    ['a reference to nothing', [[0xa1, 9]]],
    ['a number of 32 768 bytes', [[0x1f, ...Array<number>(32_768).fill(255)]]],
    ['a date beyond all calendars', [[0x33, 0x7f, 0xef, 0, 0, 0, 0, 0, 0]]],
    ['a dictionary that lacks its values', [[0xdf, 0x11, 0xff, 0xff]]],
  ])('never throws: %s', (_, objects) => {
    expect(problemsOf(plistOf(...objects))).toEqual(['some objects of this binary property list are damaged']);
  });

  it('that holds itself, again and again, ends', () => {
    expect(problemsOf(plistOf([0xa1, 0]))).toEqual(['some objects of this binary property list are damaged']);
    const twice = Array.from({ length: 40 }, (_, i) => [0xa2, i + 1, i + 1]);
    expect(problemsOf(plistOf(...twice, [0x09]))).toEqual(['this binary property list is too large to be shown whole']);
  });

  it('is bounded wherever it is cut, and whichever byte is wrong', () => {
    for (let i = 0; i < PROFILE.length; i++) {
      eventsOf(appleProfileLog.parse(textOf(PROFILE.subarray(0, i))));
      const wrong = PROFILE.slice();
      wrong[i] = (wrong[i] ?? 0) ^ 0xff;
      expect(textOf(wrong).length).toBeLessThan(10_000_000);
    }
  });
});
