import type { Span, Token } from '../../text/span.ts';
import { cellsOf, isQuotedByCells, rowEnd } from './csv-cells.ts';
import { labelOf, levelOf, makeHead, type Part } from './labels.ts';
import { isWindowsProvider } from './providers.ts';
import { readEventTime } from './time.ts';

/** What the columns of a list hold, by their titles. */
export interface CsvTitles {
  /** Undefined for a column that we do not know. */
  readonly columns: readonly (Part | undefined)[];
  readonly english: boolean;
}

/** Titles that mean something in a list of events only: properties of PowerShell's Get-EventLog, and the columns of EvtxECmd. */
const LIST_TITLES: ReadonlyMap<string, Part | undefined> = new Map([
  ['timegenerated', 'time'],
  ['entrytype', 'level'],
  ['instanceid', undefined],
  ['timewritten', undefined],
  ['replacementstrings', undefined],
]);
const BESIDE_TIMECREATED: ReadonlyMap<string, Part> = new Map([
  ['provider', 'provider'],
  ['channel', 'channel'],
]);

const MIN_PARTS = 4;

/**
 * What the titles in `span` say, where they are those of Windows events: Event Viewer's, PowerShell's, EvtxECmd's. Lists of other things
 * have ids, dates, users and levels, too, so that a source or a log must be named, or two properties that only PowerShell's events
 * have; and the first rows must bear it out. Undefined for other lists.
 */
export function readCsvTitles(text: string, span: Span, separator: string): CsvTitles | undefined {
  const cells = cellsOf(text, span, separator);
  if (cells.length < 3 || !isQuotedByCells(text, span, cells, separator)) return undefined;
  const words = cells.map((cell) =>
    cell.value
      .replace(/^\ufeff/, '')
      .trim()
      .toLowerCase(),
  );
  const labels = words.map(labelOf);
  if (!makeHead(labels)) return undefined;
  const columns = words.map((word, i) => labels[i]?.part ?? LIST_TITLES.get(word) ?? timedPart(words, word));
  const known = new Set(columns.filter((part) => part !== undefined));
  const properties = words.filter((word, i) => LIST_TITLES.has(word) || (labels[i]?.decisive && labels[i]?.part !== 'event-id'));
  const powerShell = new Set(properties).size > 1;
  if (known.size < (powerShell ? MIN_PARTS - 1 : MIN_PARTS)) return undefined;
  if (!powerShell && !known.has('provider') && !known.has('channel')) return undefined;
  const english = labels.every((label) => label === undefined || label.english);
  const titles = { columns, english };
  return rowsBear(text, span.end, separator, titles, powerShell ? 'any' : 'own') ? titles : undefined;
}

function timedPart(words: readonly string[], word: string): Part | undefined {
  return words.includes('timecreated') ? BESIDE_TIMECREATED.get(word) : undefined;
}

/** Rows that are asked whether they are events. */
const ROWS = 5;
/** As far as they are looked for: messages are long. */
const REACH = 32_768;

/**
 * True where one of the first rows is an event: a number as its id, and, unless the titles leave no doubt, a level or a provider of Windows
 * and a time. Without a whole row the titles must be as many as Event Viewer or PowerShell write.
 */
function rowsBear(text: string, from: number, separator: string, titles: CsvTitles, words: 'any' | 'own'): boolean {
  const within = text.slice(from, from + REACH);
  let seen = 0;
  for (let at = 0; at < within.length && seen < ROWS; ) {
    while (at < within.length && within.charCodeAt(at) <= 32) at++;
    const end = rowEnd(within, at);
    if (end >= within.length) break;
    const cells = cellsOf(within, { start: at, end }, separator);
    at = end;
    if (cells.length < 3) continue;
    seen++;
    if (isEvent(within, cells, titles, words)) return true;
  }
  const written = (part: Part): boolean => titles.columns.includes(part);
  return seen === 0 && (words === 'any' || (written('level') && written('time') && written('task')));
}

function isEvent(text: string, cells: readonly Token[], { columns, english }: CsvTitles, words: 'any' | 'own'): boolean {
  const cellsIn = (part: Part): readonly Token[] => cells.filter((cell, i) => columns[i] === part && cell.value !== '');
  if (!cellsIn('event-id').some((cell) => /^\d{1,5}$/.test(cell.value.trim()))) return false;
  if (words === 'any') return true;
  const times = cellsIn('time');
  const timed = times.length === 0 || times.some(({ span }) => readEventTime(text, span.start, span.end, english) !== undefined);
  const level = cellsIn('level').some((cell) => levelOf(cell.value) !== undefined || !english);
  return timed && (level || cellsIn('provider').some((cell) => isWindowsProvider(cell.value)));
}
