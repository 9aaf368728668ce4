import { describe, expect, it } from 'vitest';
import { detectLog } from '../../../server/src/core/detect.ts';
import { iisW3cDetector } from '../../../server/src/core/formats/iis-w3c-log/detect.ts';
import { iisW3cLog } from '../../../server/src/core/formats/iis-w3c-log/index.ts';
import { corpus } from '../../support/corpus-file.ts';
import { fixture } from '../../support/fixtures.ts';

const quality = (head: string, fileName = 'paste.txt') => iisW3cDetector.detect({ head, fileName })?.quality;

describe.each(iisW3cLog.samples)('sample: $title', ({ text, records }) => {
  it('is detected and has its records', () => {
    expect(detectLog({ head: text, fileName: '' })?.id).toBe('iis-w3c-log');
    expect(iisW3cLog.parse(text).records.length).toBe(records);
  });

  it('has help for every column but custom ones', () => {
    const { records: list } = iisW3cLog.parse(text);
    for (let i = 0; i < list.length; i++) {
      for (const field of list.at(i)?.fields() ?? []) expect(iisW3cLog.fieldHelp).toHaveProperty([field.name]);
    }
  });
});

describe('an IIS log is recognised', () => {
  it.each(['article/iis-500.log', 'article/iis-ok.log', 'article/iis-android-wrapped.log'])('as people paste it: %s', (path) => {
    expect(quality(fixture(path))).toBe('likely');
  });

  it.each(['iis-w3c-log/other-site.log', 'iis-w3c-log/azure-app-service.log'])('of a site without SCEP: %s', (path) => {
    expect(quality(corpus(path))).toBe('certain');
  });

  it('behind a byte order mark, with NULs, and without #Software', () => {
    expect(quality('\uFEFF#Fields: date time cs-method cs-uri-stem sc-status sc-substatus\r\n')).toBe('certain');
    expect(quality('\0\0\0#Fields: date time cs-method cs-uri-stem sc-status sc-win32-status\r\n')).toBe('certain');
  });

  it.each(['#Fields:', '#Fields: date time', '#Fields: date time c-ip x-custom'])(
    'below %j, by its records of SCEP',
    (fields) => {
      expect(quality(`${fields}\r\n${fixture('article/iis-500.log')}`)).toBe('likely');
      expect(quality(`${fields}\r\n10.0.0.1 GET /index.html - 443 - 10.0.0.9 UA - 500 0 0 31`)).toBeUndefined();
    },
  );

  it('among prose, when a SCEP request is in it', () => {
    expect(quality(`Hello,\n\nplease see:\n${fixture('article/iis-500.log')}\nThanks`)).toBe('likely');
  });

  it.each([
    'u_ex240501.log',
    'U_EX24050112.LOG',
    'C:\\inetpub\\logs\\LogFiles\\W3SVC1\\u_ex240501_x.log',
    '/a/u_extend1.log',
    'ex240501.log',
  ])('by its name while nothing is in it: %s', (name) => {
    expect(quality('', name)).toBe('possible');
  });
});

describe('other logs are left alone', () => {
  it.each([
    'apache-combined.log',
    'nginx.log',
    'morgan.log',
    'iis-ftp.log',
    'iis-smtp.log',
    'httperr.log',
    'cloudfront.log',
    'w3c-without-url.log',
    'exchange.log',
    'squid.log',
  ])('%s', (name) => {
    const head = corpus(`iis-w3c-log/near-${name}`);
    expect(quality(head)).toBeUndefined();
    expect(quality(head, 'access.log')).toBeUndefined();
  });

  it('even an FTP log that has the name of a web log', () => {
    expect(quality(corpus('iis-w3c-log/near-iis-ftp.log'), 'u_ex240501.log')).toBeUndefined();
    expect(quality('', 'C:\\inetpub\\logs\\LogFiles\\FTPSVC2\\u_ex240501.log')).toBeUndefined();
  });

  it.each(['', 'hello', '\0\0\0', '#', 'GET /', '{"a": 1}', 'GET / 200\n'.repeat(10)])('%j', (text) => {
    expect(quality(text)).toBeUndefined();
  });

  it.each(['ex1.txt', 'example.log', 'index1.log', 'u_nc240501.log', 'u_in240501.log'])('not by the name %s', (name) => {
    expect(quality('', name)).toBeUndefined();
  });

  it('quickly, whatever the text', () => {
    for (const head of ['a '.repeat(32_768), 'GET /a\n'.repeat(9_000), '#Fields: '.repeat(7_000), ' '.repeat(65_536)]) {
      expect(quality(head)).toBeUndefined();
    }
  });
});
