import { PAGES } from '../../facts/pages.ts';
import { reasonText } from '../../judge/windows-event.ts';
import { msg } from '../../text/sentence.ts';
import { clientRule, resultOf } from '../kinds/client-failure.ts';

const WRONG_CA = msg(
  'The thumbprint of the CA certificate in the profile is not that of the CA that the server returned, so the device stopped. Link the trusted-certificate profile of the issuing CA.',
);

export const windowsHashValue = clientRule({
  id: 'windows-hash-value',
  title: msg('Windows: the CA certificate of the profile is not the one of the server'),
  severity: 'error',
  step: 2,
  resolutions: ['windows-hash-value', 'windows-after-ca-renewal'],
  docUrl: PAGES.scepProfile,
  source: 'scepman/scepman-docs:docs/other/troubleshooting/general.md; MEM:certificates-profile-scep',
  verified: true,
  draft(burst) {
    const result = resultOf(burst);
    return {
      message:
        result && !result.verified ? msg('{0} The event has no code; its text is {1}.', WRONG_CA, reasonText(result)) : WRONG_CA,
      short: msg('wrong CA certificate in the profile'),
      group: 'hash value',
    };
  },
});
