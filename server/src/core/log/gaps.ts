import { detached } from '../text/detach.ts';
import type { Problem } from '../text/problem.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import { type Coverage, type Gap, type GapKind, MAX_PLACES } from './coverage.ts';
import type { LanguageId, LogRecord } from './model.ts';

/** The places of one gap while they are counted. */
export class Places {
  count = 0;
  readonly first: Span[] = [];
  readonly #most: number;

  /** `most`: so many places are kept. */
  constructor(most = MAX_PLACES) {
    this.#most = most;
  }

  add(place: Span, count = 1): void {
    this.count += count;
    if (this.first.length < this.#most) this.first.push(place);
  }

  /** A copy that goes on by itself. */
  copy(): Places {
    const copy = new Places(this.#most);
    copy.count = this.count;
    copy.first.push(...this.first);
    return copy;
  }

  /** None where nothing was counted. */
  gap(kind: GapKind, what: (count: number) => Sentence, more: Partial<Gap> = {}): Coverage {
    return this.count > 0 ? [{ kind, count: this.count, what: what(this.count), places: this.first, ...more }] : [];
  }
}

/** Problems that leave something of an entry, or whole entries, unread. */
const CUT: ReadonlySet<string> = new Set(['line-cut', 'columns-missing', 'columns-odd', 'syncml-cut', 'nul-characters']);

/** What the problems of a document say of it: they are kept up to a limit, so that there may be more. */
export function cutEntries(problems: readonly Problem[]): Coverage {
  const places = new Places();
  for (const { code, span } of problems) if (CUT.has(code)) places.add(span);
  return places.gap('cut', (count) => msg('lines that are cut or damaged ({0})', count));
}

/** Rules that broke: what they would have found is not known. */
export function brokenRules(faults: readonly string[]): Coverage {
  if (faults.length === 0) return [];
  return [
    { kind: 'rules', count: faults.length, what: msg('what rules that failed would find ({0})', faults.length), places: [] },
  ];
}

/** Who wrote an entry that was not understood, as far as its events tell. */
export interface NotUnderstood {
  /** The program, where an event names it; else a column of the entry does. */
  readonly writer?: string;
  /** True where the entry prints an error, whatever its level. */
  readonly printsError?: boolean;
}

/** The line of an offset in the whole text, from 0. */
export type LineOf = (offset: number) => number;

/** Errors of one program: their places, and the first lines. */
interface ByWriter {
  readonly places: Places;
  readonly lines: number[];
}

const LINES_TOLD = 5;

/** Entries of level error that no rule can know, since they gave no event or none that is understood, by who wrote them. */
export class UnknownErrors {
  readonly #format: LanguageId;
  readonly #writers = new Map<string, ByWriter>();
  readonly #lineOf: LineOf;

  constructor(format: LanguageId, lineOf: LineOf) {
    this.#format = format;
    this.#lineOf = lineOf;
  }

  /** An entry that was not understood; `base` is where its text begins in the whole. */
  see({ level, span, fields }: LogRecord, text: string, base: number, { writer: named, printsError }: NotUnderstood): void {
    if (level !== 'error' && level !== 'fault' && !printsError) return;
    const place = { start: span.start + base, end: span.end + base };
    if (named !== undefined) {
      this.#add(named, place);
      return;
    }
    const ours = ENROLLING[this.#format];
    if (!ours?.names.test(text.slice(span.start, Math.min(span.end, span.start + HEAD)))) return; // spares most the cutting
    const field = fields().find(({ kind, name }) => kind === 'logger' || (kind === 'process' && name === 'process'));
    const writer = field ? text.slice(field.span.start, Math.min(field.span.end, field.span.start + LONGEST_NAME)) : '';
    if (ours.whole.test(writer)) this.#add(writer, place);
  }

  #add(writer: string, place: Span): void {
    const name = this.#writers.size < MAX_WRITERS || this.#writers.has(writer) ? detached(writer) : '';
    const known = this.#writers.get(name) ?? { places: new Places(), lines: [] };
    this.#writers.set(name, known);
    known.places.add(place);
    if (known.lines.length < LINES_TOLD) known.lines.push(this.#lineOf(place.start) + 1);
  }

  coverage(): Coverage {
    return [...this.#writers].flatMap(([writer, { places, lines }]) =>
      places.gap('unknown-errors', (count) => {
        const shown = count > lines.length ? `${lines.join(', ')} …` : lines.join(', ');
        const name = writer.slice(writer.lastIndexOf('.') + 1);
        if (name === '') return msg('errors that no rule knows ({0}: lines {1})', count, shown);
        return count === 1
          ? msg('an error of {0} that no rule knows (line {1})', name, shown)
          : msg('errors of {0} that no rule knows ({1}: lines {2})', name, count, shown);
      }),
    );
  }
}

/** The name of the writer stands in so many code units. */
const HEAD = 300;
const LONGEST_NAME = 200;
const MAX_WRITERS = 5;

/** Who takes part in an enrollment, in formats whose entries have levels; events of Windows name their provider. */
const ENROLLING: Partial<Record<LanguageId, { readonly names: RegExp; readonly whole: RegExp }>> = {
  'ios-console-log': {
    names: /profiled|mdmd|mdmclient|CertificateService/i,
    whole: /^(?:profiled|mdmd|mdmclient|CertificateService)$/i,
  },
  'android-omadm-log': { names: /scep|certificat/i, whole: /scep|certificat/i },
  'ndes-plugin-log': { names: /^/, whole: /^/ },
  svclog: { names: /^/, whole: /^/ },
};
