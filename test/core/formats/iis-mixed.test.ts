import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeLog, growLog } from '../../../server/src/core/analyze/index.ts';
import { columns, parse } from './iis-lines.ts';

const HEAD = '2024-05-14 09:12:33';
const SCEP = 'GET /certsrv/mscep/mscep.dll operation=GetCACert&message=x 443 - 10.0.0.9';
const UA = 'Mozilla/4.0+(compatible;+Win32;+NDES+client)';

/** Lines as servers with different columns write them, with the names of what stands behind the client's address. */
const LINES: readonly (readonly [title: string, line: string, names: string])[] = [
  ['IIS 6, default', `${HEAD} W3SVC1 10.1.5.20 ${SCEP} ${UA} 200 0 0`, 'cs(User-Agent) sc-status sc-substatus sc-win32-status'],
  [
    'IIS 7, default',
    `${HEAD} 10.1.5.20 ${SCEP} ${UA} 200 0 0 31`,
    'cs(User-Agent) sc-status sc-substatus sc-win32-status time-taken',
  ],
  [
    'IIS 8.5 to 10, default',
    `${HEAD} 10.1.5.20 ${SCEP} ${UA} - 200 0 0 4218`,
    'cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken',
  ],
  [
    'a referrer',
    `${HEAD} 10.1.5.20 GET /intranet/ - 80 CONTOSO\\bob 10.0.0.9 ${UA} https://portal.contoso.com/a?b=c 200 0 0 15`,
    'cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken',
  ],
  [
    'a cookie alone',
    `${HEAD} 10.1.5.20 GET /intranet/ - 80 - 10.0.0.9 ${UA} ASP.NET_SessionId=k3v;+theme=dark 200 0 0 15`,
    'cs(User-Agent) cs(Cookie) sc-status sc-substatus sc-win32-status time-taken',
  ],
  [
    'a cookie, and no referrer',
    `${HEAD} 10.1.5.20 GET /intranet/ - 80 - 10.0.0.9 ${UA} theme=dark - 200 0 0 15`,
    'cs(User-Agent) cs(Cookie) cs(Referer) sc-status sc-substatus sc-win32-status time-taken',
  ],
  [
    'no cookie, and a referrer',
    `${HEAD} 10.1.5.20 GET /intranet/ - 80 - 10.0.0.9 ${UA} - http://portal/ 200 0 0 15`,
    'cs(User-Agent) cs(Cookie) cs(Referer) sc-status sc-substatus sc-win32-status time-taken',
  ],
  [
    'a referrer and a host',
    `${HEAD} 10.1.5.20 ${SCEP} ${UA} - ndes.contoso.com 500 0 1346 31`,
    'cs(User-Agent) cs(Referer) cs-host sc-status sc-substatus sc-win32-status time-taken',
  ],
  [
    'cookie, referrer and host, all absent',
    `${HEAD} 10.1.5.20 ${SCEP} ${UA} - - - 200 0 0 31`,
    'cs(User-Agent) cs(Cookie) cs(Referer) cs-host sc-status sc-substatus sc-win32-status time-taken',
  ],
  [
    'cookie, referrer and host',
    `${HEAD} W3SVC2 WEB01 10.1.5.20 GET /a.aspx - 443 - 10.0.0.9 HTTP/1.1 ${UA} a=1 https://x.y/ shop:8443 200 0 0 31`,
    'cs-version cs(User-Agent) cs(Cookie) cs(Referer) cs-host sc-status sc-substatus sc-win32-status time-taken',
  ],
  [
    'bytes both ways',
    `${HEAD} 10.1.5.20 ${SCEP} ${UA} - 200 0 0 4021 311 46`,
    'cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status sc-bytes cs-bytes time-taken',
  ],
  [
    'bytes sent, in less milliseconds than any request has bytes',
    `${HEAD} 10.1.5.20 ${SCEP} ${UA} - ndes.contoso.com 200 0 0 4021 15`,
    'cs(User-Agent) cs(Referer) cs-host sc-status sc-substatus sc-win32-status sc-bytes time-taken',
  ],
  [
    'Exchange, SharePoint',
    `${HEAD} 10.1.5.30 POST /Microsoft-Server-ActiveSync/default.eas User=bob&DeviceId=X1&Cmd=Ping 443 CONTOSO\\bob 10.0.0.9 Apple-iPhone/1904.5 - 200 0 0 900112`,
    'cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken',
  ],
  [
    'a proxy that passes the address on',
    `${HEAD} 10.1.5.20 ${SCEP} ${UA} - 200 0 0 31 192.0.2.7`,
    'cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken unnamed',
  ],
];

/** The names of the columns behind the client's address. */
function namesBehindClient(text: string, index: number): readonly string[] {
  const names = columns(parse(text), index).map((column) => column.slice(0, column.indexOf('=')));
  return names.slice(names.indexOf('c-ip') + 1);
}

describe('a line without #Fields, as a server writes it with', () => {
  it.each(LINES)('%s', (_, line, names) => expect(namesBehindClient(`${line}\n`, 0)).toEqual(names.split(' ')));

  it('any of these layouts means the same among lines of all others, in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...LINES], { minLength: 2 }), (lines) => {
        const text = lines.map(([, line]) => `${line}\n`).join('');
        lines.forEach(([, , names], i) => {
          expect(namesBehindClient(text, i)).toEqual(names.split(' '));
        });
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

describe('what a line does not tell', () => {
  const two = (second: number, host = 'a'): string =>
    `${HEAD} 10.1.5.20 ${SCEP} ${UA} - ${host}.contoso.com 200 0 0 4021 ${second}\n`;

  it('is not guessed: a second number may be the size of the request or a time', () => {
    expect(namesBehindClient(two(311), 0).slice(-2)).toEqual(['sc-bytes', 'bytes-or-time']);
  });

  it('is known by another line of the same form', () => {
    const text = two(311) + two(0);
    expect(namesBehindClient(text, 0).slice(-2)).toEqual(['sc-bytes', 'time-taken']);
  });

  it('is not guessed: two dashes may be any two of cookie, referrer and host', () => {
    const names = namesBehindClient(`${HEAD} 10.1.5.20 ${SCEP} ${UA} - - 200 0 0 31\n`, 0);
    expect(names.slice(1, 3)).toEqual(['unnamed', 'unnamed']);
  });

  it('is not guessed: a number at the end of a text that ends in its line', () => {
    const whole = `${HEAD} 10.1.5.20 ${SCEP} ${UA} - 200 0 0 4021 311 46\n`;
    const cut = `${HEAD} 10.1.5.20 ${SCEP} ${UA} - 200 0 0 4021`;
    expect(namesBehindClient(whole + cut, 1).at(-1)).toBe('bytes-or-time');
    expect(namesBehindClient(`${whole}${cut} \n`, 1).at(-1)).toBe('sc-bytes'); // IIS leaves no blank behind its last column
    expect(namesBehindClient(`${whole}${cut}\n`, 1).at(-1)).toBe('time-taken');
  });

  it('is the same for a log that grows by the line that tells', () => {
    const grown = growLog(analyzeLog(parse(two(311))), two(311) + two(0));
    const whole = analyzeLog(parse(two(311) + two(0)));
    expect(grown.document.records.at(0)?.events()).toEqual(whole.document.records.at(0)?.events());
    expect(grown.groups).toEqual(whole.groups);
    expect(grown.document.records.at(0)?.events()).toMatchObject([{ durationMs: 311 }]);
  });
});
