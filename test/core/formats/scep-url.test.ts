import { describe, expect, it } from 'vitest';
import { readScepRequest, readScepUrl } from '../../../server/src/core/formats/scep-url.ts';
import { fixture } from '../../support/fixtures.ts';

const DLL = '/certsrv/mscep/mscep.dll';

/** The operation of a path and a query that a log keeps apart. */
function operationOf(path: string, query: string): string {
  const text = `${path} ${query}`;
  return readScepRequest(text, { start: 0, end: path.length }, { start: path.length + 1, end: text.length }).operation;
}

describe('the operation of a request', () => {
  it.each([
    [DLL, 'operation=GetCACaps&message=ca', 'GetCACaps'],
    [DLL, 'message=ca&operation=GetCACert', 'GetCACert'],
    [`${DLL}/pkiclient.exe`, 'operation=PKIOperation', 'PKIOperation'],
    [DLL, 'OPERATION=pkioperation&message=MIAG', 'PKIOperation'],
    [DLL, 'operation=GetNextCACert', 'GetNextCACert'],
    [DLL, 'operation=GetCACert&amp;message=ca', 'GetCACert'],
    [DLL, '...', 'PKIOperation'],
    [DLL, '', 'BareUrl'],
    [DLL, '-', 'BareUrl'],
    ['/certsrv/mscep/', '', 'BareUrl'],
    [DLL, 'operation=', 'BareUrl'],
    [DLL, 'operation=GetCRLDistributionPoint', 'OtherScep'],
    ['/scep', 'operation=GetCACert', 'GetCACert'],
    ['/scep', 'operation=Login', 'Other'],
    ['/scep', '...', 'Other'],
    ['/', '', 'Other'],
    ['/certsrv/mscep_admin/', '-', 'AdminPage'],
    ['/CertificateRegistrationSvc/Certificate/VerifyRequest', '-', 'VerifyRequest'],
    ['/certificateregistrationsvc/certificate/notify', '', 'Notify'],
    ['/CertificateRegistrationSvc/Certificate/Other', '', 'Other'],
  ])('%s ? %s is %s', (path, query, operation) => {
    expect(operationOf(path, query)).toBe(operation);
  });
});

describe('readScepUrl', () => {
  const read = (url: string) => readScepUrl(`see ${url}`, { start: 4, end: 4 + url.length });

  it('gives the places of path, query, operation and message', () => {
    const url = 'https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority#top';
    const text = `see ${url}`;
    const found = read(url);
    expect(found?.operation).toBe('GetCACert');
    for (const token of [found?.path, found?.query, found?.operationToken, found?.message]) {
      expect(text.slice(token?.span.start, token?.span.end)).toBe(token?.value);
    }
    expect([found?.path?.value, found?.operationToken?.value, found?.message?.value]).toEqual([
      DLL,
      'GetCACert',
      'SCEP%20Authority',
    ]);
    expect(found?.query?.value).toBe('operation=GetCACert&message=SCEP%20Authority');
  });

  it('is undefined for what is no SCEP URL', () => {
    for (const url of [
      'https://contoso.com/',
      'https://contoso.com',
      'https://contoso.com?x=1',
      '',
      '/',
      'no url',
      '?',
      '://',
      '#',
    ]) {
      expect(read(url)).toBeUndefined();
    }
  });

  it('reads a path without host', () => {
    expect(read(`${DLL}?operation=GetCACaps`)).toMatchObject({ operation: 'GetCACaps', path: { value: DLL } });
  });

  it('finds the message that a device sent, cut in the log', () => {
    const text = fixture('article/ios-console.log');
    const start = text.indexOf('https://', text.indexOf('Sending CSR via GET'));
    const end = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start);
    const found = readScepUrl(text, { start, end: start + text.slice(start, end).trimEnd().length });
    expect(found?.operation).toBe('PKIOperation');
    expect(text.slice(found?.payload?.span.start).startsWith('MIAGCSqGSIb3DQEHAq')).toBe(true);
    expect(found?.payload?.state).toBe('cut');
  });
});

describe('the message of a PKIOperation', () => {
  const state = (message: string) => {
    const text = `operation=PKIOperation&message=${message}`;
    return readScepRequest(text, undefined, { start: 0, end: text.length }).payload?.state;
  };

  it.each([
    ['MIAG', 'logged'],
    ['MIA+Zg==', 'logged'],
    ['MIAGZg%3D%3D', 'logged'],
    ['MIAG%0AMI%2B%2F%0A', 'logged'],
    ['MIAGZg', 'logged'], // base64url without padding
    ['MIA+Zg', 'cut'],
    ['MIA%2BZg', 'cut'],
    ['MIAGZ', 'cut'],
    ['MIAG%3', 'cut'],
    ['MIAG%', 'cut'],
    ['MIAG...', 'cut'],
    ['MIAG\\', 'cut'],
    ['...', 'ellipsis'],
    ['', undefined],
  ])('%s is %s', (message, expected) => {
    expect(state(message)).toBe(expected);
  });

  it('is no message in another operation', () => {
    const text = 'operation=GetCACert&message=MIAG';
    expect(readScepRequest(text, undefined, { start: 0, end: text.length }).payload).toBeUndefined();
  });

  it.each(queries())('is whole in %s', (file) => {
    const text = fixture(file).trim();
    const span = { start: 0, end: text.length };
    expect(readScepRequest(text, undefined, span)).toMatchObject({ operation: 'PKIOperation', payload: { state: 'logged' } });
  });
});

/** The queries of real clients, as they were on the wire. */
function queries(): readonly string[] {
  const index: readonly { readonly file: string; readonly direction: string; readonly transport: { readonly method: string } }[] =
    JSON.parse(fixture('messages/index.json'));
  return index
    .filter((entry) => entry.direction === 'request' && entry.transport.method === 'GET')
    .map((entry) => entry.file.replace(/\.b64$/, '.query.txt'));
}
