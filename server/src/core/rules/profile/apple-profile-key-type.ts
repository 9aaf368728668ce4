import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { profileRule } from '../kinds/profile-setting.ts';

export const appleProfileKeyType = profileRule({
  id: 'apple-profile-key-type',
  title: msg('Apple profile: another key than RSA'),
  severity: 'warning',
  resolutions: ['ios-csr-not-created'],
  docUrl: PAGES.appleScep,
  source: 'apple/device-management:mdm/profiles/com.apple.security.scep.yaml',
  verified: true,
  setting: 'Key Type',
  judge: (value) =>
    value.toUpperCase() === 'RSA'
      ? undefined
      : {
          message: msg('The profile asks for a key of the type {0}. By SCEP, Apple devices make RSA keys only.', value),
          short: msg('only RSA is possible'),
        },
});
