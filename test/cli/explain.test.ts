import { describe, expect, it } from 'vitest';
import { explainCommand } from '../../server/src/cli/explain.ts';
import { capture } from '../support/written.ts';

/** Runs the command and gives what it wrote. */
function explain(...argv: string[]): { readonly code: number; readonly out: string; readonly err: string } {
  const { written, end } = capture();
  try {
    const code = explainCommand(argv);
    return { code, ...written };
  } finally {
    end();
  }
}

describe('explain', () => {
  it('says what a code is, what it means, and its notations', () => {
    const { code, out, err } = explain('0x80092013');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^0x80092013\n {2}Windows error CRYPT_E_REVOCATION_OFFLINE \(an HRESULT of Windows\)\n {4}\S/);
    expect(out).toContain('    Hexadecimal: 0x80092013\n    Decimal: 2148081683\n    Signed: -2146885613\n');
    expect(out).toMatch(/ {4}Documentation: https:\/\/learn\.microsoft\.com\/\S+\n$/);
  });

  it('takes a negative number for a code, not for an option', () => {
    expect(explain('-2146762487').out).toContain('CERT_E_UNTRUSTEDROOT');
    expect(explain('-1202', '--format', 'json').code).toBe(0);
    expect(explain('--', '-34018').out).toContain('errSecMissingEntitlement');
  });

  it('joins words that belong together, and takes several codes', () => {
    const { code, out } = explain(
      'failInfo',
      '2',
      'NDES',
      '31',
      '503',
      '3',
      '0',
      'MCSCEPErrorDomain',
      '22013',
      'ndes-overloaded',
    );
    expect(code).toBe(0);
    expect(out.split('\n').filter((line) => /^\S/.test(line))).toEqual([
      'failInfo 2',
      'NDES 31',
      '503 3 0',
      'MCSCEPErrorDomain 22013',
      'ndes-overloaded',
    ]);
  });

  it('gives all readings of one number, the likeliest first, and what each is a code of', () => {
    const titles = explain('5').out.match(/^ {2}\S.*$/gm);
    expect(titles?.[0]).toBe('  Windows error ERROR_ACCESS_DENIED (an error of Windows)');
    expect(titles).toContain('  NSPOSIXErrorDomain 5 (an error of Apple systems)');
  });

  it('ends with 1 where one code is not known, and says what is written nearly so', () => {
    const { code, out } = explain('404.15', 'CERT_E_UNTRUSTDROOT');
    expect(code).toBe(1);
    expect(out).toContain('HTTP 404.15: Query string too long');
    expect(out).toContain('No table of ours knows this.\n  Written nearly so: CERT_E_UNTRUSTEDROOT');
  });

  it('takes an unknown code apart', () => {
    const { code, out } = explain('0x8FFF0001');
    expect(code).toBe(1);
    expect(out).toContain('A failure in facility 2047: unknown (1).');
  });

  it('ends with 2 without a code, and for a wrong option', () => {
    expect(explain()).toMatchObject({ code: 2, out: '', err: expect.stringContaining('explain needs a code') });
    expect(explain('5', '--wrong')).toMatchObject({ code: 2, err: expect.stringContaining('unknown option: --wrong') });
    expect(explain('5', '--format', 'pem')).toMatchObject({ code: 2, err: expect.stringContaining('text, json') });
  });

  it('writes JSON with stable words', () => {
    const { out } = explain('0xC0000374', 'hello', '--format', 'json');
    expect(JSON.parse(out)).toEqual({
      codes: [
        {
          code: '0xC0000374',
          known: true,
          readings: [
            {
              kind: 'windows-error',
              known: true,
              title: 'NTSTATUS STATUS_HEAP_CORRUPTION',
              of: 'an NTSTATUS of Windows: what a process ended with, or an exception',
              meaning: ['The program damaged its own memory (heap): a crash that shows later than its cause.'],
              details: [
                { label: 'NTSTATUS', value: 'STATUS_HEAP_CORRUPTION' },
                { label: 'Hexadecimal', value: '0xC0000374' },
                { label: 'Decimal', value: '3221226356' },
                { label: 'Signed', value: '-1073740940' },
                { label: 'As an HRESULT', value: 'none: only an NTSTATUS has both of its top bits set' },
              ],
              link: expect.stringContaining('https://learn.microsoft.com/'),
              verified: true,
            },
          ],
          suggestions: [],
        },
        { code: 'hello', known: false, readings: [], suggestions: expect.any(Array) },
      ],
    });
  });

  it('writes nothing that acts on a terminal, and no secret', () => {
    const { out } = explain('\u001b[31m0x5\u202e', 'https://x/?challengePassword=Zm9vYmFyYmF6');
    expect(out).not.toContain('\u001b');
    expect(out).not.toContain('\u202e');
    expect(out).not.toContain('Zm9vYmFyYmF6');
  });

  it('tells what rests on no documentation', () => {
    expect(explain('ERROR_MORE_DATA').out).toContain('(not verified)');
  });
});
