import { expect, it } from 'vitest';
import { concludeAgain, growLog, openLog } from '../../../server/src/core/analyze/index.ts';
import { hover } from '../../../server/src/lsp/features/hover.ts';
import { warmUp } from '../../../server/src/lsp/server/warm-up.ts';
import { WARM_UP_LOG, WARM_UP_POSITION } from '../../../server/src/lsp/server/warm-up-log.ts';
import { sessionWith, URI } from '../support/session.ts';

it('warms up step by step, with a pause before each, and touches no log of the reader', () => {
  const session = sessionWith('log', '');
  const waiting: (() => void)[] = [];
  const opened: string[] = [];
  const analyzer = {
    openLog: (text: string, hint: { readonly languageId?: string }) => {
      opened.push(hint.languageId ?? '');
      return openLog(text, hint);
    },
    growLog,
    concludeAgain,
  };
  warmUp(session, analyzer, (next) => waiting.push(next));
  expect(opened).toEqual([]);
  let steps = 0;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    next();
    steps++;
    expect(waiting.length).toBeLessThan(2);
  }
  expect(steps).toBeGreaterThan(10);
  expect(new Set(opened)).toEqual(new Set(['iis-w3c-log']));
  expect(session.logs.uris()).toEqual([URI]);
});

it('warms up on a message', () => {
  const session = sessionWith('iis-w3c-log', WARM_UP_LOG);
  expect(JSON.stringify(hover(session, { textDocument: { uri: URI }, position: WARM_UP_POSITION }))).toContain('PKCSReq');
});
