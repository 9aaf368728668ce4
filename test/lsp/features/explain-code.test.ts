import { describe, expect, it } from 'vitest';
import { addressOfCode } from '../../../server/src/lsp/answer/addresses.ts';
import { logOf, parseAddress } from '../../../server/src/lsp/answer/virtual-uri.ts';
import { virtualDocument } from '../../../server/src/lsp/documents/index.ts';
import { explainCode } from '../../../server/src/lsp/features/explain-code.ts';
import { hover } from '../../../server/src/lsp/features/hover.ts';
import { sessionWith, URI } from '../support/session.ts';

const session = sessionWith('windows-event-log', '');
const page = (code: string): string => virtualDocument(session, explainCode(session, { text: code }).uri)?.text ?? 'nothing';

describe('Explain Code', () => {
  it('says the likeliest reading in a line, and that there are others', () => {
    expect(explainCode(session, { text: '-1202' })).toMatchObject({
      known: true,
      summary: 'NSURLErrorDomain -1202: The server certificate is signed by a root that the device does not trust.',
    });
    expect(explainCode(session, { text: '5' }).summary).toMatch(
      /^Windows error ERROR_ACCESS_DENIED: Access was denied: a permission is missing\. And 2 other readings\.$/,
    );
    expect(explainCode(session, { text: '2' }).summary).toMatch(/ And \d+ other readings\.$/);
  });

  it('opens a page with every reading, its meaning, its notations and its source', () => {
    expect(page('0x80092013')).toMatch(
      /^# 0x80092013\n\n## Windows error CRYPT_E_REVOCATION_OFFLINE \(an HRESULT of Windows\)\n\n\S/,
    );
    expect(page('0x80092013')).toContain('- Signed: `-2146885613`');
    expect(page('0x80092013')).toContain('[Documentation](https://learn.microsoft.com/');
    expect(page('2').match(/^## /gm)?.length).toBeGreaterThan(3);
  });

  it('says that nothing is known, and what is written nearly so', () => {
    expect(explainCode(session, { text: 'CERT_E_UNTRUSTDROOT' })).toMatchObject({
      known: false,
      summary: 'No table of ours knows this. Written nearly so: CERT_E_UNTRUSTEDROOT',
    });
    expect(page('CERT_E_UNTRUSTDROOT')).toContain('Written nearly so: CERT_E_UNTRUSTEDROOT');
    expect(explainCode(session, { text: '  ' }).summary).toBe('');
  });

  it('takes any parameters', () => {
    for (const params of [undefined, null, {}, { text: 5 }, { text: {} }] as readonly unknown[]) {
      expect(explainCode(session, params as { text: string })).toMatchObject({ known: false, summary: '' });
    }
  });

  it('has the code in its address, and belongs to no log', () => {
    const uri = addressOfCode('NDES 31');
    expect(uri).toMatch(/^scep-log-inspector:\/code\/NDES-31\.md\?/);
    expect(parseAddress(uri)).toEqual({ kind: 'code', code: 'NDES 31' });
    expect(logOf(parseAddress(uri))).toBeUndefined();
    expect(
      parseAddress(uri.replace(/\?.*/, `?${Buffer.from('{"kind":"code","code":5}').toString('base64url')}`)),
    ).toBeUndefined();
  });

  it('lets nothing of the code act on the page, and hides secrets', () => {
    const text = page('[x](command:evil) <img src=x> 0x80092013 challengePassword=Zm9vYmFyYmF6cXV4');
    expect(text).toContain('# x\\](command:evil) ');
    expect(text).toContain('\\<img src=x>');
    expect(text).not.toContain('Zm9vYmFyYmF6cXV4');
    expect(addressOfCode('challengePassword=Zm9vYmFyYmF6cXV4').split('?')[0]).not.toContain('Zm9vYmFyYmF6cXV4');
  });

  it('says what the hover in a log says', () => {
    const log = [
      'Log Name:      System',
      'Source:        Microsoft-Windows-WAS',
      'Event ID:      5009',
      'Level:         Warning',
      'Description:',
      "A process serving application pool 'SCEP' terminated unexpectedly. The process id was '2084'. The process exit code was '0xc0000374'.",
    ];
    const open = sessionWith('windows-event-log', log.join('\n'));
    const at = { line: 5, character: log[5]?.indexOf('c0000374') ?? 0 };
    const said = String(hover(open, { textDocument: { uri: URI }, position: at })?.contents.value);
    for (const part of [
      'NTSTATUS STATUS_HEAP_CORRUPTION',
      'The program damaged its own memory (heap): a crash that shows later than its cause.',
    ]) {
      expect(said).toContain(part);
      expect(page('0xc0000374')).toContain(part);
    }
  });
});
