import { english, type Localize, localizer } from '../../core/text/sentence.ts';
import { members } from '../answer/json.ts';

/** Makes the reader's `Localize` from what `readBundle` gives; a template that is not there stays English. */
export function localizeWith(translations: ReadonlyMap<string, string>): Localize {
  if (translations.size === 0) return english;
  return localizer((template) => translations.get(template) ?? template);
}

/**
 * Template to translation, from a bundle in the layout of @vscode/l10n: an entry is a string, or an object whose `message` is one.
 * Bad JSON gives none.
 */
export function readBundle(bundle: string): ReadonlyMap<string, string> {
  const translations = new Map<string, string>();
  for (const [template, entry] of Object.entries(members(parse(bundle)))) {
    const text = typeof entry === 'string' ? entry : members(entry)['message'];
    if (typeof text === 'string') translations.set(template, text);
  }
  return translations;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
