import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { profileRule } from '../kinds/profile-setting.ts';

/** `http` without TLS is fine: SCEP encrypts requests and answers itself (RFC 8894, 3). */
export const appleProfileUrl = profileRule({
  id: 'apple-profile-url',
  title: msg('Apple profile: no address of a SCEP server'),
  severity: 'error',
  resolutions: ['no-request-in-iis'],
  docUrl: PAGES.appleScep,
  source: 'apple/device-management:mdm/profiles/com.apple.security.scep.yaml ; RFC8894 4.1',
  verified: true,
  setting: 'URL',
  judge: (value) =>
    /^https?:\/\/[^\s/?#]/i.test(value)
      ? undefined
      : {
          message: msg(
            'The URL of the profile is no address that SCEP can use: it has to begin with https:// or http:// and the name of the server. The device cannot send any request.',
          ),
          short: msg('no http or https address'),
        },
  missing: {
    message: msg('The profile names no SCEP server: URL is missing. It is required, and the device cannot send any request.'),
    short: msg('URL is missing'),
  },
});
