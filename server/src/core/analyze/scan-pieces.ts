import { formats } from '../formats/index.ts';
import { LIMITS } from '../limits.ts';
import { Channels } from '../log/channels.ts';
import type { Coverage } from '../log/coverage.ts';
import type { Detected } from '../log/detect.ts';
import type { LogFacts } from '../log/facts.ts';
import { brokenRules, cutEntries, Places } from '../log/gaps.ts';
import type { LogDocument, LogFormat } from '../log/model.ts';
import type { Problem } from '../text/problem.ts';
import { msg } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import { Excerpts, markedFirst } from './excerpts.ts';
import { factsFrom } from './facts-of.ts';
import { LineStarts } from './line-starts.ts';
import { moved } from './moved.ts';
import { Scan } from './scan.ts';
import { type Division, type Listener, type ReadStretch, Stretches } from './stretches.ts';
import { TextHash } from './text-hash.ts';

/** A log whose text comes in pieces. */
export interface PiecesOfLog {
  /** Its name in the case, with `/`. */
  readonly path: string;
  /** How its format was recognised. */
  readonly detected: Detected;
  /** So many observations are kept; by default as many as of any log. */
  readonly observations?: number;
  /** The text from its beginning, in pieces of any size. May be called twice. */
  pieces(): AsyncIterable<string>;
}

/**
 * What a log says, with all its messages checked; equal however the text is cut, and what `factsOf` gives of the whole. Memory does not
 * grow with the text but for what is found in it. Throws only what `pieces` throws.
 */
export async function scanPieces({ path, detected, observations, pieces }: PiecesOfLog): Promise<LogFacts> {
  const scan = new PieceScan(path, detected, DIVISION, observations);
  for await (const piece of pieces()) scan.add(piece);
  const facts = scan.end();
  if (!scan.lacksExcerpts) return facts;
  for await (const piece of pieces()) scan.addAgain(piece);
  return scan.endAgain(facts);
}

/** How a log is divided while it is read; tests take less. */
export const DIVISION: Division = { stretch: LIMITS.stretchUnits, record: LIMITS.recordUnits, whole: LIMITS.markupUnits };

/** Problems that are kept, as of a text that is there as a whole. */
const MAX_PROBLEMS = 200;

/** The scan of a log whose text goes by, in pieces of any size. */
export class PieceScan {
  readonly #path: string;
  readonly #detected: Detected;
  readonly #format: LogFormat;
  readonly #divided: (listener: Listener) => Stretches;
  readonly #stretches: Stretches;
  readonly #hash = new TextHash();
  readonly #lines = new LineStarts();
  readonly #channels: Channels;
  readonly #excerpts = new Excerpts();
  readonly #problems: Problem[] = [];
  #scan: Scan | undefined;
  #last: ReadStretch | undefined;
  #lacking: readonly Span[] = [];
  #again: Stretches | undefined;

  constructor(path: string, detected: Detected, division: Division = DIVISION, observations?: number) {
    const format = formats.find(({ id }) => id === detected.id);
    if (!format) throw new TypeError(`no format ${detected.id}`);
    this.#path = path;
    this.#detected = detected;
    this.#format = format;
    this.#channels = new Channels(format.id);
    this.#divided = (listener) => new Stretches(format, division, listener);
    this.#stretches = this.#divided({
      begin: (head) => {
        const placeOf = (offset: number) => this.#lines.placeOf(offset);
        this.#scan = new Scan({
          format,
          head,
          text: 'goes-by',
          placeOf,
          ...(observations === undefined ? {} : { observations }),
        });
      },
      hear: (stretch) => this.#hear(stretch),
    });
  }

  /** Takes the next piece of the text, of any size. */
  add(piece: string): void {
    this.#hash.add(piece);
    this.#stretches.add(piece);
  }

  /** Reads what is left, and concludes. Call it once. */
  end(): LogFacts {
    this.#stretches.end();
    const [scan, last] = [this.#scan, this.#last];
    if (!scan || !last) throw new TypeError('a text has a last stretch');
    const attempts = scan.attempts();
    const { groups, faults } = scan.conclude(attempts);
    const marked = markedFirst(groups);
    this.#excerptsIn(last, marked);
    const { excerpts, lacking } = this.#excerpts.of(marked, (offset) => scan.messages.textAt(offset));
    this.#lacking = lacking;
    return factsFrom({
      path: this.#path,
      hash: this.#hash.value(),
      format: this.#format,
      detection: this.#detected.detection,
      records: scan.records,
      groups,
      coverage: [...brokenRules(faults), ...this.#coverage(scan, last), ...scan.unreadMessages()],
      problems: this.#problems,
      excerpts,
      observed: scan.observed(attempts, last.document)(),
      certificates: scan.messages.certificates(),
      channels: this.#channels.names(),
      times: scan.times(),
      faults,
      placeOf: (offset) => this.#lines.placeOf(offset),
    });
  }

  /** True behind `end` where a finding marks text of which nothing was kept: `addAgain` finds it. */
  get lacksExcerpts(): boolean {
    return this.#lacking.length > 0;
  }

  /** Takes the text once more, from its start, behind `end`. */
  addAgain(piece: string): void {
    this.#again ??= this.#divided({ begin: () => undefined, hear: (stretch) => this.#excerptsIn(stretch, this.#lacking) });
    this.#again.add(piece);
  }

  /** The facts with what was found in the text that came once more. */
  endAgain(facts: LogFacts): LogFacts {
    this.#again?.end();
    const { excerpts } = this.#excerpts.of(this.#lacking);
    return { ...facts, excerpts: new Map([...facts.excerpts, ...excerpts]) };
  }

  #hear(stretch: ReadStretch): void {
    const { document, settled, base, from, end } = stretch;
    const scan = this.#scan;
    if (!scan) return;
    this.#lines.add(base, document.lines, from, end);
    this.#noteChannels(document, settled);
    for (const problem of document.problems) if (this.#problems.length < MAX_PROBLEMS) this.#problems.push(moved(problem, base));
    scan.unread.begin(from);
    scan.see({ document, from: 0, to: settled, base });
    if (stretch.last) {
      this.#last = stretch;
      return;
    }
    scan.unread.pass(document.text, base, end, stretch.cut);
    this.#excerptsIn(stretch, scan.marks(base + from));
  }

  #excerptsIn(stretch: ReadStretch, places: Iterable<Span>): void {
    this.#excerpts.take(stretch.document, stretch.base, stretch, places);
  }

  #noteChannels({ records, text }: LogDocument, settled: number): void {
    for (let i = 0; i < settled && this.#channels.wanted; i++) {
      const record = records.at(i);
      if (record) this.#channels.see(record, record.events(), text);
    }
  }

  #coverage(scan: Scan, { document, base }: ReadStretch): Coverage {
    const leftOut = new Places();
    const { length } = document.text;
    if (this.#stretches.leftOut > 0) leftOut.add({ start: length - 1, end: length });
    return [
      ...cutEntries(this.#problems),
      ...scan.unread.coverage(document.text, base),
      ...scan.unknownErrors(),
      ...leftOut.gap('left-out', () => msg('the text behind the first {0} MB', LIMITS.markupUnits / 2 ** 20)),
    ];
  }
}
