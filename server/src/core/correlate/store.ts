import type { Platform } from '../log/event.ts';
import type { LogTime } from '../log/model.ts';
import { detached } from '../text/detach.ts';
import { small } from '../text/small.ts';
import type { Span, Token } from '../text/span.ts';
import type { AttemptStep, EnrollmentAttempt, Outcome } from './model.ts';

/** An attempt while steps are still added to it. */
export interface OpenAttempt {
  readonly id: number;
  readonly platform: Platform;
  readonly client: string | undefined;
  readonly start: LogTime | undefined;
  alias: Token | undefined;
  transactionID: Token | undefined;
  outcome: Outcome;
  /** Rows of the step table: the first one, the last one, and how many there are. */
  first: number;
  last: number;
  count: number;
  from: number;
  to: number;
  /** True while no snapshot shows its latest step. */
  changed: boolean;
}

export type NewAttempt = Pick<OpenAttempt, 'platform'> & {
  readonly client?: string | undefined;
  readonly start?: LogTime | undefined;
  readonly alias?: Token | undefined;
  readonly transactionID?: Token | undefined;
};

/** A step as builders give it: `detail` may be there and undefined. */
export type NewStep = Omit<AttemptStep, 'detail' | 'atMs'> & { readonly detail?: Token | undefined };

/** IPv4 or IPv6, with a zone. What else stands in its column, in a line whose columns are not those of the log, names nobody. */
const ADDRESS = /^[\da-f.:]{2,45}(?:%\w{1,16})?$/i;

/**
 * All attempts of one log, compact: a server log of a day has 25 000 attempts with 125 000 steps, so steps are rows of
 * numbers and become objects when somebody asks. Snapshots never change afterwards.
 */
export class AttemptStore {
  readonly #steps = new StepTable();
  readonly #views: EnrollmentAttempt[] = [];
  readonly #changed: OpenAttempt[] = [];
  #opened = 0;

  open({ platform, client, start, alias, transactionID }: NewAttempt): OpenAttempt {
    const attempt: OpenAttempt = {
      id: this.#opened++,
      platform,
      client: client !== undefined && ADDRESS.test(client) ? detached(client) : undefined,
      start,
      alias: alias && detachedToken(alias),
      transactionID: transactionID && detachedToken(transactionID),
      outcome: 'unknown',
      first: -1,
      last: -1,
      count: 0,
      from: 0,
      to: 0,
      changed: true,
    };
    this.#changed.push(attempt);
    return attempt;
  }

  /**
   * Adds a step; `within` is the span of its record, `atMs` its time. That is no member of the step: some times are whole numbers and some
   * are not, and V8 makes objects with such a member anew each time. A change of `outcome` made before is taken along.
   */
  add(attempt: OpenAttempt, step: NewStep, within: Span, atMs: number | undefined): void {
    const row = this.#steps.add(step, atMs);
    if (attempt.last === -1) attempt.first = row;
    else this.#steps.link(attempt.last, row);
    attempt.last = row;
    attempt.from = attempt.count === 0 ? within.start : Math.min(attempt.from, within.start);
    attempt.to = Math.max(attempt.to, within.end);
    attempt.count++;
    if (attempt.changed) return;
    attempt.changed = true;
    this.#changed.push(attempt);
  }

  snapshot(): readonly EnrollmentAttempt[] {
    for (const attempt of this.#changed) {
      this.#views[attempt.id] = new AttemptView(this.#steps, attempt);
      attempt.changed = false;
    }
    this.#changed.length = 0;
    return this.#views.slice();
  }
}

/** A token that may be kept longer than the text it was read from. */
export function detachedToken({ value, span }: Token): Token {
  return { value: detached(value), span };
}

/** True where the attempt has a step of that name, and of that outcome if one is given. Cheaper than `attempt.steps`. */
export function hasStep(attempt: EnrollmentAttempt, name: AttemptStep['name'], outcome?: Outcome): boolean {
  if (attempt instanceof AttemptView) return attempt.has(name, outcome);
  return attempt.steps.some((step) => step.name === name && (outcome === undefined || step.outcome === outcome));
}

/** The last step of an attempt; undefined for one without steps. Cheaper than `attempt.steps`. */
export function lastStep(attempt: EnrollmentAttempt): AttemptStep | undefined {
  return attempt instanceof AttemptView ? attempt.lastStep : attempt.steps.at(-1);
}

