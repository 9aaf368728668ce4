import { describe, expect, it } from 'vitest';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { type Analysis, openLog } from '../../../server/src/core/analyze/index.ts';
import { LogMessages } from '../../../server/src/core/messages/log-messages.ts';
import { type Analyzer, LogStore } from '../../../server/src/lsp/log/log-store.ts';

/** An analyzer that only notes what it was asked for. A text with `none` is no log. */
function scene(): { readonly store: LogStore; readonly calls: string[] } {
  const calls: string[] = [];
  const analysisOf = (text: string): Analysis => {
    const analysis = openLog(text, { languageId: 'iis-w3c-log' });
    if (!analysis) throw new Error('a format that is named reads any text');
    return analysis;
  };
  const analyzer: Analyzer = {
    openLog(text, { fileName }) {
      calls.push(`open ${fileName} ${text}`);
      if (text.includes('throw')) throw new Error('core failed');
      return text.includes('none') ? undefined : analysisOf(text);
    },
    growLog(previous, text) {
      calls.push(`grow ${previous.document.text} -> ${text}`);
      return analysisOf(text);
    },
    concludeAgain: (analysis) => analysis,
  };
  return { store: new LogStore(analyzer, () => 0), calls };
}

const URI = 'file:///logs/u_ex.log';
const edit = (line: number, from: number, to: number, text: string): TextDocumentContentChangeEvent => ({
  range: { start: { line, character: from }, end: { line, character: to } },
  text,
});
const append = (line: number, character: number, text: string): TextDocumentContentChangeEvent =>
  edit(line, character, character, text);

describe('LogStore', () => {
  it('analyses once a version, and only when asked', () => {
    const { store, calls } = scene();
    store.open(URI, 'log', 1, 'one');
    expect(calls).toEqual([]);
    expect(store.get(URI)?.version).toBe(1);
    store.get(URI);
    expect(calls).toEqual(['open u_ex.log one']);
  });

  it('continues a log that grew, also over several changes', () => {
    const { store, calls } = scene();
    store.open(URI, 'log', 1, 'one\n');
    store.get(URI);
    store.change(URI, 2, [append(1, 0, 'two\n'), append(2, 0, 'three')]);
    store.change(URI, 3, [append(2, 5, '\n')]);
    expect(store.get(URI)?.analysis.document.text).toBe('one\ntwo\nthree\n');
    expect(calls.at(-1)).toBe('grow one\n -> one\ntwo\nthree\n');
  });

  it('continues when an editor sends the whole, longer text', () => {
    const { store, calls } = scene();
    store.open(URI, 'log', 1, 'one');
    store.get(URI);
    store.change(URI, 2, [{ text: 'one two' }]);
    store.get(URI);
    expect(calls.at(-1)).toBe('grow one -> one two');
  });

  it('reads the log again after any other change, even when an append follows', () => {
    const { store, calls } = scene();
    store.open(URI, 'log', 1, 'one\n');
    store.get(URI);
    store.change(URI, 2, [edit(0, 0, 1, 'O'), append(1, 0, 'two')]);
    expect(store.get(URI)?.analysis.document.text).toBe('One\ntwo');
    expect(calls.at(-1)).toBe('open u_ex.log One\ntwo');
  });

  it('joins a carriage return with the line feed that comes later', () => {
    const { store } = scene();
    store.open(URI, 'log', 1, 'a\r');
    store.change(URI, 2, [append(1, 0, '\nb')]);
    store.change(URI, 3, [edit(1, 0, 1, 'B')]);
    expect(store.textOf(URI)).toBe('a\r\nB');
  });

  it('looks again at a text that was no log before', () => {
    const { store } = scene();
    store.open(URI, 'plaintext', 1, 'none');
    expect(store.get(URI)).toBeUndefined();
    store.change(URI, 2, [{ text: 'a log' }]);
    expect(store.get(URI)?.analysis.document.text).toBe('a log');
  });

  it('lets a failure of core through once a version', () => {
    const { store, calls } = scene();
    store.open(URI, 'log', 1, 'throw');
    expect(() => store.get(URI)).toThrow('core failed');
    expect(store.get(URI)).toBeUndefined();
    expect(calls).toHaveLength(1);
  });

  it('forgets a closed document, and passes over changes to unknown ones', () => {
    const { store } = scene();
    store.open(URI, 'log', 1, 'one');
    store.close(URI);
    store.change(URI, 2, [{ text: 'two' }]);
    expect(store.get(URI)).toBeUndefined();
  });

  it('never analyses our own documents, and gives untitled ones no name', () => {
    const { store, calls } = scene();
    store.open('scep-log-inspector:/findings/x?1', 'markdown', 1, 'one');
    store.open('untitled:Untitled-1', 'plaintext', 1, 'one');
    expect(store.get('scep-log-inspector:/findings/x?1')).toBeUndefined();
    store.get('untitled:Untitled-1');
    expect(calls).toEqual(['open  one']);
  });

  it('expects an append to cost what the last append did, not what reading the log did', () => {
    let now = 0;
    const analysis = { document: { text: '' }, messages: new LogMessages() } as unknown as Analysis;
    const took = (ms: number): Analysis => {
      now += ms;
      return analysis;
    };
    const store = new LogStore({ openLog: () => took(700), growLog: () => took(5), concludeAgain: (same) => same }, () => now);
    store.open(URI, 'log', 1, 'one\n');
    expect(store.cost(URI)).toBe(0);
    store.get(URI);
    expect(store.cost(URI)).toBe(700);
    store.change(URI, 2, [append(1, 0, 'two\n')]);
    expect(store.cost(URI)).toBe(0);
    store.get(URI);
    store.change(URI, 3, [append(2, 0, 'three\n')]);
    expect(store.cost(URI)).toBe(5);
    expect(store.cost('file:///unknown.log')).toBe(0);
  });

  it('keeps a bounded number of analyses and makes a dropped one again', () => {
    const { store, calls } = scene();
    for (let n = 0; n < 40; n++) {
      store.open(`file:///${n}.log`, 'log', 1, `text ${n}`);
      store.get(`file:///${n}.log`);
    }
    expect(calls).toHaveLength(40);
    store.get('file:///39.log');
    expect(calls).toHaveLength(40);
    expect(store.get('file:///0.log')?.analysis.document.text).toBe('text 0');
    expect(calls).toHaveLength(41);
  });
});
