import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findPayloads, MAX_PAYLOADS, readPayload } from '../../../server/src/core/encoding/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { fixture } from '../../support/fixtures.ts';
import { linesOf } from '../../support/writers.ts';

const base64 = fixture('messages/jscep-get-ndes-06-req.b64').trim();
const message = new Uint8Array(Buffer.from(base64, 'base64'));
const certificate = fixture('pki/lab-ca.pem').trim();
const certificateBytes = new Uint8Array(Buffer.from(certificate.replace(/-----.*-----/g, ''), 'base64'));

/** Checks that exactly the payloads between `«` and `»` are found, and that each gives `bytes`. */
function check(marked: string, bytes: Uint8Array = message): ReturnType<typeof findPayloads> {
  let text = '';
  const spans: { start: number; end: number }[] = [];
  for (const part of marked.split(/(?=[«»])/)) {
    if (part.startsWith('«')) spans.push({ start: text.length, end: -1 });
    const open = spans.at(-1);
    if (part.startsWith('»') && open) open.end = text.length;
    text += part.replace(/^[«»]/, '');
  }
  const found = findPayloads(text);
  expect(found.map((payload) => payload.span)).toEqual(spans);
  for (const payload of found) expect(payload.bytes).toEqual(bytes);
  return found;
}

function wrapped(width: number, between: string): string {
  return base64.match(new RegExp(`.{1,${width}}`, 'g'))?.join(between) ?? '';
}

function hexRows(row: (hex: readonly string[], offset: number, ascii: string) => string, width = 16): string {
  const rows: string[] = [];
  for (let at = 0; at < message.length; at += width) {
    const bytes = [...message.subarray(at, at + width)];
    const ascii = bytes.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
    rows.push(
      row(
        bytes.map((byte) => byte.toString(16).padStart(2, '0')),
        at,
        ascii,
      ),
    );
  }
  return rows.join('\n');
}

/** Base64 of nothing known. */
const noise = (bytes: number): string =>
  Buffer.concat(
    Array.from({ length: Math.ceil(bytes / 32) }, (_, index) => createHash('sha256').update(`noise ${index}`).digest()),
  ).toString('base64url');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');

const offset = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

describe('a payload in a log line', () => {
  it('IIS: one column of many', () => {
    check(
      `2017-08-08 20:22:16 10.0.0.4 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=«${base64}» 443 - 10.5.14.22 profiled/1.0+CFNetwork/811.5.4+Darwin/16.6.0 - 200 0 0 31`,
    );
  });

  it('IIS: the query was cut, and the columns behind it stay columns', () => {
    const cut = base64.slice(0, 402);
    const [payload] = check(
      `2017-08-08 20:22:16 10.0.0.4 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=«${cut}» 443 - 10.5.14.22 profiled/1.0 - 200 0 0 31`,
      message.subarray(0, 301),
    );
    expect(payload?.cut).toEqual({ atByte: 301, leftoverBits: 4, why: 'mid-quantum' });
  });

  it('iOS: the line ends with a backslash and a blank', () => {
    const [payload] = check(
      `debug    18:30:55.487908 -0500    profiled    Performing synchronous URL request: https://<server>/certsrv/mscep/mscep.dll?operation=PKIOperation&message=«${base64.slice(0, 400)}»\\ \ndefault    18:30:56.483977 -0500    profiled    Attempting to retrieve issued certificate...\\ \n`,
      message.subarray(0, 300),
    );
    expect(payload?.cut).toEqual({ atByte: 300, leftoverBits: 0, why: 'trailing-backslash' });
  });

  it("the article's own payload, which stops in mid-quantum", () => {
    const log = fixture('article/ios-console.log');
    const start = log.indexOf('MIAG');
    const [payload, ...others] = findPayloads(log);
    const signs = log.trimEnd().length - start;
    expect(others).toEqual([]);
    expect(payload?.span).toEqual({ start, end: start + signs });
    expect(payload?.bytes).toEqual(new Uint8Array(Buffer.from(log.slice(start), 'base64')));
    expect(payload?.cut).toEqual({ atByte: Math.floor((signs * 6) / 8), leftoverBits: (signs * 6) % 8, why: 'mid-quantum' });
  });

  it('OMADM: a debug log breaks the message into records', () => {
    const prefix = (second: number): string =>
      `2018-02-27T05:16:${second}.8220000  VERB  Event  org.jscep.message.PkiMessageEncoder  18327    ${second}  `;
    const lines = wrapped(200, '\n').split('\n');
    const text = lines.map((line, index) => prefix(10 + index) + line).join('\n');
    const [payload] = findPayloads(`${text}\n${prefix(40)}Sending request\n`);
    expect(payload?.bytes).toEqual(message);
    expect(payload?.steps).toEqual(['wrapped', 'base64']);
  });

  it('the first record says more than the others', () => {
    const lines = wrapped(76, '\n').split('\n');
    const text = lines
      .map((line, index) => `10:15:0${index % 10} DEBUG scep: ${index === 0 ? 'body is ' : ''}${line}`)
      .join('\r\n');
    expect(findPayloads(text).map((payload) => payload.bytes)).toEqual([message]);
  });

  it('a cut payload does not take the next record', () => {
    const line = '2018-02-27T05:16:21.8220000  VERB  Event  org.jscep.message.PkiMessageEncoder  18327    10  ';
    check(`${line}«${base64.slice(0, 80)}»\n${line}CertificateEnrollmentManagerStarted\nError\n`, message.subarray(0, 60));
  });

  it('POST body in a JSON trace', () => {
    check(
      `{"url":"/certsrv/mscep/mscep.dll?operation=PKIOperation","body":"«${base64.replaceAll('/', '\\/').replaceAll('+', '\\u002B')}»","status":200}`,
    );
  });

  it('SyncML and HTML', () => {
    check(`<Item><Data>«${base64.replaceAll('+', '&#43;').replaceAll('=', '&#x3D;')}»</Data></Item>`);
    check(`<td>&quot;«${base64.replaceAll('/', '&sol;').replaceAll('+', '&plus;')}»&quot;</td>`);
  });

  it('several in one text', () => {
    check(`a «${base64}» b "«${base64}»"\n«${base64}»\n`);
  });
});

