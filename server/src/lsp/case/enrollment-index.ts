import { hashOf } from '../../core/analyze/text-hash.ts';
import type { CaseAttempt, CaseSnapshot, Evidence } from '../../core/case/model.ts';
import type { FlowStep } from '../../core/log/finding.ts';
import { firstLineOf, lastLineOf } from '../../core/log/record-lines.ts';
import type { JudgedCase } from '../log/log-store.ts';
import { LineRanges } from './line-ranges.ts';

/** One line of evidence of an enrollment, with the step that it is of. Of one line there may be several. */
export interface EnrollmentEvidence extends Evidence {
  readonly step: FlowStep;
}

/** What finding enrollments needs of a case: `LogStore.judgedCase()` gives it. */
export type IndexedCase = Omit<JudgedCase, 'uris'>;

/** The enrollments of the case by their key and by their lines. Made once for each state of the case: asking costs a look-up. */
export function enrollmentIndex(judged: IndexedCase): EnrollmentIndex {
  const index = INDEXES.get(judged.snapshot) ?? new EnrollmentIndex(judged);
  INDEXES.set(judged.snapshot, index);
  return index;
}

const INDEXES = new WeakMap<CaseSnapshot, EnrollmentIndex>();

export class EnrollmentIndex {
  readonly snapshot: CaseSnapshot;
  readonly #case: IndexedCase;
  /** The paths under which logs count whose text another one holds. */
  readonly #counted: ReadonlyMap<string, string>;
  readonly #tables: Tables;

  constructor(judged: IndexedCase) {
    this.snapshot = judged.snapshot;
    this.#case = judged;
    this.#counted = new Map(judged.snapshot.duplicates.map(({ path, of }) => [path, of]));
    this.#tables = new Tables(judged.snapshot);
  }

  /** Uri under which a log of the case is open, or lies on its disk; undefined for one that is there no more. */
  uriOf(path: string): string | undefined {
    return this.#case.uriOf(path);
  }

  /** The path under which a log counts; that of a log of which the case knows nothing leads nowhere. */
  pathOf(uri: string): string {
    const name = this.#case.nameOf(uri);
    return this.#counted.get(name) ?? name;
  }

  /**
   * Names an enrollment as long as its case lives: by its transactionID where no other one has it, else by its first line. It travels in uris and
   * answers, so that it holds nothing that a log says.
   */
  keyOf(attempt: CaseAttempt): string {
    return this.#tables.keys.get(attempt) ?? '';
  }

  /** The enrollment of a key; a key of its own that it had before it was known better leads to it as well. */
  byKey(key: string): CaseAttempt | undefined {
    const known = this.#tables.byKey.get(key);
    if (known) return known;
    const [, line = '', hash = ''] = /^line:(\d{1,9}):([\w-]+)$/.exec(key) ?? [];
    const path = this.#tables.pathOf(hash);
    return path === undefined ? undefined : this.#tables.at(path, Number(line), Number(line))[0];
  }

  /** The enrollments that have evidence in some lines of a log, `last` included, in the order of the case. A record may take several lines. */
  at(uri: string, first: number, last = first): readonly CaseAttempt[] {
    return this.#tables.at(this.pathOf(uri), first, last);
  }

  /** The first line of each enrollment in a log, in the order of these lines. */
  beginnings(uri: string): readonly { readonly attempt: CaseAttempt; readonly line: number }[] {
    return this.#tables.beginnings(this.pathOf(uri));
  }

  /** All evidence of an enrollment by the reference clock; what has no time stands behind what its log writes before. */
  evidence(attempt: CaseAttempt): readonly EnrollmentEvidence[] {
    return evidenceOf(attempt);
  }
}

const EVIDENCE = new WeakMap<CaseAttempt, readonly EnrollmentEvidence[]>();

function evidenceOf(attempt: CaseAttempt): readonly EnrollmentEvidence[] {
  const known = EVIDENCE.get(attempt);
  if (known) return known;
  const all = attempt.steps.flatMap(({ step, evidence }) => evidence.map((one): EnrollmentEvidence => ({ ...one, step })));
  all.sort(inLog);
  let before: EnrollmentEvidence | undefined;
  let at = Number.NEGATIVE_INFINITY;
  const placed = all.map((one) => {
    at = one.atMs ?? (before?.path === one.path ? at : Number.NEGATIVE_INFINITY);
    before = one;
    return { one, at };
  });
  const sorted = placed.sort((a, b) => compare(a.at, b.at) || inLog(a.one, b.one)).map(({ one }) => one);
  EVIDENCE.set(attempt, sorted);
  return sorted;
}

function inLog(a: EnrollmentEvidence, b: EnrollmentEvidence): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  const [one, other] = [a.observation, b.observation];
  return one.record - other.record || one.span.start - other.span.start || a.step - b.step;
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a snapshot alone decides. */
class Tables {
  readonly keys = new Map<CaseAttempt, string>();
  readonly byKey = new Map<string, CaseAttempt>();
  readonly #attempts: CaseSnapshot['attempts'];
  readonly #lines = new Map<string, LineRanges>();
  readonly #hashes = new Map<string, string>();

  constructor({ attempts }: CaseSnapshot) {
    this.#attempts = attempts;
    const ids = new Map<string, number>();
    for (const { transactionID: id } of attempts) if (id !== undefined) ids.set(id, (ids.get(id) ?? 0) + 1);
    for (const [i, attempt] of attempts.entries()) {
      const first = this.#takeLines(attempt, i);
      const { transactionID: id } = attempt;
      const key = id !== undefined && ids.get(id) === 1 ? `id:${hashOf(id)}` : first;
      const free = this.byKey.has(key) ? `${key}#${i}` : key;
      this.keys.set(attempt, free);
      this.byKey.set(free, attempt);
    }
  }

  at(path: string, first: number, last: number): readonly CaseAttempt[] {
    const rows = this.#lines.get(path)?.owners(first, last) ?? [];
    return rows.flatMap((row) => this.#attempts[row] ?? []);
  }

  beginnings(path: string): readonly { readonly attempt: CaseAttempt; readonly line: number }[] {
    return (this.#lines.get(path)?.beginnings() ?? []).flatMap(({ owner, first: line }) => {
      const attempt = this.#attempts[owner];
      return attempt ? [{ attempt, line }] : [];
    });
  }

  /** Enters the lines of an enrollment; gives the key of its earliest one. */
  #takeLines({ steps }: CaseAttempt, owner: number): string {
    let first: Evidence | undefined;
    for (const { evidence } of steps) {
      for (const one of evidence) {
        const { path, observation } = one;
        const top = firstLineOf(observation);
        const lines = this.#lines.get(path) ?? new LineRanges();
        this.#lines.set(path, lines);
        lines.add(top, lastLineOf(observation), owner);
        if (!first || (one.atMs ?? first.atMs ?? 0) < (first.atMs ?? 0)) first = one;
      }
    }
    return first ? `line:${firstLineOf(first.observation)}:${this.#hashOf(first.path)}` : `enrollment:${owner}`;
  }

  pathOf(hash: string): string | undefined {
    for (const [path, known] of this.#hashes) if (known === hash) return path;
    for (const path of this.#lines.keys()) if (this.#hashOf(path) === hash) return path;
    return undefined;
  }

  #hashOf(path: string): string {
    let hash = this.#hashes.get(path);
    if (hash === undefined) {
      hash = hashOf(path);
      this.#hashes.set(path, hash);
    }
    return hash;
  }
}