/** The first step of an attempt that passes; undefined for none. Cheaper than `attempt.steps`. */
export function findStep(attempt: EnrollmentAttempt, test: (step: AttemptStep) => boolean): AttemptStep | undefined {
  return attempt instanceof AttemptView ? attempt.find(test) : attempt.steps.find(test);
}

/** Tells the attempt, the record and the start of every step. Cheaper than `attempt.steps`. */
export function eachStep(
  attempts: readonly EnrollmentAttempt[],
  tell: (attempt: number, record: number, start: number) => void,
): void {
  for (const attempt of attempts) {
    if (attempt instanceof AttemptView) attempt.eachStep(tell);
    else for (const { record, span } of attempt.steps) tell(attempt.id, record, span.start);
  }
}

class AttemptView implements EnrollmentAttempt {
  readonly id: number;
  readonly platform: Platform;
  readonly outcome: Outcome;
  readonly client?: string;
  readonly start?: LogTime;
  readonly alias?: Token;
  readonly transactionID?: Token;
  readonly #table: StepTable;
  readonly #first: number;
  readonly #last: number;
  readonly #count: number;
  readonly #from: number;
  readonly #to: number;

  constructor(table: StepTable, attempt: OpenAttempt) {
    this.id = attempt.id;
    this.platform = attempt.platform;
    this.outcome = attempt.outcome;
    if (attempt.client !== undefined) this.client = attempt.client;
    if (attempt.start) this.start = attempt.start;
    if (attempt.alias) this.alias = attempt.alias;
    if (attempt.transactionID) this.transactionID = attempt.transactionID;
    this.#table = table;
    this.#first = attempt.first;
    this.#last = attempt.last;
    this.#count = attempt.count;
    this.#from = attempt.from;
    this.#to = attempt.to;
  }

  get span(): Span {
    return { start: this.#from, end: this.#to };
  }

  get steps(): readonly AttemptStep[] {
    return this.#table.read(this.#first, this.#count);
  }

  get lastStep(): AttemptStep | undefined {
    return this.#table.at(this.#last);
  }

  eachStep(tell: (attempt: number, record: number, start: number) => void): void {
    this.#table.each(this.#first, this.#count, (record, start) => tell(this.id, record, start));
  }

  find(test: (step: AttemptStep) => boolean): AttemptStep | undefined {
    return this.#table.find(this.#first, this.#count, test);
  }

  has(name: AttemptStep['name'], outcome: Outcome | undefined): boolean {
    return this.#table.has(this.#first, this.#count, name, outcome);
  }
}

const NAMES: readonly AttemptStep['name'][] = [
  'GetCACaps',
  'GetCACert',
  'GetNextCACert',
  'PKIOperation',
  'VerifyRequest',
  'Notify',
  'BareUrl',
  'AdminPage',
  'OtherScep',
  'Other',
  'profile-arrived',
  'started',
  'request-built',
  'reply',
  'state',
  'installed',
  'error',
];
const OUTCOMES: readonly Outcome[] = ['ok', 'failed', 'pending', 'unknown'];
const LINKS: readonly AttemptStep['linkedBy'][] = ['transactionID', 'alias', 'thread', 'address', 'order'];
const CONFIDENCES: readonly AttemptStep['confidence'][] = ['certain', 'likely', 'guess'];

const RECORD = 0;
const LENGTH = 1; // of its span
const WORDS = 2; // name, outcome, linkedBy and confidence, a byte each
const DETAIL = 3; // index of the detail's text, or -1
const DETAIL_START = 4; // from the start of its span
const NEXT = 5;
const SERVER = 6; // index of the server's text, or -1
const WIDTH = 7;

/** Steps as rows of seven numbers, with where they start, in logs of any size, and their times. Rows are only added; a row's `NEXT` is set once. */
class StepTable {
  #cells = new Int32Array(WIDTH * 64);
  #starts = new Float64Array(64);
  /** NaN for none. */
  #times = new Float64Array(64);
  #rows = 0;
  readonly #texts: string[] = [];
  readonly #textIds = new Map<string, number>();