describe('wrapping', () => {
  it.each([
    ['at 64', 64, '\n'],
    ['at 76, CRLF', 76, '\r\n'],
    ['with an indent', 64, '\n      '],
    ['with every line doubled', 64, '\n\n'],
    ['as a mail quotes it', 64, '\n> '],
    ['as source code', 64, '" +\n    "'],
    ['by a shell', 80, '\\\n'],
    ['in a JSON string', 64, '\\n'],
    ['in a JSON string in a JSON string', 64, '\\\\r\\\\n'],
    ['as XML character references', 76, '&#13;&#10;'],
  ])('%s', (_, width, between) => {
    check(`«${wrapped(width, between)}»`);
  });

  it('by a terminal, in the midst of a line', () => {
    const text = `GET /mscep.dll?operation=PKIOperation&message=${base64}`;
    const lines = text.match(/.{1,120}/g)?.join('\n') ?? '';
    expect(findPayloads(`${lines}\nHTTP/1.1 200 OK\n`).map((payload) => payload.bytes)).toEqual([message]);
  });

  it('a word on the line behind a finished or unfinished payload is none of it', () => {
    check(`«${wrapped(64, '\n')}»\nError\n`);
    check(`«${wrapped(64, '\n').slice(0, 64 * 4 + 3)}»\nError\n`, message.subarray(0, 192));
  });
});

describe('a line that reads like the start of a message', () => {
  const answer = fixture('messages/jscep-get-aes-sha256-06-resp.b64').trim();
  const lines = answer.match(/.{1,64}/g) ?? [];

  it('is a line of the message where an element may begin there, also in a cut one', () => {
    expect(lines.filter((line) => line.startsWith('MII')).length).toBeGreaterThan(1);
    const cut = new Uint8Array(Buffer.from(lines.slice(0, 40).join(''), 'base64'));
    check(`«${lines.slice(0, 40).join('\n')}»\n`, cut);
    check(`«${lines.slice(0, 40).join(' ')}»\n`, cut);
  });

  it('is another message where none may: cut messages stay apart', () => {
    for (const signs of [48, 64, 96, 128, 400]) {
      const cut = base64.slice(0, signs);
      check(`«${cut}»\n«${cut}»\n`, message.subarray(0, (signs * 3) / 4));
      check(`x «${cut}»\nx «${cut}»\n`, message.subarray(0, (signs * 3) / 4));
    }
  });
});

describe('quoted-printable', () => {
  it('a = at the end of the last line is padding, whatever follows', () => {
    check(`«${certificate.replace(/-----.*-----|\n/g, '')}»\nNext line of the log\n`, certificateBytes);
  });
});

