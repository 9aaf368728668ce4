import { expect, it } from 'vitest';
import { detectLog } from '../../server/src/core/detect.ts';
import { corpus, corpusFiles } from '../support/corpus-file.ts';
import { everyOutput } from '../support/outputs.ts';
import { sessionWith, URI } from './support/session.ts';

const FILES = corpusFiles('secrets').filter((name) => name !== 'README.md');

it.each(FILES)('no output shows a secret of %s', async (name) => {
  const text = corpus(`secrets/${name}`);
  const format = detectLog({ head: text, fileName: name })?.id ?? '';
  const session = sessionWith(format, text);
  expect(session.logs.get(URI)?.analysis.document.records.length).toBeGreaterThan(0);
  const leaks: string[] = [];
  for (let at = 0; at < text.length; at += 100) {
    for (const [output, words] of await everyOutput(session, URI, { start: at, end: at + 100 })) {
      const found = /PLAINSECRET|MASKED/.exec(words);
      if (found) leaks.push(`${output}: ${words.slice(Math.max(0, found.index - 60), found.index + 20)}`);
    }
  }
  expect([...new Set(leaks)]).toEqual([]);
});
