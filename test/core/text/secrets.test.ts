import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASK } from '../../../server/src/core/text/secret.ts';
import { isSecretName, masked, maskedPart, secretsIn } from '../../../server/src/core/text/secrets/index.ts';
import { english, msg, verbatim } from '../../../server/src/core/text/sentence.ts';

/** `marked` holds each secret in guillemets. */
function check(marked: string): void {
  const text = marked.replace(/[«»]/g, '');
  expect(masked(text)).toBe(marked.replace(/«[^»]*»/gs, MASK));
}

describe('a value by its name', () => {
  it.each([
    ['a query', '/certsrv/mscep/mscep.dll?operation=PKIOperation&challenge=«s3cr3t» - 503'],
    ['a query in a column of its own', 'operation=GetCACert&Challenge=«x»&pwd=«y» 443 -'],
    ['a fragment', 'https://h/cb#access_token=«abc.def»&expires_in=3600'],
    ['a form', 'grant_type=password&username=kim&password=«p,w;d»&x=1'],
    [
      'more names of OAuth',
      'client_secret=«a»&refresh_token=«b»&id_token=«c»&client_assertion=«d»&api_key=«e»&apikey=«f»&api-key=«g»',
    ],
    ['the code and the signature of a URL', 'https://h/cb?code=«0.AX»&state=«12» https://h/b?sv=1&sig=«abc%3D»'],
    ['a connection string', 'Server=h;User=sa;Password=«hunter2»;Encrypt=yes'],
    ['JSON', '{"SerializedScepChallenge":"«PENl\\"cnR»","keySize":2048}'],
    ['JSON inside JSON', '{"body":"{\\"password\\":\\"«x y»\\",\\"a\\":1}"}'],
    ['a list in JSON', '"secrets":["a"], "password": «["a","b"]», "c":1'],
    ['single quotes', "@{Password='«x y»'; User='kim'}"],
    ['XML', '<ns:Challenge type="x">«s3cr3t»</ns:Challenge>'],
    ['CDATA', '<password><![CDATA[«a<b»]]></password>'],
    ['an element with others inside', '<Password>«<Value>a</Value>»</Password>'],
    ['an attribute', '<add user="kim" password="«x»" />'],
    ['a pair of attributes', '<add key="ChallengePassword" value="«x»" />'],
    ['data of an event', "<Data Name='ChallengePassword'>«s3cr3t»</Data><Data Name='Key'>1</Data>"],
    ['a property list', '<key>Challenge</key>\n\t<string>«s3cr3t»</string>\n<key>Keysize</key><integer>2048</integer>'],
    ['a node of SyncML', '<LocURI>./SCEP/x/Challenge</LocURI></Target><Meta><Type>text/plain</Type></Meta><Data>«x»</Data>'],
    ['a header', 'Authorization: Bearer «eyJx.y» NDES could not'],
    ['a header as IIS logs it', 'Authorization=Bearer+«abc» 500 0 1346 31'],
    ['basic credentials', '-H "Authorization: Basic «a2ltOnB3»" -k'],
    ['a digest, to the end of its line', 'Authorization: Digest «username=kim, response=12»\nnext'],
    ['cookies', 'Cookie: «a=1; b=2»\nHost: h'],
    ['a label', 'Challenge: «two words»\nComputer: pc'],
    ['prose', 'sent with Password: «hunter2» and failed'],
    ['prose without a sign', 'the challenge "«a b»" was sent, token «AB12cd34»'],
    ['an option', 'tool --password «x» -Challenge «y» --url https://h/'],
    ['a part of a form', 'form-data; name="password"\r\n\r\n«x y\r»\n--boundary'],
    ['the description of an object', '    Challenge = "«a b»";\n    Keysize = 2048;'],
  ])('is found in %s', (_, marked) => check(marked));

  it.each([
    ['percent signs in the name', 'operation=a&ch%61llenge=«x»&b=1'],
    ['an encoded equals sign', 'operation=a&challenge%3D«x»&b=1'],
    ['a URL inside a URL', 'redirect=https%3A%2F%2Fh%2F%3Fchallenge%3D«x»%26b=1'],
    ['one that is encoded twice', 'redirect=https%253A%252F%252Fh%252F%253Fchallenge%253D«x»%2526b'],
    ['escaped XML', '&lt;Challenge&gt;«x»&lt;/Challenge&gt;'],
    ['an escaped ampersand', 'https://h/scep?a=1&amp;password=«x»&amp;b=1'],
    ['escapes of JSON', '{"url":"https://h/?a\\u003d1\\u0026challenge\\u003d«x»\\u0026b"}'],
  ])('is found behind %s', (_, marked) => check(marked));

  it.each([
    ['its value', 'GET /x operation=a&challenge=«abc\ndef» 443 - 10.0.0.1'],
    ['its value, again and again', 'x?challenge=«abc\r\ndef\r\nghi»&b=1'],
    ['its name', 'GET /x operation=a&chal\nlenge=«abc» 443'],
  ])('is found where a line break goes through %s', (_, marked) => check(marked));

  it.each([
    ['a line that begins anew', 'x?challenge=«abc»\n2024-05-01 06:00:00 GET /'],
    ['a label', 'https://h/?challenge=«abc»\nComputer: pc'],
    ['an element', 'challenge=«abc»\n<Event>'],
  ])('ends before %s', (_, marked) => check(marked));

  it('is not shown by a piece that its name is not part of', () => {
    const text = '<Data Name="Password">s3cr3t</Data>';
    const start = text.indexOf('cr3');
    expect(maskedPart(text, { start, end: start + 3 })).toBe(MASK);
  });
});

