import { describe, it } from 'vitest';
import { check } from './support.ts';

describe('the grammar of configuration profiles', () => {
  it('colours keys, numbers, addresses and tags', () =>
    check(
      'text.log.apple-profile',
      `
<key>Key Usage</key><integer>5</integer>
 ^^^ entity.name.tag
     ^^^^^^^^^ variable.parameter.key
                ^^^ entity.name.tag
                     ^^^^^^^ entity.name.tag
                             ^ constant.numeric
                                ^^^^^^^ entity.name.tag
<string>https://n/mscep.dll</string>
 ^^^^^^ entity.name.tag
        ^^^^^^^^^^^^^^^^^^^ markup.underline.link
                             ^^^^^^ entity.name.tag
`,
    ));
});
