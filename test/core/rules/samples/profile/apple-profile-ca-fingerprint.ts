import { profileSample } from '../../support/profile-samples.ts';
import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'apple-profile-ca-fingerprint',
  fires: [
    profileSample('three bytes', '<key>CAFingerprint</key>\n<data>AAAA</data>', '      ^^^^ apple-profile-ca-fingerprint'),
    profileSample(
      'the digits of SHA-1 in place of its bytes',
      '<key>CAFingerprint</key>\n<string>0123456789abcdef0123456789ABCDEF01234567</string>',
      '        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ apple-profile-ca-fingerprint',
    ),
    profileSample(
      'with colons',
      '<key>CAFingerprint</key>\n<string>01:23:45:67</string>',
      '        ^^^^^^^^^^^ apple-profile-ca-fingerprint',
    ),
  ],
  quiet: [
    profileSample('MD5', '<key>CAFingerprint</key><data>AAECAwQFBgcICQoLDA0ODw==</data>'),
    profileSample('SHA-1, over two lines', '<key>CAFingerprint</key><data>\n\tAAECAwQFBgcICQoL\n\tDA0ODxAREhM=\n</data>'),
    profileSample('SHA-256', '<key>CAFingerprint</key><data>AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=</data>'),
    profileSample('a value that a server fills in', '<key>CAFingerprint</key><data>{{fingerprint}}</data>'),
  ],
};