describe('blanks for pluses', () => {
  it('are read so where the message then ends as it says', () => {
    const [payload] = check(`message=«${base64.replaceAll('+', ' ')}» HTTP/1.1`);
    expect(payload?.steps).toEqual(['plus-as-space', 'base64']);
  });

  it('are line ends in lines of one length, also where the message is cut', () => {
    check(`body: «${wrapped(64, ' ')}» (POST)`);
    const [payload] = check(
      `body: «${wrapped(64, ' ').slice(0, 65 * 9 + 20)}» was lost`,
      message.subarray(0, (64 * 9 + 20) * 0.75),
    );
    expect(payload?.steps).toEqual(['wrapped', 'base64']);
  });

  it('are pluses at the end and at the beginning of lines of one length', () => {
    const blanks = base64.replaceAll('+', ' ');
    const widths = [61, 62, 63, 65, 66, 67, 69, 70, 71].filter((width) => {
      const lines = linesOf(blanks, width);
      return lines.some((line) => line.startsWith(' ')) && lines.some((line) => line.endsWith(' '));
    });
    expect(widths.length).toBeGreaterThan(0);
    for (const width of widths) check(`«${linesOf(blanks, width).join('\n')}»\n`);
  });

  it('may be escaped again', () => {
    check(`message=«${base64.replaceAll('+', '%20')}»&x=1`);
  });

  it('are not, where words follow a cut message', () => {
    check(`«${base64.slice(0, 64)}»\tMIIN`, message.subarray(0, 48));
    check(`«${base64.slice(0, 64)}» was not sent to the server`, message.subarray(0, 48));
  });
});

describe('PEM', () => {
  it.each(['PKCS7', 'CMS', 'CERTIFICATE', 'CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST', 'X509 CRL'])('%s', (label) => {
    const [payload] = check(`x\n«-----BEGIN ${label}-----\n${wrapped(64, '\n')}\n-----END ${label}-----»\ny`);
    expect(payload?.steps).toEqual(['wrapped', 'pem', 'base64']);
  });

  it('in a JSON string, on one line, and behind log prefixes', () => {
    check(`{"ca":"«${certificate.replaceAll('\n', '\\n')}»"}`, certificateBytes);
    check(`ca = «${certificate.replaceAll('\n', ' ')}» (lab)`, certificateBytes);
    const lines = certificate.split('\n').map((line, index) => `10:15:${10 + index} DEBUG ca: ${line}`);
    expect(findPayloads(lines.join('\n')).map((payload) => payload.bytes)).toEqual([certificateBytes]);
  });

  it('under a label that no standard names', () => {
    check(`«-----BEGIN SCEP MESSAGE-----\n${wrapped(64, '\n')}\n-----END SCEP MESSAGE-----»`);
  });

  it.each(['PUBLIC KEY', 'RSA PRIVATE KEY', 'PGP MESSAGE', 'DH PARAMETERS'])('not under %s', (label) => {
    expect(findPayloads(`-----BEGIN ${label}-----\n${wrapped(64, '\n')}\n-----END ${label}-----\n`)).toEqual([]);
  });

  it('cut before its END line', () => {
    const [payload] = findPayloads(`${certificate.slice(0, 250)}\n`);
    expect(payload?.bytes).toEqual(certificateBytes.subarray(0, payload?.bytes.length));
    expect(payload?.cut?.atByte).toBe(payload?.bytes.length);
  });

  it('two blocks behind each other', () => {
    check(`«${certificate}»\n«${certificate}»\n`, certificateBytes);
  });

  it('never a private key', () => {
    expect(findPayloads(fixture('pki/lab-ca.key'))).toEqual([]);
  });
});

