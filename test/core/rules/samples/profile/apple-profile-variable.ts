import { profileSample } from '../../support/profile-samples.ts';
import type { RuleSamples } from '../model.ts';

const named = (value: string): string =>
  `<key>Subject</key><array><array><array><string>CN</string>\n<string>${value}</string></array></array></array>`;

export const samples: RuleSamples = {
  id: 'apple-profile-variable',
  fires: [
    profileSample('the serial number', named('%SerialNumber%'), '        ^^^^^^^^^^^^^^ apple-profile-variable'),
    profileSample(
      'inside a name',
      named('Mac %HardwareUUID% of Contoso'),
      '        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ apple-profile-variable',
    ),
    profileSample(
      'in an alternative name',
      '<key>SubjectAltName</key><dict><key>dNSName</key>\n<string>%ComputerName%</string></dict>',
      '        ^^^^^^^^^^^^^^ apple-profile-variable',
    ),
  ],
  quiet: [
    profileSample('what a management server puts in', named('$SERIALNUMBER')),
    profileSample('percent signs of a number', named('100% of 50%')),
  ],
};
