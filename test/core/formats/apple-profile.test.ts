import { describe, expect, it } from 'vitest';
import { openLog } from '../../../server/src/core/analyze/index.ts';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { appleProfileDetector } from '../../../server/src/core/formats/apple-profile-log/detect.ts';
import { appleProfileLog } from '../../../server/src/core/formats/apple-profile-log/index.ts';
import { corpus } from '../../support/corpus-file.ts';
import { checkEvents, checkFields, eventsOf, tally } from './marks.ts';

const PROFILE = corpus('apple-profile-log/scep.mobileconfig');
/** How a signed profile looks when it is opened as text: bytes of CMS before and behind, what is no UTF-8 replaced. */
const SIGNED = `0\ufffd\u0013\ufffd\u0006\t*\ufffdH\ufffd\ufffd\r\u0001\u0007\u0002\ufffd\ufffd\u0013\ufffd0${PROFILE}\ufffd\ufffd\u0004\ufffd0\ufffd<plist`;

describe('a configuration profile', () => {
  it.each([
    ['plain', PROFILE],
    ['signed, opened as text', SIGNED],
    ['with CRLF', PROFILE.replaceAll('\n', '\r\n')],
  ])('is recognised and its SCEP settings read: %s', (_, text) => {
    const document = openLog(text)?.document;
    expect(document?.format.id).toBe('apple-profile-log');
    expect(document && tally(document)).toEqual({
      'setting URL https://ndes.contoso.com/certsrv/mscep/mscep.dll?a=1&b=2': 1,
      'setting Name SCEP Authority': 1,
      'setting Keysize 1024': 1,
      'setting Key Type RSA': 1,
      'setting Key Usage 5': 1,
      'setting CAFingerprint AAECAwQFBgcICQoLDA0ODxAREhM=': 1,
      'setting Retries 3': 1,
      'setting RetryDelay 10': 1,
      'setting Subject anna@contoso.com': 1,
    });
  });

  it('marks keys, values and secrets, those of other payloads too', () => {
    checkFields(
      appleProfileLog,
      `
<plist><dict><key>PayloadContent</key><dict>
<key>Key Usage</key>
     ^^^^^^^^^ Key Usage: field-name
<integer> 4 </integer>
          ^ Key Usage: number
<key>Challenge</key><string>geheim</string>
     ^^^^^^^^^ Challenge: field-name
                            ^^^^^^ Challenge: secret
<key>Subject</key><array><array><array><string>CN</string><string>anna</string></array></array></array>
     ^^^^^^^ Subject: field-name
                                                                  ^^^^ Subject: text
</dict><key>PayloadType</key><string>com.apple.security.scep</string></dict>
<dict><key>Password</key><string>hunter2</string><key>Keysize</key><integer>1</integer></dict></plist>
                                 ^^^^^^^ Password: secret
`,
    );
  });

  it('says of each payload which settings it misses, at its type', () => {
    checkEvents(
      appleProfileLog,
      `
<plist><dict><key>PayloadContent</key><array>
<dict><key>PayloadType</key><string>com.apple.security.scep</string><key>PayloadContent</key><dict><key>URL</key><string/></dict></dict>
                                    ^^^^^^^^^^^^^^^^^^^^^^^ setting URL is missing
                                    ^^^^^^^^^^^^^^^^^^^^^^^ setting Keysize is missing
                                    ^^^^^^^^^^^^^^^^^^^^^^^ setting Subject is missing
<dict><key>PayloadContent</key><dict><key>Keysize</key><integer>2048</integer><key>URL</key><string>https://n</string></dict>
                                                                ^^^^ setting Keysize 2048
                                                                                                    ^^^^^^^^^ setting URL https://n
<key>PayloadType</key><string>com.apple.security.scep</string></dict>
                              ^^^^^^^^^^^^^^^^^^^^^^^ setting Subject is missing
<dict><key>PayloadType</key><string>com.apple.security.scep</string></dict>
                                    ^^^^^^^^^^^^^^^^^^^^^^^ setting URL is missing
                                    ^^^^^^^^^^^^^^^^^^^^^^^ setting Keysize is missing
                                    ^^^^^^^^^^^^^^^^^^^^^^^ setting Subject is missing
<dict><key>PayloadType</key><string>com.apple.wifi.managed</string></dict></array></dict></plist>
`,
    );
  });

  it('says of no cut payload that it misses something', () => {
    const text = PROFILE.slice(0, PROFILE.indexOf('<key>Keysize'));
    expect(eventsOf(appleProfileLog.parse(text)).filter((event) => event.kind === 'setting' && !event.value)).toEqual([]);
  });

  it('explains keys and values, and shows no secret', () => {
    const document = appleProfileLog.parse(PROFILE);
    for (const word of ['URL<', 'Keysize', 'CAFingerprint', 'Retries', 'Key Usage', 'SCEP Authority']) {
      const at = PROFILE.indexOf(word) + 1;
      expect([word, explainAt(document, at)?.paragraphs.length]).toEqual([word, 1]);
    }
    expect(JSON.stringify(explainAt(document, PROFILE.indexOf('geheim') + 1))).not.toContain('geheim');
    expect(JSON.stringify(eventsOf(document))).not.toContain('geheim');
  });

  it.each(appleProfileLog.samples.map((sample) => [sample.title, sample]))('has a sample: %s', (_, { text, records }) => {
    expect(appleProfileDetector.detect({ head: text, fileName: '' })?.quality).toBe('certain');
    expect(appleProfileLog.parse(text).records.length).toBe(records);
  });

  it('is read up to a cut, at every place', () => {
    for (let end = 0; end <= PROFILE.length; end += 7) {
      for (const event of eventsOf(appleProfileLog.parse(PROFILE.slice(0, end)))) expect(event.kind).toBe('setting');
    }
  });

  it.each([
    ['a profile without SCEP', PROFILE.replaceAll('com.apple.security.scep', 'com.apple.wifi.managed')],
    ['another property list', '<?xml version="1.0"?><plist version="1.0"><dict/></plist>'],
    ['a log that prints a profile', `2024-05-01 10:00:00 INFO ${PROFILE}`],
    ['prose', 'The payload com.apple.security.scep stands in a <plist>.'],
    ['nothing', ''],
  ])('is not claimed: %s', (_, head) => {
    expect(appleProfileDetector.detect({ head, fileName: 'x.mobileconfig' })).toBeUndefined();
  });

  it.each([
    ['a megabyte of keys', `<plist>${'<key>a</key>'.repeat(80_000)}`],
    ['a megabyte of dicts', `<plist>${'<dict>'.repeat(160_000)}`],
    ['NUL and a lone surrogate', '<plist><dict><key>\0\ud800</key></dict></plist>'],
  ])('is bounded: %s', (_, text) => expect(eventsOf(appleProfileLog.parse(text))).toEqual([]));
});
