import fs from 'node:fs';
import path from 'node:path';

/**
 * English template to the language of the environment (LC_ALL, LC_MESSAGES, LANG); empty where there is no bundle for it in the folder, and
 * for English.
 */
export function translationsFor(environment: NodeJS.ProcessEnv, folder: string): ReadonlyMap<string, string> {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  const name = /^[a-z]{2,3}(?:[_-][A-Za-z]{2,4})?/.exec(locale)?.[0]?.toLowerCase().replace('_', '-') ?? '';
  for (const language of new Set([name, name.split('-')[0] ?? ''])) {
    const bundle = language && readBundle(path.join(folder, `bundle.l10n.${language}.json`));
    if (bundle) return new Map(Object.entries(bundle));
  }
  return new Map();
}

/** A translation bundle. Undefined where there is none or it cannot be read. */
function readBundle(file: string): Readonly<Record<string, string>> | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  } catch {
    return undefined;
  }
}
