import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** The one place that may say that nothing was found. */
const HOME = 'server/src/core/log/coverage.ts';

/** Words of an all-clear, in a text for people. */
const ALL_CLEAR =
  /\b(?:no|without|free of|not any|0) (?:findings|failures|errors|problems)\b|\bnothing (?:failed|was found|is wrong in|wrong|to report)|\bfound nothing|\bno entry could|\bholds no entries/i;
/** What says of a log that it has no findings may become one. */
const ASKS =
  /\b(?:groups|findings|causes|shownGroups\([^)]{0,80}\))(?:\.length)?\s*(?:===|<=|<|>)\s*[01]\b|!\w*\.?(?:groups|findings)\.length\b/;

/** Places that ask whether there are findings, and why no all-clear can come of it. */
const ASKING: Readonly<Record<string, string>> = {
  'client/src/open/large-words.ts': 'says the conclusion that the server sends with the answer',
  'server/src/cli/story/logs.ts': 'says how to see the findings that there are',
  'server/src/core/report/log-json.ts': 'chooses between the two sentences of coverage.ts',
  'server/src/lsp/log/coverage.ts': 'chooses between the two sentences of coverage.ts',
  'server/src/lsp/documents/resolution.ts': 'numbers the causes of one finding',
  'server/src/lsp/features/hover.ts': 'lets the finding on a token say its cause',
  'server/src/lsp/documents/findings-list.ts': 'lists the findings, or says the conclusion',
};

function sources(folder: string): readonly string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

/** The sources of the product that speak to people; messages and rules speak of single entries. */
const SPEAKING = ['client/src', 'server/src/lsp', 'server/src/cli', 'server/src/workspace', 'server/src/core/report']
  .flatMap(sources)
  .concat(sources('server/src/core').filter((name) => /core\/(?:[^/]+\.ts|log\/|case\/|archive\/)/.test(name)));

/** The texts for people in a source: what `msg` and `l10n.t` take. */
function texts(source: string): readonly string[] {
  return [...source.matchAll(/\b(?:msg|t)\(\s*(?:'((?:[^'\\]|\\.)*)'|`([^`]*)`|"([^"]*)")/g)].map(
    ([, single, back, double]) => single ?? back ?? double ?? '',
  );
}

function read(name: string): string {
  return fs.readFileSync(path.join(root, name), 'utf8');
}

describe('an all-clear', () => {
  it('is said by one function only', () => {
    const elsewhere = SPEAKING.filter((name) => name !== HOME).flatMap((name) =>
      texts(read(name))
        .filter((text) => ALL_CLEAR.test(text))
        .map((text) => `${name}: ${text}`),
    );
    expect(elsewhere).toEqual([]);
    expect(texts(read(HOME)).filter((text) => ALL_CLEAR.test(text))).toHaveLength(4);
  });

  it('comes of no other question whether there are findings', () => {
    const asking = SPEAKING.filter((name) => name !== HOME && ASKS.test(read(name)));
    expect(asking.toSorted()).toEqual(Object.keys(ASKING).toSorted());
  });

  it.each([
    "msg('This log has no findings.')",
    'vscode.l10n.t("Nothing was found that failed in {0}.")',
    "msg('nothing failed in this log')",
    "msg('Failures: 0, without problems')",
  ])('would be noticed: %s', (source) => {
    expect(texts(source).some((text) => ALL_CLEAR.test(text))).toBe(true);
  });

  it.each([
    'if (groups.length === 0) {',
    'findings === 0 ? a : b',
    'log.findings.length > 0',
    'if (!found.groups.length) return',
  ])('would be noticed where it begins: %s', (source) => {
    expect(ASKS.test(source)).toBe(true);
  });
});
