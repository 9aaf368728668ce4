import { describe, expect, it } from 'vitest';
import { judgeHttp } from '../../../server/src/core/judge/http/index.ts';
import type { HttpEvent, Operation } from '../../../server/src/core/log/event.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import type { NumberToken } from '../../../server/src/core/text/span.ts';

const NOWHERE = { start: 0, end: 0 };

/** `http('PKIOperation', '404 15 0')`: an exchange as IIS logs it. */
function http(operation: Operation, triple: string): HttpEvent {
  const [status, substatus, win32] = triple.split(' ').map((text): NumberToken => ({ value: Number(text), text, span: NOWHERE }));
  return {
    kind: 'http',
    side: 'server',
    phase: 'exchange',
    operation,
    span: NOWHERE,
    platform: 'unknown',
    ...(status ? { status } : {}),
    ...(substatus ? { substatus } : {}),
    ...(win32 ? { win32 } : {}),
  };
}

/** Outcome and the words for the end of the line. */
function check(operation: Operation, triple: string): string {
  const event = http(operation, triple);
  const { outcome, failure } = judgeHttp(event);
  return failure ? `${outcome}: ${english(failure.short)}` : outcome;
}

describe('judgeHttp', () => {
  it.each<[Operation, string, string]>([
    ['GetCACaps', '200 0 0', 'ok'],
    ['GetCACert', '200 0 0', 'ok'],
    ['PKIOperation', '200 0 0', 'unknown'],
    ['BareUrl', '403 0 0', 'ok'],
    ['BareUrl', '200 0 0', 'suspicious: NDES page instead of 403'],
    ['VerifyRequest', '201 0 0', 'ok'],
    ['VerifyRequest', '200 0 0', 'suspicious: challenge probably refused'],
    ['Notify', '204 0 0', 'ok'],
    ['Notify', '200 0 0', 'suspicious: outcome not reported'],
    ['AdminPage', '401 2 5', 'ok'],
    ['AdminPage', '401 1 2148074254', 'ok'],
    ['AdminPage', '401 1 1326', 'failed: sign-in failed'],
    ['AdminPage', '200 0 0', 'ok'],
  ])('knows the healthy status of %s %s', (operation, triple, expected) => {
    expect(check(operation, triple)).toBe(expected);
  });

  it.each<[Operation, string, string]>([
    ['GetCACert', '500 0 1346', 'failed: impersonation right missing'],
    ['GetCACert', '500 0 0', 'failed: NDES failed'],
    ['PKIOperation', '500 0 1909', 'failed: ERROR_ACCOUNT_LOCKED_OUT'],
    ['PKIOperation', '404 15 0', 'failed: query string too long'],
    ['PKIOperation', '404 14 0', 'failed: URL too long'],
    ['PKIOperation', '414 0 0', 'failed: URL too long'],
    ['PKIOperation', '400 0 0', 'failed: bad request, maybe too long'],
    ['GetCACaps', '404 2 1260', 'failed: mscep.dll not allowed (ISAPI restriction)'],
    ['GetCACaps', '404 0 2', 'failed: no SCEP service here'],
    ['VerifyRequest', '403 16 2148204809', 'failed: client certificate chain not trusted'],
    ['VerifyRequest', '403 7 5', 'failed: no client certificate sent'],
    ['VerifyRequest', '403 13 2148081683', 'failed: client certificate revoked, or CRL not reachable'],
    ['VerifyRequest', '403 17 2148204801', 'failed: client certificate expired'],
    ['VerifyRequest', '401 2 5', 'failed: Windows Authentication is on'],
    ['VerifyRequest', '500 0 0', 'failed: registration point failed'],
    ['VerifyRequest', '404 0 0', 'failed: registration point not found'],
    ['GetCACert', '403 4 5', 'failed: https required'],
    ['GetCACert', '302 0 0', 'suspicious: redirected'],
    ['GetCACert', '502 3 12030', 'failed: bad gateway'],
    ['GetCACert', '503 0 0', 'failed: application pool stopped'],
    ['GetCACert', '504', 'failed: gateway timeout'],
    ['GetCACert', '418 0 0', 'failed: status 418'],
    ['GetCACert', '500 21 0', 'failed: Module not recognized'],
    ['OtherScep', '500 0 1346', 'failed: impersonation right missing'],
  ])('names the reason of %s %s', (operation, triple, expected) => {
    expect(check(operation, triple)).toBe(expected);
  });

  it.each<[Operation, string]>([
    ['Other', '500 0 0'],
    ['Other', '404 0 2'],
    ['OtherScep', '404 0 0'],
    ['GetCACert', ''],
  ])('concludes nothing from %s "%s"', (operation, triple) => {
    const event = triple === '' ? { ...http(operation, '0'), phase: 'request' as const } : http(operation, triple);
    const { status: _status, substatus: _substatus, win32: _win32, ...bare } = event;
    expect(judgeHttp(triple === '' ? bare : event).outcome).toBe('unknown');
    expect(judgeHttp(triple === '' ? bare : event).failure).toBeUndefined();
  });

  it('does not call an answer delivered whose connection was gone', () => {
    expect(check('GetCACert', '200 0 64')).toBe('unknown');
  });

  it.each<[Operation, string, string]>([
    [
      'GetCACert',
      '403 0 0',
      'The request was understood and refused, with no more specific reason. That is healthy on the bare SCEP URL only, not for GetCACert: the enrollment stops here.',
    ],
    [
      'PKIOperation',
      '500 0 1909',
      'The application failed with ERROR_ACCOUNT_LOCKED_OUT: The account is locked. The device gets no usable answer.',
    ],
    [
      'VerifyRequest',
      '500 0 1909',
      'The application failed with ERROR_ACCOUNT_LOCKED_OUT: The account is locked. No challenge is checked, so no certificate is issued.',
    ],
    [
      'Notify',
      '500 0 5',
      'The policy module could not hand over the outcome (500). The device may have its certificate, but Intune does not learn of it.',
    ],
  ])('names cause and consequence of %s %s', (operation, triple, why) => {
    expect(english(judgeHttp(http(operation, triple)).why)).toBe(why);
  });

  it('adds what Windows says to a status without its own case', () => {
    expect(english(judgeHttp(http('PKIOperation', '405 0 5')).why)).toBe(
      'The target does not support this HTTP method. Windows adds: Access was denied: a permission is missing. The device gets no usable answer.',
    );
  });
});
