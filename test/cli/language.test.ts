import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { analyzeCase } from '../../server/src/cli/analyze-case.ts';
import { translationsFor } from '../../server/src/cli/localize.ts';
import { hashOf } from '../../server/src/core/analyze/text-hash.ts';
import { english, type Localize, localizer } from '../../server/src/core/text/sentence.ts';
import { fixtureBytes, fixturePath } from '../support/fixtures.ts';
import { textOfBytes } from '../support/look.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-language-'));
afterEach(() => vi.restoreAllMocks());

const DAMAGED = 'evtx/sample_with_a_bad_chunk_magic.evtx';
const TEMPLATE = 'The checksum of this chunk’s records is wrong: some of them may be damaged.';
const translations = new Map([[TEMPLATE, 'Die Prüfsumme stimmt nicht.']]);

async function textIn(say: Localize): Promise<string> {
  return (await textOfBytes(fixtureBytes(DAMAGED), say)) ?? '';
}

describe('the command line', () => {
  it.each([
    ['the language of the reader', translations],
    ['English without a translation', new Map<string, string>()],
  ])('says inside the text of a damaged event log what is wrong in %s', async (_, known) => {
    const say = localizer((template) => known.get(template) ?? template);
    const text = await textIn(say);
    expect(text.includes('Die Prüfsumme stimmt nicht.')).toBe(known.size > 0);
    const { logs } = await analyzeCase([fixturePath(DAMAGED)], {
      archives: 'bounded',
      translations: known,
      signal: new AbortController().signal,
      refuse: () => undefined,
      tell: () => undefined,
      progress: () => undefined,
    });
    expect(logs.map(({ facts }) => facts.hash)).toEqual([hashOf(text)]);
    expect(hashOf(text) === hashOf(await textIn(english))).toBe(known.size === 0);
  });

  it.each([
    [{ LC_ALL: 'de_DE.UTF-8' }, 'de'],
    [{ LC_MESSAGES: 'pt_BR', LANG: 'de_DE' }, 'pt-br'],
    [{ LANG: 'pt_PT' }, 'pt'],
    [{ LANG: 'C' }, undefined],
    [{}, undefined],
    [{ LANG: '../../etc/passwd' }, undefined],
  ])('finds the translation for %j', (environment, language) => {
    for (const name of ['de', 'pt', 'pt-br']) {
      fs.writeFileSync(path.join(folder, `bundle.l10n.${name}.json`), JSON.stringify({ language: name }));
    }
    expect(translationsFor(environment, folder).get('language')).toBe(language);
  });

  it('has no translation where the bundle cannot be read', () => {
    fs.writeFileSync(path.join(folder, 'bundle.l10n.fr.json'), '{"a"');
    expect(translationsFor({ LANG: 'fr' }, folder).size).toBe(0);
  });

  it('reads a translation when something is to be said, and not in threads, which are the same bundle', async () => {
    const read = vi.spyOn(fs, 'readFileSync');
    vi.stubEnv('LC_ALL', 'de');
    vi.resetModules();
    const { localize, translations: loaded } = await import('../../server/src/cli/console.ts');
    const bundles = () => read.mock.calls.filter(([file]) => String(file).includes('bundle.l10n')).length;
    expect(bundles()).toBe(0);
    expect(localize({ text: 'one', args: [] })).toBe('one');
    expect(localize({ text: 'two', args: [] })).toBe('two');
    expect(loaded().size).toBe(0);
    expect(bundles()).toBe(1);
    vi.unstubAllEnvs();
  });
});
