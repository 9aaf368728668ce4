import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Position, TextDocument } from 'vscode-languageserver-textdocument';
import { LogStore } from '../../../server/src/lsp/log/log-store.ts';

const URI = 'file:///x.log';
const text = fc.string({ unit: fc.constantFrom('a', 'b', '\r', '\n', '\r\n', '😀', '\ud800'), maxLength: 12 });
const change = fc.oneof(
  fc.record({ text }),
  fc.record({ from: fc.nat(40), to: fc.nat(40), text }), // offsets; beyond the end they mean an append
);

function rangeIn(document: TextDocument, from: number, to: number): { start: Position; end: Position } {
  return { start: document.positionAt(Math.min(from, to)), end: document.positionAt(Math.max(from, to)) };
}

describe('incremental sync', () => {
  it('keeps the text that the reference implementation keeps, whatever the changes', () => {
    fc.assert(
      fc.property(text, fc.array(change, { maxLength: 8 }), (first, changes) => {
        const store = new LogStore(
          { openLog: () => undefined, growLog: (previous) => previous, concludeAgain: (analysis) => analysis },
          () => 0,
        );
        store.open(URI, 'log', 1, first);
        let reference = TextDocument.create(URI, 'log', 1, first);
        for (const [index, one] of changes.entries()) {
          const sent = 'from' in one ? { range: rangeIn(reference, one.from, one.to), text: one.text } : one;
          store.change(URI, index + 2, [sent]);
          reference = TextDocument.update(reference, [sent], index + 2);
          expect(store.textOf(URI)).toBe(reference.getText());
        }
      }),
      { seed: 8894, numRuns: 2000 },
    );
  });
});