  add(step: NewStep, atMs: number | undefined): number {
    const at = this.#rows * WIDTH;
    if (at + WIDTH > this.#cells.length) {
      const wider = new Int32Array(Math.ceil((this.#cells.length * 3) / 2 / WIDTH) * WIDTH);
      wider.set(this.#cells);
      this.#cells = wider;
      this.#starts = widened(this.#starts, wider.length / WIDTH);
      this.#times = widened(this.#times, wider.length / WIDTH);
    }
    this.#cells[at + RECORD] = step.record;
    this.#cells[at + LENGTH] = step.span.end - step.span.start;
    this.#cells[at + WORDS] =
      NAMES.indexOf(step.name) |
      (OUTCOMES.indexOf(step.outcome) << 8) |
      (LINKS.indexOf(step.linkedBy) << 16) |
      (CONFIDENCES.indexOf(step.confidence) << 24);
    this.#cells[at + DETAIL] = step.detail ? this.#textId(step.detail.value) : -1;
    this.#cells[at + DETAIL_START] = (step.detail?.span.start ?? step.span.start) - step.span.start;
    this.#cells[at + NEXT] = -1;
    this.#cells[at + SERVER] = step.server === undefined ? -1 : this.#textId(step.server);
    this.#starts[this.#rows] = step.span.start;
    this.#times[this.#rows] = atMs ?? Number.NaN;
    return this.#rows++;
  }

  link(row: number, next: number): void {
    this.#cells[row * WIDTH + NEXT] = next;
  }

  read(first: number, count: number): readonly AttemptStep[] {
    const steps: AttemptStep[] = [];
    let row = first;
    while (row !== -1 && steps.length < count) {
      steps.push(this.#step(row * WIDTH));
      row = this.#cell(row * WIDTH + NEXT);
    }
    return steps;
  }

  /** The step of a row; undefined for row -1. */
  at(row: number): AttemptStep | undefined {
    return row < 0 ? undefined : this.#step(row * WIDTH);
  }

  each(first: number, count: number, tell: (record: number, start: number) => void): void {
    let row = first;
    for (let i = 0; row !== -1 && i < count; i++) {
      tell(this.#cell(row * WIDTH + RECORD), small(this.#starts[row] ?? 0));
      row = this.#cell(row * WIDTH + NEXT);
    }
  }

  find(first: number, count: number, test: (step: AttemptStep) => boolean): AttemptStep | undefined {
    let row = first;
    for (let i = 0; row !== -1 && i < count; i++) {
      const step = this.#step(row * WIDTH);
      if (test(step)) return step;
      row = this.#cell(row * WIDTH + NEXT);
    }
    return undefined;
  }

  has(first: number, count: number, name: AttemptStep['name'], outcome: Outcome | undefined): boolean {
    const wanted = NAMES.indexOf(name) | (outcome ? OUTCOMES.indexOf(outcome) << 8 : 0);
    const mask = outcome ? 0xffff : 0xff;
    let row = first;
    for (let i = 0; row !== -1 && i < count; i++) {
      if ((this.#cell(row * WIDTH + WORDS) & mask) === wanted) return true;
      row = this.#cell(row * WIDTH + NEXT);
    }
    return false;
  }

  #cell(at: number): number {
    return this.#cells[at] ?? -1;
  }

  #step(at: number): AttemptStep {
    const words = this.#cell(at + WORDS);
    const text = this.#texts[this.#cell(at + DETAIL)];
    const start = small(this.#starts[at / WIDTH] ?? 0);
    const detail = start + this.#cell(at + DETAIL_START);
    const server = this.#texts[this.#cell(at + SERVER)];
    const atMs = this.#times[at / WIDTH] ?? Number.NaN;
    return {
      name: NAMES[words & 255] ?? 'Other',
      outcome: OUTCOMES[(words >> 8) & 255] ?? 'unknown',
      record: this.#cell(at + RECORD),
      span: { start, end: start + this.#cell(at + LENGTH) },
      linkedBy: LINKS[(words >> 16) & 255] ?? 'order',
      confidence: CONFIDENCES[(words >> 24) & 255] ?? 'guess',
      ...(text === undefined ? {} : { detail: { value: text, span: { start: detail, end: detail + text.length } } }),
      ...(server === undefined ? {} : { server }),
      ...(Number.isNaN(atMs) ? {} : { atMs }),
    };
  }

  /** The same few statuses, states and servers come again and again: each text is kept once, and none that pins a whole log. */
  #textId(value: string): number {
    const known = this.#textIds.get(value);
    if (known !== undefined) return known;
    const text = detached(value);
    this.#textIds.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }
}

function widened(from: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(length);
  wider.set(from);
  return wider;
}
