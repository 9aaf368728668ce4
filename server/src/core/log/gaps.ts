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

/** Entries of level error that gave no event, so that no rule can know them, by who wrote them. */
export class UnknownErrors {
  readonly #format: LanguageId;
  readonly #writers = new Map<string, Places>();

  constructor(format: LanguageId) {
    this.#format = format;
  }

  /** An entry that gave no event; `base` is where its text begins in the whole. */
  see({ level, span, fields }: LogRecord, text: string, base = 0): void {
    if (level !== 'error' && level !== 'fault') return;
    const ours = ENROLLING[this.#format];
    if (!ours?.names.test(text.slice(span.start, Math.min(span.end, span.start + HEAD)))) return; // spares most the cutting
    const field = fields().find(({ kind, name }) => kind === 'logger' || (kind === 'process' && name === 'process'));
    const writer = field ? text.slice(field.span.start, Math.min(field.span.end, field.span.start + LONGEST_NAME)) : '';
    if (!ours.whole.test(writer)) return;
    const name = this.#writers.size < MAX_WRITERS || this.#writers.has(writer) ? detached(writer) : '';
    const places = this.#writers.get(name) ?? new Places();
    this.#writers.set(name, places);
    places.add({ start: span.start + base, end: span.end + base });
  }

  coverage(): Coverage {
    return [...this.#writers].flatMap(([writer, places]) =>
      places.gap('unknown-errors', (count) =>
        writer === ''
          ? msg('errors that no rule knows ({0})', count)
          : msg('errors of {0} that no rule knows ({1})', writer.slice(writer.lastIndexOf('.') + 1), count),
      ),
    );
  }
}

/** The name of the writer stands in so many code units. */
const HEAD = 300;
const LONGEST_NAME = 200;
const MAX_WRITERS = 5;

/** Who takes part in an enrollment, in formats whose entries have levels; of the other formats each entry gives an event. */
const ENROLLING: Partial<Record<LanguageId, { readonly names: RegExp; readonly whole: RegExp }>> = {
  'ios-console-log': {
    names: /profiled|mdmd|mdmclient|CertificateService/i,
    whole: /^(?:profiled|mdmd|mdmclient|CertificateService)$/i,
  },
  'android-omadm-log': { names: /scep|certificat/i, whole: /scep|certificat/i },
  'ndes-plugin-log': { names: /^/, whole: /^/ },
  svclog: { names: /^/, whole: /^/ },
};
