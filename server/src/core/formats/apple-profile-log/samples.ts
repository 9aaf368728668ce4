import type { FormatSample } from '../../log/model.ts';

/** A profile in the members of Apple's schema; the values are invented. */
export const appleProfileSamples: readonly FormatSample[] = [
  {
    title: 'a profile with a SCEP payload',
    text: `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadContent</key>
      <dict>
        <key>URL</key>
        <string>https://ndes.contoso.com/certsrv/mscep/mscep.dll</string>
        <key>Keysize</key>
        <integer>2048</integer>
      </dict>
      <key>PayloadType</key>
      <string>com.apple.security.scep</string>
    </dict>
  </array>
  <key>PayloadType</key>
  <string>Configuration</string>
</dict>
</plist>
`,
    records: 1,
  },
];