describe('hex', () => {
  it.each([
    ['one run', hexRows((hex) => hex.join('')).replaceAll('\n', '')],
    ['with colons', hexRows((hex) => hex.join(':')).replaceAll('\n', ':\n')],
    ['with blanks', hexRows((hex) => hex.join(' ')).replaceAll('\n', ' ')],
    ['as an array', hexRows((hex) => hex.map((byte) => `0x${byte}`).join(', ')).replaceAll('\n', ',\n')],
    ['as a string', hexRows((hex) => hex.map((byte) => `\\x${byte}`).join('')).replaceAll('\n', '')],
    [
      'Cisco: words',
      hexRows(
        (hex) =>
          `  ${hex
            .join('')
            .toUpperCase()
            .match(/.{1,8}/g)
            ?.join(' ')}`,
        32,
      ),
    ],
    [
      'OpenSSL',
      hexRows((hex, at, ascii) => `${offset(at, 4)} - ${hex.slice(0, 8).join(' ')}-${hex.slice(8).join(' ')}   ${ascii}`),
    ],
    [
      'xxd',
      hexRows(
        (hex, at, ascii) =>
          `${offset(at, 8)}: ${(
            hex
              .join('')
              .match(/.{1,4}/g)
              ?.join(' ') ?? ''
          ).padEnd(39)}  ${ascii}`,
      ),
    ],
    [
      'hexdump -C',
      hexRows((hex, at, ascii) => `${offset(at, 8)}  ${hex.slice(0, 8).join(' ')}  ${hex.slice(8).join(' ')}  |${ascii}|`),
    ],
    [
      'tcpdump',
      hexRows(
        (hex, at, ascii) =>
          `\t0x${offset(at, 4)}:  ${hex
            .join('')
            .match(/.{1,4}/g)
            ?.join(' ')}  ${ascii}`,
      ),
    ],
    [
      'certutil',
      hexRows((hex, at, ascii) => `    ${offset(at, 4)}  ${hex.slice(0, 8).join(' ')} ${hex.slice(8).join(' ')}   ${ascii}`),
    ],
    [
      'Cisco debug with a time before every row',
      hexRows((hex, at) => `*Mar  1 00:00:${offset(at % 90, 2)}.123: ${hex.join(' ').toUpperCase()}`).replace(/:(..)\./g, ':07.'),
    ],
  ])('%s', (_, dump) => {
    const found = findPayloads(`dump:\n${dump}\nend\n`);
    expect(found.map((payload) => Buffer.from(payload.bytes).toString('hex'))).toEqual([Buffer.from(message).toString('hex')]);
    expect(found[0]?.cut).toBeUndefined();
  });

  it('words of two bytes: the places of both are theirs', () => {
    const words = (row: readonly string[]): string =>
      (row.join('').match(/(..)(..)/g) ?? []).map((w) => w.slice(2) + w.slice(0, 2)).join(' ');
    const text = hexRows((row, at) => `${offset(at, 7)} ${words(row)}`);
    const [payload] = findPayloads(text);
    const { start, end } = payload?.sourceOf(1) ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toBe('80');
    expect([payload?.byteAt(start), payload?.byteAt(start + 2)]).toEqual([1, 0]);
  });

  it('od counts in octal: a row that is missing is told so', () => {
    const rows = hexRows((row, at) => `${at.toString(8).padStart(7, '0')} ${row.join(' ')}`).split('\n');
    rows.splice(10, 2);
    const [payload] = findPayloads(rows.join('\n'));
    expect(payload?.problems.map(({ message: text }) => english(text))).toEqual([
      'Rows of the dump are missing: behind offset 0000240 it goes on at 0000300.',
    ]);
  });

  it('a date behind a cut dump is no row', () => {
    const rows = hexRows((row, at) => `${offset(at, 4)}  ${row.join(' ')}`).split('\n');
    expect(findPayloads(`${rows.slice(0, 9).join('\n')}\n2026-11-24 08:12:33 next\n`)[0]?.problems).toEqual([]);
  });

  it('a dump with a row missing stops there and says so', () => {
    const rows = hexRows((hex, at) => `${offset(at, 4)}: ${hex.join(' ')}`).split('\n');
    rows.splice(10, 1);
    const [payload] = findPayloads(rows.join('\n'));
    expect(payload?.bytes).toEqual(message.subarray(0, 160));
    expect(payload?.cut?.why).toBe('end-of-text');
    expect(payload?.problems.map((problem) => problem.code)).toEqual(['dump-rows-missing']);
  });
});

