import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { profileRule, wholeNumber } from '../kinds/profile-setting.ts';

const SIGN = 1;
const ENCRYPT = 4;

export const appleProfileKeyUsage = profileRule({
  id: 'apple-profile-key-usage',
  title: msg('Apple profile: what the key may do'),
  severity: 'information',
  resolutions: ['ca-refuses-request'],
  docUrl: PAGES.scepProfile,
  source: 'apple/device-management:mdm/profiles/com.apple.security.scep.yaml ; RFC5246 7.4.6',
  verified: true,
  setting: 'Key Usage',
  judge: (value) => {
    const bits = wholeNumber(value);
    if (bits === undefined) return undefined;
    if (bits < 0 || (bits & ~(SIGN | ENCRYPT)) !== 0)
      return {
        severity: 'error',
        message: msg(
          'The Key Usage of the profile is {0}. Apple knows only the bits 1 (sign) and 4 (encrypt): with others the device refuses the profile (SCEP error 22000) and sends no request.',
          value,
        ),
        short: msg('only 1, 4 or 5'),
      };
    if (bits === (SIGN | ENCRYPT))
      return {
        message: msg(
          'The profile asks for a key that may sign and encrypt (5). Some CAs, such as that of Windows, accept only one of them: if the CA refuses the request, ask for 1 (sign) or 4 (encrypt), as the template says.',
        ),
        short: msg('some CAs accept only 1 or 4'),
      };
    if (bits !== ENCRYPT) return undefined;
    return {
      message: msg(
        'The profile asks for a key that may only encrypt (4). With it a device cannot prove itself in TLS, as Wi-Fi and VPN ask for: that takes a key that may sign (1).',
      ),
      short: msg('cannot sign: no use in TLS'),
    };
  },
});
