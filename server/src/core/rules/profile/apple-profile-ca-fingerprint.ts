import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { profileRule, type Verdict } from '../kinds/profile-setting.ts';

/** Bytes of the hashes that devices know: MD5, SHA-1, and SHA-2 with 224, 256, 384 and 512 bits. */
const LENGTHS: readonly number[] = [16, 20, 28, 32, 48, 64];

export const appleProfileCaFingerprint = profileRule({
  id: 'apple-profile-ca-fingerprint',
  title: msg('Apple profile: a fingerprint of the CA that fits no hash'),
  severity: 'error',
  resolutions: ['ios-ra-invalid'],
  docUrl: PAGES.appleScep,
  source:
    'apple-oss-distributions/Security:OSX/sec/Security/SecSCEP.c ; apple/device-management:mdm/profiles/com.apple.security.scep.yaml',
  verified: true,
  setting: 'CAFingerprint',
  judge,
});

/** A device takes the hash by the length of the fingerprint, and refuses the CA where there is none (Apple, scep_find_ca_cert). */
function judge(value: string): Verdict | undefined {
  const text = value.replace(/\s/g, '');
  if (/^(?:[0-9a-f]{2}[:-]?){16,64}$/i.test(text) || !/^[A-Za-z0-9+/]*={0,2}$/.test(text))
    return {
      message: msg(
        'The CAFingerprint of the profile is not written as base64 of its bytes, as <data> has to be. The device refuses the CA whose certificate the server sends.',
      ),
      short: msg('not the bytes of a fingerprint'),
    };
  const length = Math.floor((text.replace(/=+$/, '').length * 3) / 4);
  if (LENGTHS.includes(length)) return undefined;
  return {
    message: msg(
      'The CAFingerprint of the profile has {0} bytes, and no hash has that length: MD5 has 16, SHA-1 has 20, SHA-256 has 32. The device refuses the CA whose certificate the server sends.',
      length,
    ),
    short: msg('{0} bytes fit no hash', length),
  };
}
