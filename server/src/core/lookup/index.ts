import { oidName } from '../asn1/oids.ts';
import { identifierContent } from '../explain/content/identifier.ts';
import { codeRow } from '../explain/place.ts';
import { msg, verbatim } from '../text/sentence.ts';
import type { CodeAnswer, CodeReading } from './model.ts';
import { everyName, readingsOfName } from './names.ts';
import { readingsOfNumbers } from './numbers.ts';
import { readingsOfPair, readingsOfStatus } from './pairs.ts';
import { reading } from './reading.ts';
import { nearest } from './suggest.ts';
import { LONGEST_CODE, numbersIn, pairIn, statusIn, tidied } from './written.ts';

export type { CodeAnswer, CodeKind, CodeReading } from './model.ts';

/**
 * What a code means that somebody wrote or copied: a number of Windows, IIS, Apple or SCEP in any notation, a name, an object identifier, an
 * event, a rule; also one inside a line of a log. Gives all readings, the likeliest first; what no table knows is taken apart or left
 * unknown, never invented. Reads the first 200 characters, and takes time that does not grow with the rest.
 */
export function explainCode(text: string): CodeAnswer {
  const asked = tidied(text);
  const readings = distinct(readingsOf(asked));
  const known = readings.some((one) => one.known);
  const suggestions = known ? [] : nearest(lastWord(asked), everyName());
  return { asked, readings, known, suggestions };
}

/** Words of a command line as codes: words that belong together, as `failInfo 2` and `503 3 0`, are one. */
export function codesIn(words: readonly string[]): readonly string[] {
  const codes: string[] = [];
  for (let at = 0; at < words.length; ) {
    const length = [5, 4, 3, 2].find((count) => at + count <= words.length && belongTogether(words.slice(at, at + count))) ?? 1;
    codes.push(words.slice(at, at + length).join(' '));
    at += length;
  }
  return codes;
}

function belongTogether(words: readonly string[]): boolean {
  if (words.join(' ').length > LONGEST_CODE) return false;
  const text = tidied(words.join(' '));
  const status = statusIn(text);
  if (status) return !text.includes('.') && isStatus(status.substatus, words.length) && words.length < 4;
  const pair = pairIn(text);
  return pair !== undefined && words.slice(1).some((word) => /\d/.test(word)) && (readingsOfPair(pair) ?? []).length > 0;
}

/** `404 500` are two statuses, `404 15` and `503 3 0` are one with its columns. */
function isStatus(substatus: number | undefined, words: number): boolean {
  return substatus !== undefined && (substatus < 100 || (substatus > 500 && words === 3));
}

function readingsOf(asked: string): readonly CodeReading[] {
  const status = statusIn(asked);
  if (status) return readingsOfStatus(status);
  if (/^[012](?:\.\d{1,20}){2,30}$/.test(asked)) return [identifierReading(asked)];
  const numbers = numbersIn(asked);
  const byName = readingsOfName(asked);
  if (numbers.length > 0 || byName.length > 0) return [...byName, ...readingsOfNumbers(numbers)];
  const pair = pairIn(asked);
  return (pair && readingsOfPair(pair)) ?? (asked.includes(' ') ? readingsInside(asked) : byLastPart(asked));
}

function identifierReading(oid: string): CodeReading {
  const content = identifierContent(oid);
  if (content) return reading('object-identifier', content);
  const name = oidName(oid);
  const known = name !== oid;
  const said = [known ? msg('Our tables know its name alone.') : msg('An object identifier that no table of ours has.')];
  const rows = [codeRow(msg('Object identifier'), oid)];
  return reading('object-identifier', { title: verbatim(name), paragraphs: said, rows, verified: true }, { known });
}

/** `org.jscep.client.ClientException`, `Microsoft-Windows-CAPI2`. */
function byLastPart(asked: string): readonly CodeReading[] {
  const part = asked.slice(Math.max(asked.lastIndexOf('.'), asked.lastIndexOf('$')) + 1);
  const known = part === asked ? [] : readingsOfName(part);
  return known.length > 0 || !/^microsoft-windows-/i.test(asked)
    ? known
    : readingsOfName(asked.slice('Microsoft-Windows-'.length));
}

/** Of a longer text only what can be nothing but a code. */
const UNMISTAKABLE =
  /0x[0-9a-f]{4,8}\b|-\d{5,10}\b|\b[12]\.\d{1,3}(?:\.\d{1,10}){2,20}\b|\b[A-Z][A-Za-z\d]{1,30}_[A-Z\d_]{2,60}\b|\b\d{10}\b/gi;
const MOST_INSIDE = 10;

function readingsInside(text: string): readonly CodeReading[] {
  const found = [...new Set(text.match(UNMISTAKABLE) ?? [])].slice(0, MOST_INSIDE);
  return found.flatMap((word) => {
    const content = /^[12]\./.test(word)
      ? [identifierReading(word)]
      : [...readingsOfName(word), ...readingsOfNumbers(numbersIn(word))];
    return content.slice(0, 1);
  });
}

function distinct(readings: readonly CodeReading[]): readonly CodeReading[] {
  const seen = new Set<string>();
  return readings.filter((one) => {
    const key = JSON.stringify([one.kind, one.title, one.rows]);
    return !seen.has(key) && seen.add(key);
  });
}

function lastWord(asked: string): string {
  return asked.slice(asked.lastIndexOf(' ') + 1);
}
