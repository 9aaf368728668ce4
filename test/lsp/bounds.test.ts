import { describe, expect, it } from 'vitest';
import { decodedDocument } from '../../server/src/lsp/documents/decoded.ts';
import { findingsDocument } from '../../server/src/lsp/documents/findings-list.ts';
import { codeLenses } from '../../server/src/lsp/features/code-lens.ts';
import { diagnosticsOf } from '../../server/src/lsp/features/diagnostics.ts';
import { documentSymbols } from '../../server/src/lsp/features/document-symbol.ts';
import { foldingRanges } from '../../server/src/lsp/features/folding-range.ts';
import { inlayHints } from '../../server/src/lsp/features/inlay-hint.ts';
import { foundIn } from '../../server/src/lsp/log/found-log.ts';
import type { Session } from '../../server/src/lsp/session/session.ts';
import { DEFAULT_SETTINGS } from '../../server/src/protocol.ts';
import { fixture } from '../support/fixtures.ts';
import { sessionWith, URI } from './support/session.ts';

const textDocument = { uri: URI };
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 1e9, character: 0 } };

const HEADER = '#Fields: date time cs-method cs-uri-stem cs-uri-query c-ip sc-status sc-substatus sc-win32-status';
/** A log in which every request of every device fails, or ends as `status` says. */
function failures(count: number, status: (n: number) => string = () => '500 0 1346'): Session {
  const lines = Array.from({ length: count }, (_, n) => {
    const address = `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
    return `2024-05-01 12:00:00 GET /certsrv/mscep/mscep.dll operation=GetCACaps ${address} ${status(n)}`;
  });
  return sessionWith('iis-w3c-log', `${HEADER}\n${lines.join('\n')}\n`);
}

const [, , , , IOS_MESSAGE = ''] = fixture('article/ios-console.log').split('\n');

describe('what a huge log makes an editor draw stays small', () => {
  const huge = failures(3000);

  it('diagnostics: at most the reader’s maximum and one more', () => {
    const log = huge.logs.get(URI);
    if (!log) throw new Error('not read');
    const maximumPerFile = 7;
    const settings = { ...DEFAULT_SETTINGS, diagnostics: { maximumPerFile } };
    const codes = diagnosticsOf(foundIn(log), { ...huge, settings }).map(({ diagnostic }) => diagnostic.code);
    expect(codes).toHaveLength(maximumPerFile + 1);
    expect(codes.at(-1)).toBe('more-findings');
  });

  it('diagnostics: spread over the whole log, with a line that says where more are', () => {
    const log = huge.logs.get(URI);
    if (!log) throw new Error('not read');
    const marked = (maximumPerFile: number) => {
      const settings = { ...DEFAULT_SETTINGS, diagnostics: { maximumPerFile } };
      return diagnosticsOf(foundIn(log), { ...huge, settings }).map(({ diagnostic }) => diagnostic);
    };
    for (const maximum of [5, 20, 200]) {
      const lines = marked(maximum).flatMap(({ code, range }) => (code === 'more-findings' ? [] : [range.start.line]));
      expect(lines[0]).toBe(1);
      const gaps = [...lines, 3001].toSorted((a, b) => a - b).map((line, i, all) => line - (all[i - 1] ?? 0));
      expect(Math.max(...gaps)).toBeLessThan(maximum === 5 ? 900 : 300);
    }
    expect(marked(5).at(-1)?.message).toMatch(
      /^Findings that are not marked here: 2995, from line 3 to line 3001; the last mark is in line 2\d\d\d\. /,
    );
  });

  it('lenses: at most 50', () => {
    const session = sessionWith('ios-console-log', `${IOS_MESSAGE}\n`.repeat(120));
    expect(codeLenses(session, { textDocument })).toHaveLength(50);
  });

  it('hints: at most 500, and only those of the asked lines', () => {
    expect(inlayHints(huge, { textDocument, range: WHOLE })).toHaveLength(500);
    const range = { start: { line: 2000, character: 0 }, end: { line: 2004, character: 0 } };
    const lines = inlayHints(huge, { textDocument, range }).map(({ position }) => position.line);
    expect(lines).toEqual([2000, 2001, 2002, 2003]);
  });

  it('the outline: at most 2000 attempts that failed, and how many are left out', () => {
    const symbols = documentSymbols(huge, { textDocument });
    expect(symbols).toHaveLength(2001);
    expect(symbols.at(-1)?.name).toBe('Enrollments that are not listed here: 1000, failed ones among them: 1000');
  });

  it('the outline: 500 attempts where few failed, the failed ones wherever they stand', () => {
    const session = failures(1200, (n) => (n === 3 || n > 1100 ? '500 0 1346' : '200 0 0'));
    const symbols = documentSymbols(session, { textDocument });
    expect(symbols).toHaveLength(501);
    expect(symbols.filter(({ name }) => name.includes('failed:'))).toHaveLength(100);
    expect(symbols.at(-2)?.range.start.line).toBe(1200);
    expect(symbols.at(-1)).toMatchObject({ name: 'Enrollments that are not listed here: 700, failed ones among them: 0' });
  });

  it('folding: at most 5000', () => {
    const record = `2018-02-27T05:16:08.2500000\tVERB\tEvent\tcom.microsoft.omadm.X\t1\t1\t<SyncML>\n</SyncML>\n`;
    const session = sessionWith('android-omadm-log', record.repeat(6000));
    expect(foldingRanges(session, { textDocument })).toHaveLength(5000);
  });

  it('the list of findings: at most 5000 places, and how many more there are', () => {
    const { text, links } = findingsDocument(failures(6000), { kind: 'findings', log: URI });
    expect(links.filter(({ target }) => target.startsWith(`${URI}#L`))).toHaveLength(5000);
    expect(text).toContain('and 1000 more');
  });

  it('a decoded document: at most 20 000 lines', () => {
    const sequence = Buffer.concat([Buffer.from([0x30, 0x82, 0x07, 0xd0]), Buffer.alloc(2000, Buffer.from([0x05, 0x00]))]);
    const message = Buffer.concat([Buffer.from([0x30, 0x80]), ...Array.from({ length: 25 }, () => sequence)]);
    const before = IOS_MESSAGE.split('message=')[0];
    const session = sessionWith('ios-console-log', `${before}message=${message.toString('base64')}\n`);
    const { text } = decodedDocument(session, { kind: 'decoded', log: URI, offset: IOS_MESSAGE.indexOf('message=') + 8 });
    expect(text.split('\n').length).toBeLessThanOrEqual(20_003);
    expect(text).toContain('20000 lines are shown');
  });
});
