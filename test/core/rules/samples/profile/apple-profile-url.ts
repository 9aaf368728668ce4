import { profileSample, profileSampleWithout } from '../../support/profile-samples.ts';
import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'apple-profile-url',
  fires: [
    profileSample('another protocol', '<key>URL</key>\n<string>ftp://ndes</string>', '        ^^^^^^^^^^ apple-profile-url'),
    profileSample(
      'a name without protocol',
      '<key>URL</key>\n<string>ndes.contoso.com/certsrv/mscep/mscep.dll</string>',
      '        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ apple-profile-url',
    ),
    profileSample('no server', '<key>URL</key>\n<string>https:///scep</string>', '        ^^^^^^^^^^^^^ apple-profile-url'),
    profileSampleWithout('no URL', 'URL', 'apple-profile-url'),
  ],
  quiet: [
    profileSample('https', '<key>URL</key><string>https://ndes.contoso.com/scep?a=1&amp;b=2</string>'),
    profileSample('http', '<key>URL</key><string>HTTP://10.1.5.20:8080/scep</string>'),
    profileSample('a value that a server fills in', '<key>URL</key><string>{{scep_url}}</string>'),
    profileSample('another one', '<key>URL</key><string>%scep_url%</string>'),
  ],
};
