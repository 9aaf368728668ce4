import type { RuleSample } from '../samples/model.ts';

/** What a profile must have so that no other rule speaks. */
const HEALTHY: Readonly<Record<string, string>> = {
  URL: '<string>https://ndes.contoso.com/certsrv/mscep/mscep.dll</string>',
  Keysize: '<integer>2048</integer>',
  Subject: '<array><array><array><string>CN</string><string>phone1</string></array></array></array>',
};

/** A healthy profile with one setting; `marks` is a line of carets below it. */
export function profileSample(title: string, setting: string, marks = ''): RuleSample {
  const others = Object.keys(HEALTHY).filter((key) => !setting.includes(`<key>${key}</key>`));
  return sampleOf(title, [TYPE], [setting, ...(marks === '' ? [] : [marks]), ...others.map(healthy)]);
}

/** A healthy profile that leaves one setting out; the rule marks the type of the payload. */
export function profileSampleWithout(title: string, setting: string, id: string): RuleSample {
  const others = Object.keys(HEALTHY).filter((key) => key !== setting);
  const marks = `${' '.repeat(TYPE.indexOf(SCEP))}${'^'.repeat(SCEP.length)} ${id}`;
  return sampleOf(title, [TYPE, marks], others.map(healthy));
}

const SCEP = 'com.apple.security.scep';
const TYPE = `<key>PayloadType</key><string>${SCEP}</string>`;

function healthy(key: string): string {
  return `<key>${key}</key>${HEALTHY[key]}`;
}

function sampleOf(title: string, type: readonly string[], settings: readonly string[]): RuleSample {
  const lines = [
    '<plist version="1.0"><dict><key>PayloadContent</key><array><dict>',
    ...type,
    '<key>PayloadContent</key><dict>',
    ...settings,
    '</dict></dict></array></dict></plist>',
    '',
  ];
  return { title, format: 'apple-profile-log', text: lines.join('\n') };
}
