import { describe, expect, it } from 'vitest';
import { urlFailureOf } from '../../../server/src/core/judge/cause/url-failure.ts';
import type { ErrorEvent } from '../../../server/src/core/log/event.ts';
import { english } from '../../../server/src/core/text/sentence.ts';

const span = { start: 0, end: 1 };

const error = (domain: string, code: number, causes: readonly ErrorEvent[] = []): ErrorEvent => ({
  kind: 'error',
  notation: 'ns-error',
  span,
  name: { value: domain, span },
  code: { value: code, text: String(code), span },
  causes,
});

const shortOf = (code: number, domain = 'NSURLErrorDomain'): string =>
  english(urlFailureOf(error(domain, code))?.short ?? { text: '-', args: [] });

describe('an error of URL loading', () => {
  it.each([
    [-1003, 'host name not found'],
    [-1006, 'host name not found'],
    [-1004, 'server not reachable'],
    [-1001, 'time-out'],
    [-1009, 'device offline'],
    [-1020, 'device offline'],
    [-1022, 'refused by App Transport Security'],
    [-1200, 'TLS to the SCEP server failed'],
    [-1201, 'TLS to the SCEP server failed'],
    [-1202, 'TLS to the SCEP server failed'],
    [-1203, 'TLS to the SCEP server failed'],
    [-1204, 'TLS to the SCEP server failed'],
    [-1205, 'TLS asks for a client certificate'],
    [-1206, 'TLS asks for a client certificate'],
    [-1011, 'no answer'],
    [-4242, 'no answer'],
  ])('%i: %s', (code, short) => {
    expect(shortOf(code)).toBe(short);
  });

  it.each([-1004, -1200, -1202, -1206])('%i never got to IIS, and it is said so', (code) => {
    expect(english(urlFailureOf(error('NSURLErrorDomain', code))?.message ?? { text: '', args: [] })).toContain(
      'IIS has no line',
    );
  });

  it('is that of Foundation rather than of the layer below, and the innermost', () => {
    const found = urlFailureOf(
      error('MCSCEPErrorDomain', 22005, [error('NSURLErrorDomain', -1001, [])].concat(error('kCFErrorDomainCFNetwork', -1005))),
    );
    expect(found?.error.code?.value).toBe(-1001);
    expect(urlFailureOf(error('kCFErrorDomainCFNetwork', -1005))?.error.name.value).toBe('kCFErrorDomainCFNetwork');
  });

  it('is none in another domain', () => {
    expect(urlFailureOf(error('NSPOSIXErrorDomain', 61))).toBeUndefined();
    expect(urlFailureOf({ ...error('NSURLErrorDomain', -1001), notation: 'java-exception' })).toBeUndefined();
  });
});
