import type { Detected } from '../../../server/src/core/detect.ts';

type Quality = Detected['detection']['quality'];

/** What VS Code calls a text that nobody claims: the slightest sign of a log of ours is enough. */
const UNCLAIMED = new Set(['log', 'plaintext']);

/**
 * Notations in which logs are exported: Windows events and service traces as XML or lists, profiles as property lists, `log show` as JSON.
 * Most such files are no logs, so there must be no doubt; a list is known from another by its columns, which is as sure as lists get.
 */
const NOTATIONS: readonly (readonly [RegExp, readonly Quality[]])[] = [
  [/^(?:xml|json|jsonl)$/, ['certain']],
  [/^(?:dynamic csv|[ct]sv(?: \(.*\))?)$/, ['certain', 'likely']], // VS Code has none of its own: the names are those of Rainbow CSV
];

/** True where a document of that language is worth a look. */
export function mayHoldLog(languageId: string): boolean {
  return UNCLAIMED.has(languageId) || NOTATIONS.some(([name]) => name.test(languageId));
}

/** True where a log of that certainty takes a document away from the language that it has. */
export function claims(languageId: string, quality: Quality): boolean {
  return UNCLAIMED.has(languageId) || NOTATIONS.some(([name, enough]) => name.test(languageId) && enough.includes(quality));
}

/** True where a change put another text in the place of a whole one, now `length` long: what was known of the old one says nothing. */
export function replacesAll(change: { readonly rangeOffset: number; readonly text: string }, length: number): boolean {
  return change.rangeOffset === 0 && length > 0 && change.text.length === length;
}

/** The language of a file whose name promised a log of ours, and whose content is another's. */
export function languageWithout(path: string): string {
  if (/\.xml$/i.test(path)) return 'xml';
  return /\.csv$/i.test(path) ? 'plaintext' : 'log';
}
