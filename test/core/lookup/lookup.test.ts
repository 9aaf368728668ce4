import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CodeAnswer, codesIn, explainCode } from '../../../server/src/core/lookup/index.ts';
import { rules } from '../../../server/src/core/rules/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';

const folder = path.resolve(import.meta.dirname, '../../fixtures/codes');
const lines = (file: string): readonly string[] => fs.readFileSync(path.join(folder, file), 'utf8').trim().split('\n');

/** The titles of all readings; a question mark behind one that only the parts of the code say. */
function titles(answer: CodeAnswer): readonly string[] {
  return answer.readings.map((one) => `${english(one.title)}${one.known ? '' : '?'}`);
}

describe('one number in every notation', () => {
  it.each([
    ['2148204809', 'Windows error CERT_E_UNTRUSTEDROOT'],
    ['-2146762487', 'Windows error CERT_E_UNTRUSTEDROOT'],
    ['0x800B0109', 'Windows error CERT_E_UNTRUSTEDROOT'],
    ['800b0109', 'Windows error CERT_E_UNTRUSTEDROOT'],
    ['0x800b0109L', 'Windows error CERT_E_UNTRUSTEDROOT'],
    ['CERT_E_UNTRUSTEDROOT', 'Windows error CERT_E_UNTRUSTEDROOT'],
    ['cert_e_untrustedroot', 'Windows error CERT_E_UNTRUSTEDROOT'],
    ['"0x800B0109",', 'Windows error CERT_E_UNTRUSTEDROOT'],
    ['(0x800B0109)', 'Windows error CERT_E_UNTRUSTEDROOT'],
    ['0x2ab0003', 'Windows error DM_S_ACCEPTED_FOR_PROCESSING'],
    ['80070005', 'Windows error E_ACCESSDENIED'],
    ['HRESULT_FROM_WIN32(ERROR_SERVICE_EXISTS)', 'Windows error HRESULT_FROM_WIN32(ERROR_SERVICE_EXISTS)'],
    ['-1202', 'NSURLErrorDomain -1202'],
    ['0xFFFFFB4E', 'NSURLErrorDomain -1202'],
    ['4294966094', 'NSURLErrorDomain -1202'],
    ['−1202', 'NSURLErrorDomain -1202'],
    ['-34018', 'NSOSStatusErrorDomain -34018'],
  ])('%s is %s', (code, title) => {
    expect(titles(explainCode(code))[0]).toBe(title);
  });

  it('gives every entry of the headers the same reading in hexadecimal, signed and unsigned', () => {
    const wrong = lines('windows-headers.txt').filter((line) => {
      const [hex = '', name = ''] = line.split(' ');
      const value = Number.parseInt(hex, 16);
      const written = [`0x${hex}`, hex.toLowerCase(), String(value), ...(value >= 0x80000000 ? [String(value | 0)] : [])];
      const said = new Set(
        written.map((one) => JSON.stringify(explainCode(one).readings.find(({ kind }) => kind === 'windows-error'))),
      );
      const byName = explainCode(name);
      return said.size !== 1 || said.has('undefined') || !byName.known || byName.readings[0]?.kind !== 'windows-error';
    });
    expect(wrong).toEqual([]);
  });

  it('gives every entry of Apple headers by its name, by its number, and by its number without a sign', () => {
    const wrong = lines('apple-headers.txt').filter((line) => {
      const [code = '', name = ''] = line.split(' ');
      const ways = [name, code, ...(Number(code) < 0 ? [String(Number(code) >>> 0)] : [])];
      return ways.some((one) => !explainCode(one).readings.some(({ kind, known }) => kind === 'apple-error' && known));
    });
    expect(wrong).toEqual([]);
  });
});