describe('what shows that it is a secret', () => {
  it.each([
    ['the user and password of a URL', 'https://«kim:pw»@ndes.example/certsrv'],
    ['a JSON Web Token', 'sent «eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc_-» to'],
    ['a bearer token', 'with bearer «AbCdEf123456» ok'],
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----«\nMIIE\nabc\n»-----END RSA PRIVATE KEY-----'],
    ['one that is cut', '-----BEGIN ENCRYPTED PRIVATE KEY-----«\nMIIE»'],
    ['a PFX in base64', '<data>«MIIKSQIBAzCCCg8GCSqGSIb3\n\tDQEHAaCCCgAE»</data>'],
    ['a PKCS#8 key in base64', 'key «MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKc=» end'],
  ])('%s', (_, marked) => check(marked));
});

describe('what is no secret stays readable', () => {
  it.each([
    'Error Domain=NSURLErrorDomain Code=-1202 "The certificate for this server is invalid."',
    'Key usage: digitalSignature, keyEncipherment. Key size: 2048, signature algorithm sha256',
    'The challenge was refused. The password is incorrect. A token is missing.',
    'System.Core, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089',
    'grant_type=client_credentials&scope=x&token_type=Bearer&passwords=1',
    'Subject CN=712b7993-65c4-4241, Sales and challenge CN=712b7993, Sales do not match',
    '"password": null, "token": "", challenge=- pwd=',
    'https://ndes.example/certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca',
    'mail to kim@example.com about TokenExpired and PasswordPolicy',
    'code=1346&status=500 and sig of the file',
    `Challenge: ${MASK}`,
  ])('%s', (text) => {
    expect(masked(text)).toBe(text);
  });

  it('tells names of secrets from others', () => {
    expect(['cs(Cookie)', 'X-Api-Key', 'ChallengePassword', 'cs(Authorization)'].filter(isSecretName)).toHaveLength(4);
    expect(['cs(User-Agent)', 'PasswordPolicy', 'Keysize', 'ping', 'options'].filter(isSecretName)).toEqual([]);
  });
});

describe('rendering a message', () => {
  it('masks what goes into it, however deep, and leaves our own words alone', () => {
    const inner = msg('sent to {0}', 'https://u:p@h/?challenge=abc');
    expect(english(msg('Password: {0}. {1}', 'x', inner))).toBe(`Password: x. sent to https://${MASK}@h/?challenge=${MASK}`);
    expect(english(verbatim('challenge=abc'))).toBe(`challenge=${MASK}`);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      'challenge',
      'password',
      '=',
      ':',
      ' ',
      '"',
      "'",
      '<',
      '>',
      '/',
      '&',
      '?',
      '%3D',
      '&lt;',
      '\\"',
      '\n',
      'Authorization',
      'Bearer ',
    ],
    ...['[', '{', 'MII', 'eyJ', '.', '://', '@', '-----BEGIN PRIVATE KEY-----', '<key>', '</key>', 'x', '--', 'is'],
  );
  const texts = fc.array(pieces, { maxLength: 60 }).map((all) => all.join(''));

  it('gives spans in order, apart and inside it, and is masked to the same again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let behind = -1;
        for (const { start, end } of secretsIn(text)) {
          expect(start).toBeGreaterThan(behind);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          behind = end;
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('hides a value whatever stands around it', () => {
    const secret = 'Zx9-PLANTED-7Qw';
    const around = fc.array(
      fc.constantFrom('GET /a ', '{"a":1,', '<x y="z">', 'Error: ', '\n', '\t', 'a=b&', '500 0 ', '%20', ';', '] ', ') '),
      { maxLength: 12 },
    );
    const notations = fc.constantFrom(
      (value: string) => `?challenge=${value}&`,
      (value: string) => `"password":"${value}"`,
      (value: string) => `<Challenge>${value}</Challenge>`,
      (value: string) => `Authorization: Bearer ${value} `,
      (value: string) => ` client_secret=${value} `,
      (value: string) => `https://kim:${value}@h/`,
      (value: string) => `\nPassword: ${value}\n`,
    );
    fc.assert(
      fc.property(around, notations, around, (before, notation, behind) => {
        expect(masked(`${before.join('')}${notation(secret)}${behind.join('')}`)).not.toContain(secret);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['names without values', 'challenge '],
    ['names with signs', 'password='],
    ['elements', '<password>'],
    ['quotes that nobody closes', '"password":"'],
    ['brackets', 'password=[['],
    ['names of keys', '<key>password</key>'],
    ['escapes', '%70%61'],
    ['userinfo', '://a'],
    ['lines', 'challenge=a\n'],
    ['words', 'a&b=password '],
    ['tokens', 'eyJaaaaaaaaaaa.'],
    ['keys', 'MIIaaQIBAzCC\n'],
  ])('takes time linear in its length: %s', (_, piece) => {
    const time = (length: number): number => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      const times = Array.from({ length: 3 }, () => {
        const began = process.cpuUsage();
        secretsIn(text);
        return process.cpuUsage(began).user;
      });
      return Math.min(...times);
    };
    const short = time(50_000);
    expect(time(200_000)).toBeLessThan(Math.max(40_000, 10 * short));
  });
});
