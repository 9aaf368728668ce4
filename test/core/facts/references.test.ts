import { describe, expect, it } from 'vitest';
import { linkOf, references } from '../../../server/src/core/facts/references.ts';

const check = (source: string): readonly string[] =>
  references(source).map(({ text, url }) => (url ? `${text} -> ${url}` : text));

describe('references', () => {
  it.each([
    [
      'CERT:troubleshoot-scep-certificate-delivery',
      'troubleshoot-scep-certificate-delivery (Microsoft Learn, Intune certificates) -> https://learn.microsoft.com/troubleshoot/mem/intune/certificates/troubleshoot-scep-certificate-delivery',
    ],
    [
      'IIS:http-status-code (404.2)',
      'http-status-code (Microsoft Learn, IIS) (404.2) -> https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-status-code',
    ],
    ['RFC8894 3.2.1.4', 'RFC 8894, 3.2.1.4 -> https://www.rfc-editor.org/rfc/rfc8894'],
    ['RFC9110', 'RFC 9110 -> https://www.rfc-editor.org/rfc/rfc9110'],
    ['certnanny/sscep#59', 'certnanny/sscep#59 -> https://github.com/certnanny/sscep/issues/59'],
    [
      'jscep:client/Client (message)',
      'client/Client (jscep source) (message) -> https://github.com/jscep/jscep/blob/master/src/main/java/org/jscep/client/Client.java',
    ],
    ['smallstep/scep:scep.go', 'smallstep/scep:scep.go -> https://github.com/smallstep/scep/blob/HEAD/scep.go'],
    ['https://example.org/a', 'https://example.org/a -> https://example.org/a'],
    ['the causes are derived', 'the causes are derived'],
  ])('%s', (source, expected) => {
    expect(check(source)).toEqual([expected]);
  });

  it('takes a list apart, and links to its first page', () => {
    const source = 'derived; MEM:certificates-profile-scep; RFC8894 4.1 ; ';
    expect(references(source)).toHaveLength(3);
    expect(linkOf(source)).toBe('https://learn.microsoft.com/mem/intune/protect/certificates-profile-scep');
    expect(linkOf('common knowledge')).toBeUndefined();
    expect(references('')).toEqual([]);
  });
});