describe('codes with the words that say what they are', () => {
  it.each([
    ['404.15', ['HTTP 404.15: Query string too long']],
    ['503 3 0', ['HTTP 503.3: ASP.NET queue full']],
    ['403 16 2148204809', ['HTTP 403.16: Client certificate untrusted or invalid', 'Windows error CERT_E_UNTRUSTEDROOT']],
    ['HTTP 413', ['HTTP 413: Request entity too large']],
    ['failInfo 2', ['failInfo badRequest (2)']],
    ['failInfo=badMessageCheck', ['failInfo badMessageCheck (1)']],
    ['pkiStatus 3', ['pkiStatus PENDING (3)']],
    ['messageType: 19', ['messageType PKCSReq (19)']],
    ['NDES 31', ['Event 31: EVENT_MSCEP_FAIL_SUBMIT']],
    ['NDES event 31', ['Event 31: EVENT_MSCEP_FAIL_SUBMIT']],
    ['Application Error 1000', ['Event 1000']],
    ['Microsoft-Windows-WAS 5009', ['Event 5009']],
    ['MCSCEPErrorDomain 22013', ['MCSCEPErrorDomain 22013']],
    ['NSURLErrorDomain -1202', ['NSURLErrorDomain -1202']],
    ['Error Domain=NSURLErrorDomain Code=-1001 "The request timed out."', ['NSURLErrorDomain -1001']],
    ['OSStatus -25300', ['NSOSStatusErrorDomain -25300']],
    ['exit code 0xc0000374', ['NTSTATUS STATUS_HEAP_CORRUPTION']],
    ['Unknown Win32 Error code: 0x86000022', ['Windows error CFGMGR_E_NOIMPERSONATIONTARGET']],
    ['hr=0x80092009', ['Windows error CRYPT_E_NO_MATCH']],
    ['1.3.6.1.4.1.311.25.2', ['szOID_NTDS_CA_SECURITY_EXT']],
    ['OID 2.16.840.1.101.3.4.2.1', ['sha256']],
    ['AppOffline', ['AppOffline']],
    ['CERT_ENROLLED', ['CERT_ENROLLED']],
    ['org.jscep.transaction.OperationFailureException', ['OperationFailureException']],
  ])('%s', (code, expected) => {
    const answer = explainCode(code);
    expect(titles(answer).slice(0, expected.length)).toEqual(expected);
    expect(answer.known).toBe(true);
  });

  it('finds the events of an id in every source', () => {
    const answer = explainCode('event 306');
    expect(answer.readings.every(({ kind }) => kind === 'windows-event')).toBe(true);
    expect(english(answer.readings[0]?.paragraphs[0] ?? { text: '', args: [] })).toContain('The SCEP profile arrived.');
  });

  it('finds the code in a line of a log', () => {
    const line = 'SCEP: Certificate enroll failed. Result: (The hash value is not correct. 0x80091007), see log';
    expect(titles(explainCode(line))[0]).toBe('Windows error CRYPT_E_HASH_VALUE');
  });
});