describe('what only looks like a payload', () => {
  it.each([
    ['a user agent', 'Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 MIUI/13 CFNetwork/1408.0.4'],
    ['a GUID', 'AC_51bad41f-3854-4eb5-a2f2-0f7a94034ee8 30823080-3082-3080-8230-308230803082'],
    ['digests', `sha1 3082${'ab'.repeat(18)} sha256 30820304${'30'.repeat(28)} MIIBCg${'A'.repeat(37)}=`],
    ['a path', '/MIIS/MIICROSOFT/MIIServer/MIISActivate/MIICertificates/MIIAdmin/MIIClient/MIITools/MIIHelp'],
    [
      'words',
      'MICROSOFTINTUNECERTIFICATECONNECTORPOLICYMODULE MIGRATIONOFALLCERTIFICATESFROMTHEOLDSERVERTOTHENEWSERVER MIDDLEWARE',
    ],
    [
      'a GetCACert query',
      'operation=GetCACert&message=SCEP%20Authority operation=GetCACaps&message=MI operation=GetCACert&message=ca',
    ],
    ['an omitted query', 'operation=PKIOperation&message=...'],
    ['numbers', '30 80 30 82 3080 3082 2018-02-27 30:82:01 30 8 308 0x30'],
    ['SyncML', '<CmdID>3082</CmdID><LocURI>./Vendor/MSFT/CertificateStore/My/SCEP/ModelName%3dAC</LocURI>'],
    ['a token', 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsIng1dCI6Ik1JSUNHIn0.eyJNSUlDIjoiTUlJQ0NNSUlDQ01JSUNDTUlJQ0MifQ'],
    ['NUL bytes and lone surrogates', '\0\0\ud800MI\udc00MII\0\0'],
    [
      'fingerprints',
      '30:82:b9:69:02:01:e5:54:73:53:cf:b4:5a:f9:4e:18:99:66:da:71\n30:80:02:cd:b4:b1:94:b4:6d:a7:2e:aa:ed:20:90:ea:81:4e:2f:f9',
    ],
    [
      'a fingerprint before another one',
      '30 81 8c 06 2c 12 a3 8f 82 3b 86 4d c7 53 14 34 3e 5e 1d 46 8f 7a 15 72 3b f1 d1 8c 77 a9 01 02\n15 72 3b f1 d1 8c 77 a9',
    ],
    ['an SSH key', `ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC${noise(300)} root@host`],
    ['a JWT', `${base64url('{"alg":"RS256"}')}.${base64url('{"sub":"1"}')}.${noise(256)}`],
    ['Kerberos', `Authorization: Negotiate YII${noise(700)}`],
    ['a MAC address and a serial number', '30:82:01:02:03:04 serial=308201a2b3c4d5e6f708 48,130 48, 1300 48 130'],
    ['prose', 'The quick brown fox jumps over the lazy dog again, 48 times or 30-82 times; see RFC 8894.'],
  ])('%s', (_, text) => {
    expect(findPayloads(text)).toEqual([]);
  });

  it.each([
    ['colons', (hash: Buffer) => (hash.toString('hex').match(/../g) ?? []).join(':')],
    ['blanks', (hash: Buffer) => (hash.toString('hex').match(/../g) ?? []).join(' ')],
    ['dashes', (hash: Buffer) => (hash.toString('hex').match(/../g) ?? []).join('-').toUpperCase()],
    ['hex', (hash: Buffer) => hash.toString('hex')],
    ['base64', (hash: Buffer) => hash.toString('base64')],
    ['GUIDs', (hash: Buffer) => hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5')],
    ['decimal', (hash: Buffer) => [...hash].join(', ')],
  ])('ten thousand digests with %s', (_, write) => {
    const digests = Array.from({ length: 10_000 }, (_one, index) => createHash('sha256').update(`digest ${index}`).digest());
    expect(findPayloads(digests.map(write).join('\n'))).toEqual([]);
  });

  it.each([
    'article/SetupMsi.log',
    'article/iis-500.log',
    'article/iis-android-wrapped.log',
    'article/iis-ok.log',
    'article/omadm-enroll.log',
    'article/windows-event-36.txt',
  ])('%s', (file) => {
    expect(findPayloads(fixture(file))).toEqual([]);
  });
});

describe('a known value', () => {
  const read = (text: string): ReturnType<typeof readPayload> => readPayload(text, { start: 0, end: text.length });

  it('however short, where it begins as a message does', () => {
    expect(read('MIIN')?.bytes).toEqual(new Uint8Array([0x30, 0x82, 0x0d]));
    expect(read('MI')?.cut).toEqual({ atByte: 1, leftoverBits: 4, why: 'mid-quantum' });
  });

  it('never beyond its span', () => {
    expect(readPayload(base64, { start: 0, end: 41 })?.bytes).toEqual(message.subarray(0, 30));
  });

  it('from the midst of a message: aligned by what messages hold', () => {
    for (const from of [100, 101, 102, 103]) {
      const payload = read(base64.slice(from, from + 1200));
      const first = Math.ceil((from * 6) / 8 / 3) * 3;
      expect(payload?.bytes.subarray(0, 800)).toEqual(message.subarray(first, first + 800));
    }
  });

  it('from the midst of a message: aligned by its padding', () => {
    const payload = read(base64.slice(-99));
    expect(payload?.bytes).toEqual(message.subarray(-(payload?.bytes.length ?? 0)));
    expect(payload?.bytes.length).toBe(70);
    expect(payload?.problems.map((problem) => problem.code)).toEqual(['base64-alignment']);
  });

  it('from the midst of a hex dump', () => {
    const rows = hexRows((hex, at, ascii) => `${offset(at, 4)}: ${hex.join(' ')}  ${ascii}`).split('\n');
    expect(read(rows.slice(4, 8).join('\n'))?.bytes).toEqual(message.subarray(64, 128));
  });

  it.each(['', ' ', '...', 'ca', 'default', 'CAIdentifier', 'SCEP Authority', 'SCEP%20Authority', 'MICROSOFT', '-', '='])(
    'not %j',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );
});

describe('limits', () => {
  it('finds a thousand payloads and no more', () => {
    expect(findPayloads(`${certificate.replaceAll('\n', '')} x\n`.repeat(1100))).toHaveLength(MAX_PAYLOADS);
  });

  it.each([
    ['one line of nothing', 'x'.repeat(1_000_000)],
    ['message starts', 'MIIN'.repeat(250_000)],
    ['message starts as words', 'MIINNQYJKoZIhvcNAQcCoIINJjCCDSIC '.repeat(30_000)],
    ['message starts as lines', 'MIINNQYJKoZIhvcNAQcCoIINJjCCDSIC\n'.repeat(30_000)],
    ['message starts with log prefixes', '2018 x MIINNQYJKoZIhvcNAQcCoIINJjCCDSIC\n'.repeat(20_000)],
    ['message parameters', 'message=MIIA&'.repeat(100_000)],
    ['hex starts', '30 82 '.repeat(150_000)],
    ['PEM starts', '-----BEGIN CMS-----\n'.repeat(50_000)],
    ['key starts', '-----BEGIN PRIVATE KEY-----\n'.repeat(40_000)],
    ['percent signs', `MIINNQYJKoZIhvcNAQcC${'%25'.repeat(300_000)}`],
    ['ampersands', `MIINNQYJKoZIhvcNAQcC${'&amp;'.repeat(200_000)}`],
    ['backslashes', `MIINNQYJKoZIhvcNAQcC${'\\'.repeat(1_000_000)}`],
    ['blanks', `MIINNQYJKoZIhvcNAQcCoIINJjCCDSIC${' '.repeat(1_000_000)}`],
    ['message starts with blanks inside', 'MIINNQYJKoZIhvcNAQcCoIINJjCC aaaaaaaaaaaaaaaaaaaaaaaaaaaaa '.repeat(15_000)],
    [
      'message starts with blanks in lines of one length',
      'MIINNQYJKoZIhvcNAQcCoIINJjCC DS\naaaaaaaaaa aaaaaaaaaa aaaaaaaaa\n'.repeat(15_000),
    ],
    ['message starts that go on as quoted-printable', 'MIINNQYJKoZIhvcNAQcCoIINJjCCDSI=\n'.repeat(30_000)],
    ['nested message starts', `MIQBAAAA${'MIAwgDCAMIAwgDCAMIAwgDCA\n'.repeat(40_000)}`],
    ['object identifiers of PKCS', 'KoZIhvcNAQ hkiG9w0B SIb3DQE\n'.repeat(40_000)],
    ['lines with object identifiers of PKCS', 'aB3dKoZIhvcNAQcCoIINJjCCDSICaaaaaaaaa\n,\n'.repeat(25_000)],
    ['soft line breaks', `MIINNQYJKoZIhvcNAQcC${'=\nA'.repeat(300_000)}`],
    ['octal line ends', `MIINNQYJKoZIhvcNAQcC${'#012'.repeat(250_000)}`],
    ['changes of colour', `MIINNQYJKoZIhvcNAQcC${'\u001b[0m'.repeat(250_000)}`],
    ['decimal starts', '48, 130, 1, '.repeat(80_000)],
    ['words of two bytes', '0000000 8230 0000\n'.repeat(50_000)],
  ])(
    'a megabyte of %s takes no time',
    (_, text) => {
      expect(() => findPayloads(text)).not.toThrow();
    },
    5000,
  );
});
