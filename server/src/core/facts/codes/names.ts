import { msg } from '../../text/sentence.ts';
import type { NumberedCode } from './model.ts';

/**
 * Names of a header that follow each other, for the many codes that nobody has to say more of than their names do. The numbers rise by one
 * from name to name, or fall where `falling`; `@` with a number goes on there: hexadecimal, of falling ones decimal and without its sign.
 */
export interface NameList {
  /** Stands before each name. */
  readonly prefix: string;
  readonly source: string;
  readonly names: string;
  readonly falling?: true;
}

/** The codes of a list, each with what its name says in words. */
export function codesOf({ prefix, source, names, falling }: NameList): readonly NumberedCode[] {
  const codes: NumberedCode[] = [];
  let value = 0;
  for (const word of names.trim().split(/\s+/)) {
    if (word.startsWith('@')) {
      value = falling ? -Number(word.slice(1)) : Number.parseInt(word.slice(1), 16);
      continue;
    }
    codes.push({ value, name: prefix + word, meaning: msg('By its name: {0}.', wordsOf(word)), source, verified: true });
    value += falling ? -1 : 1;
  }
  return codes;
}

/** `OBJECT_NAME_NOT_FOUND` and `ObjectNameNotFound` as words; what is written in capitals in between, as `CRL`, stays so. */
function wordsOf(name: string): string {
  if (name.includes('_') || name === name.toUpperCase()) return name.toLowerCase().replaceAll('_', ' ');
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/\b[A-Z](?![A-Z])/g, (letter) => letter.toLowerCase());
}
