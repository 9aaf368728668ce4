import { describe, expect, it } from 'vitest';
import { formats } from '../../server/src/core/formats/index.ts';
import { codeLenses } from '../../server/src/lsp/features/code-lens.ts';
import { documentSymbols } from '../../server/src/lsp/features/document-symbol.ts';
import { foldingRanges } from '../../server/src/lsp/features/folding-range.ts';
import { corpus, corpusFiles } from '../support/corpus-file.ts';
import { otherWords, trueLogs, withoutEvidence } from '../support/neutral.ts';
import { quoting } from '../support/quoting.ts';
import { sessionWith, URI } from './support/session.ts';

const textDocument = { uri: URI };

/** What a reader sees of a text: whether it is a log, lenses over it, what folds, what the outline shows. */
function shownOf(text: string): readonly unknown[] {
  return ['log', 'plaintext'].flatMap((languageId) => {
    const session = sessionWith(languageId, text);
    const log = session.logs.get(URI);
    const features: readonly unknown[] = [codeLenses, documentSymbols, foldingRanges].flatMap<unknown>((feature) =>
      feature(session, { textDocument }),
    );
    return [...(log ? [log.analysis.document.format.id] : []), ...features];
  });
}

const nearMisses = corpusFiles('near-misses').filter((name) => name !== 'README.md');
const samples = formats.flatMap((format) => format.samples.map(({ text }) => text));

describe('a text that is none of our logs', () => {
  it.each(nearMisses)('shows nothing: %s', (name) => expect(shownOf(corpus(`near-misses/${name}`))).toEqual([]));

  it.each(trueLogs)('shows nothing where the words of the log are others: %s', (path) => {
    expect(shownOf(corpus(path))).not.toEqual([]);
    expect(shownOf(otherWords(corpus(path)))).toEqual([]);
    expect(shownOf(withoutEvidence(corpus(path)))).toEqual([]);
  });

  it.each(Object.entries(quoting).filter(([host]) => host !== 'a file of settings'))(
    'shows nothing: %s that quotes a log',
    (_, quote) => {
      for (const text of samples) expect(shownOf(quote(text.trimEnd().split('\n').slice(0, 3)))).toEqual([]);
    },
  );
});
