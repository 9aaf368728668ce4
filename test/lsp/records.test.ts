import { describe, expect, it } from 'vitest';
import { openLog } from '../../server/src/core/analyze/index.ts';
import type { LogDocument } from '../../server/src/core/log/model.ts';
import { recordAt, recordsIn } from '../../server/src/core/log/records.ts';
import { quote } from '../../server/src/lsp/answer/quote.ts';

const LINE = '2018-02-27T05:16:08.2500000\tVERB\tEvent\tcom.microsoft.omadm.X\t18327\t10\t';
const TEXT = [
  `${LINE}There are 1 requests`,
  `${LINE}profile <CertificateRequestToken>top-secret</CertificateRequestToken> end`,
  '  <more/>',
  `${LINE}last \u202eone`,
].join('\n');

function parsed(text: string): LogDocument {
  const analysis = openLog(text, { languageId: 'android-omadm-log' });
  if (!analysis) throw new Error('not read');
  return analysis.document;
}
const document = parsed(TEXT);

describe('recordsIn', () => {
  const indices = (start: number, end: number): number[] => [...recordsIn(document, { start, end })].map(({ index }) => index);

  it('gives the records that touch a span', () => {
    expect(indices(0, TEXT.length)).toEqual([0, 1, 2]);
    expect(indices(TEXT.indexOf('<more'), TEXT.indexOf('<more') + 1)).toEqual([1]);
    expect(indices(TEXT.length, TEXT.length)).toEqual([2]);
  });

  it('gives none for an empty log', () => {
    expect([...recordsIn(parsed(''), { start: 0, end: 0 })]).toEqual([]);
  });
});

describe('quote', () => {
  const spanOf = (index: number): { start: number; end: number } => document.records.at(index)?.span ?? { start: 0, end: 0 };

  it('masks secrets', () => {
    const text = quote(document, spanOf(1), 1000);
    expect(text).toContain('<CertificateRequestToken>••••••••</CertificateRequestToken> end\n  <more/>');
    expect(text).not.toContain('top-secret');
  });

  it('masks a secret that the limit cuts', () => {
    const limit = TEXT.indexOf('top-secret') - spanOf(1).start + 4;
    expect(quote(document, spanOf(1), limit)).not.toContain('top');
  });

  it('shows what cannot be seen, and cuts what is too long', () => {
    expect(quote(document, spanOf(2), 1000)).toContain('last ⟨U+202E⟩one');
    expect(quote(document, spanOf(0), 10)).toBe('2018-02-2…');
  });
});

describe('recordAt', () => {
  it('finds the record of a continuation line', () => {
    expect(recordAt(document, TEXT.indexOf('<more'))?.index).toBe(1);
  });
});
