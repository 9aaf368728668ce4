import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { profileRule } from '../kinds/profile-setting.ts';

export const appleProfileSubject = profileRule({
  id: 'apple-profile-subject',
  title: msg('Apple profile: no subject'),
  severity: 'information',
  resolutions: ['apple-profile-subject'],
  docUrl: PAGES.appleScep,
  source: 'apple/device-management:mdm/profiles/com.apple.security.scep.yaml ; micromdm/nanomdm#81',
  verified: false,
  basis: 'reported',
  setting: 'Subject',
  judge: () => undefined,
  missing: {
    message: msg(
      'The profile names no Subject, so the request and the certificate have an empty one. A Mac was seen not to present such a certificate; an iPhone did.',
    ),
    short: msg('Subject is missing'),
  },
});
