import { describe, expect, it } from 'vitest';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { formats } from '../../../server/src/core/formats/index.ts';
import type { LanguageId } from '../../../server/src/core/log/model.ts';
import { english } from '../../../server/src/core/text/sentence.ts';

/** What the hover on the first `token` of a text says: title, paragraphs and rows. */
function hoverOn(id: LanguageId, text: string, token: string): string {
  const format = formats.find((one) => one.id === id);
  const found = format && explainAt(format.parse(text), text.indexOf(token) + 2);
  if (!found) return 'nothing';
  const rows = found.rows.map(({ label, value }) => `${english(label)}: ${english(value)}`);
  return [english(found.title), ...found.paragraphs.map(english), ...rows].join('\n');
}

const event = (source: string, id: number, text: string): string =>
  [
    'Log Name:      System',
    `Source:        ${source}`,
    'Date:          5/2/2026 8:14:02 AM',
    `Event ID:      ${id}`,
    'Level:         Error',
    'Description:',
    text,
  ].join('\n');

const exit = (code: string): string =>
  event(
    'Microsoft-Windows-WAS',
    5009,
    `A process serving application pool 'SCEP' terminated unexpectedly. The process id was '2084'. The process exit code was '${code}'.`,
  );

describe('NTSTATUS values are none of HRESULT', () => {
  it.each([
    ['0xc0000374', 'STATUS_HEAP_CORRUPTION'],
    ['0xc0000005', 'STATUS_ACCESS_VIOLATION'],
    ['0xc0000135', 'STATUS_DLL_NOT_FOUND'],
    ['0xc00000f0', 'STATUS_INVALID_PARAMETER_2'],
  ])('the exit code %s of a process is %s', (code, name) => {
    expect(hoverOn('windows-event-log', exit(code), code)).toMatch(new RegExp(`^NTSTATUS ${name}\n`));
  });

  it.each([
    ['0xc00000bb', 'NTSTATUS STATUS_NOT_SUPPORTED'],
    ['0xc0000225', 'NTSTATUS STATUS_NOT_FOUND'],
    ['0xe0434352', 'NTSTATUS EXCEPTION_COMPLUS'],
  ])('the exception code %s of a crash is %s', (code, title) => {
    const crash = event(
      'Application Error',
      1000,
      `Faulting application name: w3wp.exe, version: 10.0.17763.1, time stamp: 0x5b\nFaulting module name: ntdll.dll\nException code: ${code}\nFault offset: 0x0000000000034c48`,
    );
    expect(hoverOn('windows-event-log', crash, code)).toContain(title);
  });

  it('takes one that nobody knows apart, and names no Windows error', () => {
    const said = hoverOn('windows-event-log', exit('0xc0990123'), '0xc0990123');
    expect(said).toContain('NTSTATUS: unknown (0xC0990123)');
    expect(said).toContain('of facility 153: unknown (291)');
  });

  it.each(['-1073741819', '3221225477'])('knows %s, as a signed or unsigned number', (code) => {
    const text = event('ScriptHost', 5, `The worker ended with ${code} and was started again.`);
    expect(hoverOn('windows-event-log', text, code)).toContain('STATUS_ACCESS_VIOLATION');
  });

  it('takes a decimal number that no table has for a number', () => {
    const text = event('ScriptHost', 5, 'The worker ended at 3333333333 and was started again.');
    expect(hoverOn('windows-event-log', text, '3333333333')).not.toContain('NTSTATUS');
  });
});

describe('codes of the configuration service providers', () => {
  it.each([
    ['0x86000022', 'CFGMGR_E_NOIMPERSONATIONTARGET', 'no user (target SID)'],
    ['0x86000002', 'CFGMGR_E_NODENOTFOUND', 'The node does not exist.'],
    ['0x8018002a', 'MENROLL_E_USER_CANCELED', 'The user cancelled.'],
  ])('%s is %s', (code, name, words) => {
    const text = event(
      'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider',
      306,
      `SCEP: CspExecute for UniqueId : (Profile_1) InstallUserSid : (S-1-12-1-1) InstallLocation : (user) NodePath : (clientcertificateinstall) KeyProtection: (0x2) Result : (Unknown Win32 Error code: ${code}).`,
    );
    const said = hoverOn('windows-event-log', text, code);
    expect(said).toContain(name);
    expect(said).toContain(words);
  });
});

describe('codes of Apple systems', () => {
  const log = (domain: string, code: number): string =>
    [
      'default\t21:18:39.391434 +0200\tprofiled\tURL request failed: NSError:',
      'Desc   : An error occurred.',
      `Domain : ${domain}`,
      `Code   : ${code}`,
      'Type   : MCFatalError',
    ].join('\n');

  it.each([
    ['NSURLErrorDomain', -1202, 'NSURLErrorServerCertificateUntrusted', 'signed by a root that the device does not trust'],
    ['NSURLErrorDomain', -1001, 'NSURLErrorTimedOut', 'took too long'],
    ['NSOSStatusErrorDomain', -25308, 'errSecInteractionNotAllowed', 'the device may be locked'],
    ['kCFErrorDomainCFNetwork', 310, 'kCFErrorHTTPSProxyConnectionFailure', 'The HTTPS proxy was not reached.'],
    ['NSOSStatusErrorDomain', -67843, 'errSecNotTrusted', 'The certificate is not trusted.'],
  ])('%s %d is %s', (domain, code, symbol, words) => {
    const said = hoverOn('ios-console-log', log(domain, code), String(code));
    expect(said).toContain(symbol);
    expect(said).toContain(words);
  });

  it('does not say of a known domain that no source describes it', () => {
    expect(hoverOn('ios-console-log', log('NSURLErrorDomain', -9), '-9')).toContain('unknown (-9)');
  });
});
