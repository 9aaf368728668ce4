import type { EnrollmentRow } from '../../../../server/src/protocol/case.ts';
import { type Shown, say, shown } from '../../window/index.ts';
import { HOUR_MS, hourTitle, momentTitle } from './times.ts';
import { endOf, OUTCOME_WORDS, OUTCOMES, type Outcome, PLATFORM_WORDS, shortCause, shortDevice } from './words.ts';

/** Which enrollments are shown: those that fit every member that is there. */
export interface EnrollmentFilter {
  /** In upper or lower case, somewhere in what is known of it. */
  readonly text?: string;
  readonly outcomes?: readonly Outcome[];
  /** As `EnrollmentRow.device` writes them. */
  readonly devices?: readonly string[];
  /** Ids of causes. */
  readonly causes?: readonly string[];
  /** Steps at which it failed. */
  readonly steps?: readonly number[];
  /** It began then, by the reference clock: from the first moment to before the last one. */
  readonly between?: { readonly fromMs: number; readonly toMs: number };
}

export const NO_FILTER: EnrollmentFilter = {};

export function isFiltering(filter: EnrollmentFilter): boolean {
  return Object.values(filter).some((member) => member !== undefined);
}

export function filtered(rows: readonly EnrollmentRow[], filter: EnrollmentFilter): readonly EnrollmentRow[] {
  if (!isFiltering(filter)) return rows;
  const has = filter.text === undefined ? undefined : holder(filter.text);
  return rows.filter((row) => fits(row, filter) && (has === undefined || has(row)));
}

function fits(row: EnrollmentRow, { outcomes, devices, causes, steps, between }: EnrollmentFilter): boolean {
  if (outcomes && !outcomes.includes(row.outcome)) return false;
  if (devices && !devices.includes(row.device)) return false;
  if (causes && !(row.cause && causes.includes(row.cause.id))) return false;
  if (steps && !(row.failedStep !== undefined && steps.includes(row.failedStep))) return false;
  return !between || (row.startMs !== undefined && row.startMs >= between.fromMs && row.startMs < between.toMs);
}

/** Whether a row holds a text. Our own words are the same for thousands of rows, and said once. */
function holder(text: string): (row: EnrollmentRow) => boolean {
  const wanted = text.toLowerCase();
  const said = new Map<string, string>();
  const ours = (row: EnrollmentRow): string => {
    const id = `${row.platform} ${row.outcome} ${row.failedStep}`;
    const words = said.get(id) ?? `${PLATFORM_WORDS[row.platform]()}\n${endOf(row)}`;
    said.set(id, words);
    return words;
  };
  return (row) => {
    const { device, profile, transactionID, written, cause } = row;
    const words = [device, profile, transactionID, written, cause?.text, cause?.id, ours(row)].join('\n');
    return words.toLowerCase().includes(wanted);
  };
}

/** What a filter lets through, in words: `failed · android-02 · "text"`. */
export function filterWords(filter: EnrollmentFilter, rows: readonly EnrollmentRow[]): Shown {
  const { text, outcomes, devices, causes, steps, between } = filter;
  const parts = [
    ...(text === undefined ? [] : [say('"{0}"', text)]),
    ...(outcomes ? [anyOf(OUTCOMES.filter((one) => outcomes.includes(one)).map((one) => OUTCOME_WORDS[one]()))] : []),
    ...(steps ? [anyOf(steps.map((step) => say('failed at step {0}', step)))] : []),
    ...(devices ? [anyOf(devices.map(shortDevice))] : []),
    ...(causes ? [anyOf(causes.map((id) => causeTitle(id, rows)))] : []),
    ...(between ? [spanWords(between)] : []),
  ];
  return shown(parts.join(' · '));
}

export function causeTitle(id: string, rows: readonly EnrollmentRow[]): Shown {
  return shortCause(rows.find(({ cause }) => cause?.id === id)?.cause?.text ?? id);
}

function spanWords({ fromMs, toMs }: NonNullable<EnrollmentFilter['between']>): Shown {
  return fromMs % HOUR_MS === 0 && toMs - fromMs === HOUR_MS
    ? hourTitle(fromMs)
    : say('{0} to {1}', momentTitle(fromMs), momentTitle(toMs));
}

const NAMED = 3;

function anyOf(words: readonly Shown[]): Shown {
  const named = words.slice(0, NAMED).join(', ');
  return words.length > NAMED ? say('{0} and {1} more', named, words.length - NAMED) : shown(named);
}

/**
 * A filter that somebody else's code asked for, as far as it is one: a command can be called with anything. What is not understood is left
 * out.
 */
export function filterFrom(value: unknown): EnrollmentFilter | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const of = new Map<string, unknown>(Object.entries(value));
  const list = <T>(name: string, is: (one: unknown) => one is T): readonly T[] | undefined => {
    const found = of.get(name);
    return Array.isArray(found) ? found.filter(is) : undefined;
  };
  const text = of.get('text');
  const outcomes = list('outcomes', isOutcome);
  const devices = list('devices', isString);
  const causes = list('causes', isString);
  const steps = list('steps', isNumber);
  const between = spanFrom(of.get('between'));
  if (!(isString(text) || outcomes || devices || causes || steps || between)) return undefined;
  return {
    ...(isString(text) && text !== '' ? { text } : {}),
    ...(outcomes ? { outcomes } : {}),
    ...(devices ? { devices } : {}),
    ...(causes ? { causes } : {}),
    ...(steps ? { steps } : {}),
    ...(between ? { between } : {}),
  };
}

function spanFrom(value: unknown): EnrollmentFilter['between'] {
  if (typeof value !== 'object' || value === null || !('fromMs' in value && 'toMs' in value)) return undefined;
  const { fromMs, toMs } = value;
  return isNumber(fromMs) && isNumber(toMs) ? { fromMs, toMs } : undefined;
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isOutcome = (value: unknown): value is Outcome => OUTCOMES.some((one) => one === value);
