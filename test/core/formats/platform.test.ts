import { describe, expect, it } from 'vitest';
import { platformOf } from '../../../server/src/core/formats/platform.ts';

describe('platformOf', () => {
  it.each([
    ['profiled/1.0+CFNetwork/811.5.4+Darwin/16.6.0', 'SCEP%20Authority', 'ios'],
    ['profiled/1.0 CFNetwork/811.5.4 Darwin/16.6.0', undefined, 'ios'],
    ['mdmclient/863+CFNetwork/760.9+Darwin/15.6.0+(x86_64)', '', 'macos'],
    ['Dalvik/2.1.0+(Linux;+U;+Android+5.0;+P01M+Build/LRX21V)', 'ca', 'android'],
    ['Mozilla/4.0+(compatible;+Win32;+NDES+client)', 'default', 'windows'],
    ['Mozilla/4.0+(compatible;+Win32;+NDES+client+10.0.22621.2506/ni_release_svc_prod3)', undefined, 'windows'],
    ['NDES_Plugin', undefined, 'policy-module'],
    ['Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64)', undefined, 'browser'],
    ['Mozilla/5.0+(Windows+NT;+en-US)+WindowsPowerShell/5.1', 'test', 'test-script'],
    ['Mozilla/5.0+(Windows+NT;+en-US)+WindowsPowerShell/5.1', undefined, 'unknown'],
    ['Mozilla/4.0+(compatible;+MSIE+5.0;+Cisco+PKI)', 'ca', 'unknown'],
    ['Company/1+CFNetwork/811.5.4+Darwin/16.6.0', 'ca', 'unknown'],
    ['-', 'MDM', 'unknown'],
    ['-', 'SCEP%20Authority', 'ios'],
    ['-', 'NDESLongUrlValidatorStep1of3', 'test-script'],
    [undefined, 'ca', 'unknown'], // Android, but routers and scripts say so too
    [undefined, undefined, 'unknown'],
  ])('agent %s, message %s: %s', (userAgent, message, platform) => {
    expect(platformOf({ ...(userAgent === undefined ? {} : { userAgent }), ...(message === undefined ? {} : { message }) })).toBe(
      platform,
    );
  });

  it('knows callers by path where no agent is logged', () => {
    expect(platformOf({ path: '/CertificateRegistrationSvc/Certificate/Notify' })).toBe('policy-module');
    expect(platformOf({ path: '/certsrv/mscep/mscep.dll/pkiclient.exe', message: 'default' })).toBe('windows');
    expect(platformOf({ path: '/certsrv/mscep/mscep.dll', message: 'default' })).toBe('unknown');
  });
});