describe('a number that is a code of several things', () => {
  it.each([
    ['5', ['Windows error ERROR_ACCESS_DENIED', 'NSPOSIXErrorDomain 5']],
    ['404', ['HTTP 404: Not found', 'Windows error: unknown (0x00000194)?']],
    ['22013', ['MCSCEPErrorDomain 22013', 'Windows error: unknown (0x000055FD)?']],
    ['2', ['Windows error ERROR_FILE_NOT_FOUND', 'Event 2', 'failInfo badRequest (2)', 'pkiStatus FAILURE (2)']],
  ])('%s: the likeliest first', (code, expected) => {
    const said = titles(explainCode(code));
    const places = expected.map((title) => said.findIndex((one) => one.startsWith(title)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBe(0);
  });

  it('says of each reading what it is a code of', () => {
    expect(explainCode('2').readings.map((one) => english(one.of))).toEqual(
      expect.arrayContaining(['an error of Windows', 'the id of a Windows event', 'a value of a SCEP message']),
    );
  });

  it('reads 0xC0000022 as NTSTATUS, and says why it is no HRESULT', () => {
    const [first] = explainCode('0xC0000022').readings;
    expect(english(first?.of ?? { text: '', args: [] })).toMatch(/^an NTSTATUS of Windows/);
    const rows = first?.rows.map((row) => `${english(row.label)}: ${english(row.value)}`);
    expect(rows).toContain('As an HRESULT: none: only an NTSTATUS has both of its top bits set');
  });
});

describe('what the facts know', () => {
  it('holds every code, name and identifier', () => {
    const facts = lines('facts.txt').map((line) => line.split('\t')[1] ?? '');
    expect(facts.length).toBeGreaterThan(1100);
    expect(facts.filter((code) => !explainCode(code).known)).toEqual([]);
  });

  it('explains every rule by its id, with what to do', () => {
    for (const { id } of rules) {
      const [first] = explainCode(id).readings;
      expect(first?.kind, id).toBe('rule');
      expect(
        first?.rows.some((row) => english(row.label) === 'What to do'),
        id,
      ).toBe(true);
    }
  });
});

describe('what nobody knows', () => {
  it.each([
    ['0x8FFF0001', 'facility 2047: unknown (1)'],
    ['0xC0990123', 'facility 153: unknown (291)'],
    ['0x80071234', 'A Windows error wrapped in an HRESULT: unknown (4660).'],
    ['-2130706432', 'A failure in'],
    ['54321', 'A Windows error: unknown (54321).'],
    ['failInfo 9', 'unknown (9)'],
    ['NDES 999', 'No source of ours describes this event of NetworkDeviceEnrollmentService'],
    ['MCSCEPErrorDomain 1', 'unknown (1)'],
    ['404.99', 'Substatus 99 is not documented'],
    ['1.2.3.4.5', 'no table of ours has'],
  ])('%s is taken apart, and nothing invented', (code, words) => {
    const answer = explainCode(code);
    expect(answer.known).toBe(false);
    const said = answer.readings.flatMap((one) => [...one.paragraphs, ...one.rows.map((row) => row.value)].map(english));
    expect(said.join('\n')).toContain(words);
  });

  it.each([
    ['CERT_E_UNTRUSTDROOT', 'CERT_E_UNTRUSTEDROOT'],
    ['ndes-overload', 'ndes-overloaded'],
    ['badMessageChek', 'badmessagecheck'],
    ['errSecItemNotFond', 'errsecitemnotfound'],
  ])('%s is nearly %s', (code, name) => {
    const answer = explainCode(code);
    expect(answer.known).toBe(false);
    expect(answer.suggestions.map((one) => one.toLowerCase())).toContain(name.toLowerCase());
  });

  it.each(['', ' ', '"', 'hello', '12345678901234567890', '0x', '-', 'NaN', 'constructor', '__proto__', 'toString'])(
    '%j is no code',
    (text) => {
      const answer = explainCode(text);
      expect(answer.known).toBe(false);
      expect(answer.readings).toEqual([]);
    },
  );
});

describe('hostile text', () => {
  it.each([
    ['a long number', '9'.repeat(100_000)],
    ['a long identifier', '1.'.repeat(100_000)],
    ['long words', 'a '.repeat(100_000)],
    ['a long name', 'A_'.repeat(100_000)],
    ['quotes', '"('.repeat(100_000)],
    ['line ends', '\n\r\u2028'.repeat(10_000)],
    ['what cannot be seen', '\u0000\u202e0x800B0109\u200b'],
    ['half a character', '\ud800\udc00\ud800'],
  ])('%s does no harm', (_, text) => {
    const answer = explainCode(text);
    expect(answer.asked.length).toBeLessThanOrEqual(201);
  });

  it.each(['<Challenge>Zm9vYmFyYmF6</Challenge>', '"challengePassword": "Zm9vYmFyYmF6"', '(challenge=Zm9vYmFyYmF6)'])(
    'shows no secret again: %s',
    (text) => {
      expect(JSON.stringify(explainCode(text))).not.toContain('Zm9vYmFyYmF6');
    },
  );

  it('takes time that does not grow with the text', () => {
    const cost = (text: string): number => {
      const before = process.cpuUsage();
      for (let i = 0; i < 20; i++) explainCode(text);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    for (const unit of ['1.', 'a ', 'A_', '0x', '((', 'Domain=x ']) {
      cost(unit.repeat(100)); // warm
      expect(cost(unit.repeat(200_000)), unit).toBeLessThan(20 * cost(unit.repeat(100)) + 50_000);
    }
  });
});

describe('words of a command line', () => {
  it('joins those that belong together', () => {
    const words = 'failInfo 2 404.15 503 3 0 NDES 31 0x5 404 500 Application Error 1000 CERT_E_EXPIRED -5'.split(' ');
    expect(codesIn(words)).toEqual([
      'failInfo 2',
      '404.15',
      '503 3 0',
      'NDES 31',
      '0x5',
      '404',
      '500',
      'Application Error 1000',
      'CERT_E_EXPIRED',
      '-5',
    ]);
  });

  it('keeps what a shell kept together, and takes any number of words', () => {
    expect(codesIn(['NSURLErrorDomain -1202', '5'])).toEqual(['NSURLErrorDomain -1202', '5']);
    expect(codesIn(Array.from({ length: 500 }, () => '5'))).toHaveLength(500);
  });
});
