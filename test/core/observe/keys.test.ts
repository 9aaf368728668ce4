import { describe, expect, test } from 'vitest';
import {
  aliasOf,
  decimalSerialKey,
  deviceOfSubject,
  guidOf,
  hexKey,
  hostOf,
  serialKey,
  thumbprintKey,
} from '../../../server/src/core/observe/keys.ts';

const ALIAS = 'ModelName=AC_06d6c714-ac4e-4829-ad10-67ef28de007b/LogicalName_829ab4ef_b20f_4858_ab65_337925fac5b3;Hash=433302199';
const POLICY = '829ab4ef-b20f-4858-ab65-337925fac5b3';

describe('the name of a certificate', () => {
  test.each([
    [
      'Android, in SyncML',
      'ModelName=AC_06d6c714-ac4e-4829-ad10-67ef28de007b%2FLogicalName_829ab4ef_b20f_4858_ab65_337925fac5b3%3BHash=433302199',
    ],
    [
      'Android, when it enrolls',
      'ModelName=AC_06d6c714-ac4e-4829-ad10-67ef28de007b%2FLogicalName_829ab4ef_b20f_4858_ab65_337925fac5b3;Hash=433302199',
    ],
    [
      'escaped twice',
      'ModelName=AC_06d6c714-ac4e-4829-ad10-67ef28de007b%252FLogicalName_829ab4ef_b20f_4858_ab65_337925fac5b3%253BHash=433302199',
    ],
    ['Android, its states', ALIAS],
    ['Apple, the name of the profile', `www.windowsintune.com.SCEP.${ALIAS}`],
    [
      'Windows',
      'ModelName_AC_06d6c714-ac4e-4829-ad10-67ef28de007b_LogicalName_829ab4ef_b20f_4858_ab65_337925fac5b3_Hash_433302199',
    ],
    [
      'Windows, with dashes and capitals',
      'ModelName_AC_06d6c714-ac4e-4829-ad10-67ef28de007b_LogicalName_829AB4EF-B20F-4858-AB65-337925FAC5B3_Hash_433302199',
    ],
  ])('is the same in every log: %s', (_where, written) => {
    expect(aliasOf(written)).toEqual({ alias: ALIAS, policy: POLICY });
  });

  test('keeps its hash apart, also a negative one, and may lack it where a log is cut', () => {
    expect(aliasOf('ModelName_AC_1_LogicalName_2_Hash_-3').alias).toBe('ModelName=AC_1/LogicalName_2;Hash=-3');
    expect(aliasOf('ModelName=AC_1/LogicalName_2').alias).toBe('ModelName=AC_1/LogicalName_2');
    expect(aliasOf('ModelName_AC_5_Hash_1')).toEqual(aliasOf('ModelName=AC_5;Hash=1'));
  });

  test('names no profile where its logical name is no GUID, and stays as it is where it is another name', () => {
    expect(aliasOf('ModelName=AC_1/LogicalName_2;Hash=3')).toEqual({ alias: 'ModelName=AC_1/LogicalName_2;Hash=3' });
    expect(aliasOf('Wi-Fi%2Fguest')).toEqual({ alias: 'Wi-Fi/guest' });
    expect(aliasOf(`x${'y'.repeat(10_000)}`).alias).toHaveLength(400);
  });
});

describe('other keys', () => {
  test('a GUID is in lower case without braces; the device is the GUID that stands alone in CN', () => {
    expect(guidOf('{B081BB08-D982-4CA8-A523-CD889369916E}')).toBe('b081bb08-d982-4ca8-a523-cd889369916e');
    expect(guidOf('N/A')).toBeUndefined();
    expect(deviceOfSubject('O=Contoso, CN=B081BB08-D982-4CA8-A523-CD889369916E')).toBe('b081bb08-d982-4ca8-a523-cd889369916e');
    expect(deviceOfSubject('CN=user101@contoso.com')).toBeUndefined();
    expect(deviceOfSubject('CN=x-B081BB08-D982-4CA8-A523-CD889369916E')).toBeUndefined();
  });

  test('hexadecimal is in capitals, without separators and prefix; anything else is no key', () => {
    expect(hexKey('71 98 9a:e4-99')).toBe('71989AE499');
    expect(hexKey('0x1c4a')).toBe('1C4A');
    expect(hexKey('Nonce')).toBeUndefined();
    expect(hexKey('')).toBeUndefined();
    expect(hexKey('a'.repeat(1000))).toBeUndefined();
  });

  test('a serial number is the same in hexadecimal and in decimal, with and without the octet of its sign', () => {
    expect(serialKey('00c0ffee')).toBe('C0FFEE');
    expect(serialKey('5 c0 00')).toBe('05C000');
    expect(serialKey('00')).toBe('00');
    expect(decimalSerialKey('12648430')).toBe('C0FFEE');
    expect(decimalSerialKey('1956623626036125836333473470758759956482')).toBe('05C00000CCFCA0B7C91E0D000000000002');
    expect(decimalSerialKey('-1')).toBeUndefined();
  });

  test('a thumbprint has 40 digits', () => {
    expect(thumbprintKey('e9 f2 02 dc c6 c5 34 06 74 4c d4 cf 5a 01 42 19 c3 ac ff 82')).toBe(
      'E9F202DCC6C53406744CD4CF5A014219C3ACFF82',
    );
    expect(thumbprintKey('E9F202DC')).toBeUndefined();
  });

  test('a server is the host of its URL, in lower case', () => {
    expect(hostOf('https://NDES.contoso.com:443/certsrv/mscep/mscep.dll?x')).toBe('ndes.contoso.com');
    expect(hostOf('https://user@ndes.contoso.com/')).toBe('ndes.contoso.com');
    expect(hostOf('/certsrv/mscep/mscep.dll')).toBeUndefined();
  });
});
