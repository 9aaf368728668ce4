import { ownGroups, replacedIn } from '../case/for-log.ts';
import type { CaseFinding, CaseSnapshot, Clock, Confidence, Generation, OutsideCount, StepCount } from '../case/model.ts';
import type { LogFacts } from '../log/facts.ts';
import type { LanguageId } from '../log/model.ts';
import { masked, type Said } from '../text/secrets/index.ts';
import type { Localize, Sentence } from '../text/sentence.ts';
import { oneLine, type Shown } from '../text/visible.ts';
import { type AttemptJson, attemptJson, type MissingJson, missingJson } from './attempt-json.ts';
import { type LogJson, logJson } from './log-json.ts';
import { isoTime } from './time.ts';

/** What a case says: `analyze --format json`, by docs/schema/case-1.json. Absent values are left out. */
export interface CaseJson {
  readonly version: 1;
  readonly files: readonly LogJson[];
  /** Which connector wrote the logs, and what shows it. */
  readonly connector: { readonly generation: Generation; readonly because: Shown };
  readonly clocks: readonly ClockJson[];
  readonly attempts: readonly AttemptJson[];
  readonly missing: readonly MissingJson[];
  readonly counts: readonly CountJson[];
  /** Records of enrollments that no attempt has, for want of a time or a key. */
  readonly unplaced: readonly LinesJson[];
  /** All other records that speak of enrollments and belong to none, and why: with attempts and unplaced, every one is accounted for. */
  readonly outside: readonly OutsideJson[];
  /** Files that hold the same text as another one, which counts once. */
  readonly duplicates: readonly { readonly file: Said; readonly of: Said }[];
  readonly summary: SummaryJson;
}

export interface ClockJson {
  readonly file: Said;
  readonly basis: Clock['basis'];
  readonly offsetMinutes: number;
  readonly date?: string;
  readonly skewSeconds: number;
  readonly driftSeconds?: number;
  readonly confidence: Confidence;
  readonly pairs: number;
  readonly spreadSeconds?: number;
}

/** How many requests a log saw of one step in one hour, and those that no other log knows. */
export interface CountJson {
  readonly step: number;
  readonly hour: string;
  readonly file: Said;
  readonly format: LanguageId;
  readonly seen: number;
  readonly unaccounted: number;
  readonly lines: readonly number[];
}

export interface LinesJson {
  readonly file: Said;
  readonly count: number;
  /** Counted from 1; the first ones. */
  readonly lines: readonly number[];
}

export interface OutsideJson extends LinesJson {
  readonly why: OutsideCount['why'];
}

export interface SummaryJson {
  readonly attempts: number;
  readonly issued: number;
  readonly failed: number;
  readonly pending: number;
  readonly unknown: number;
}

/** Of many lines, so many are named. */
const MAX_LINES = 100;

/** The same snapshot gives the same bytes, whatever order its logs came in. */
export function caseJson(snapshot: CaseSnapshot, render: Localize): CaseJson {
  const localize = remembering(render);
  const { logs, attempts, generation, because, missing } = snapshot;
  return {
    version: 1,
    files: logs.map(fileJson(snapshot, localize)),
    connector: { generation, because: oneLine(localize(because)) },
    clocks: snapshot.clocks.map(clockJson),
    attempts: attempts.map((attempt) => attemptJson(attempt, localize)),
    missing: missing.map((one) => missingJson(one, localize)),
    counts: snapshot.counts.map(countJson),
    unplaced: linesOf(snapshot.unplaced),
    outside: snapshot.outside.map(({ path, why, count, first }) => ({
      ...{ file: masked(path), why, count },
      lines: first.slice(0, MAX_LINES).map(({ line }) => line + 1),
    })),
    duplicates: snapshot.duplicates.map(({ path, of }) => ({ file: masked(path), of: masked(of) })),
    summary: summaryOf(attempts),
  };
}

/** What one log of a case says, and the enrollments that have a line in it. */
export interface LogReportJson extends LogJson {
  readonly attempts: readonly AttemptJson[];
}

/** What a case says of one of its logs; undefined for one that it does not have, or has under the name of another one with the same text. */
export function logReportJson(snapshot: CaseSnapshot, path: string, render: Localize): LogReportJson | undefined {
  const localize = remembering(render);
  const facts = snapshot.logs.find((log) => log.path === path);
  if (!facts) return undefined;
  const here = snapshot.attempts.filter(({ steps }) => steps.some(({ evidence }) => evidence.some((one) => one.path === path)));
  return { ...fileJson(snapshot, localize)(facts), attempts: here.map((attempt) => attemptJson(attempt, localize)) };
}

/** Each log with what it says itself, but for what the case says better, and with what the case says in it. */
function fileJson({ findings }: CaseSnapshot, localize: Localize): (facts: LogFacts) => LogJson {
  const ofLog = byPath(findings);
  const replaced = replacedIn(findings);
  return (facts) => {
    const own = { ...facts, groups: ownGroups(facts, replaced.get(facts.path)) };
    return logJson(own, ofLog.get(facts.path) ?? [], localize);
  };
}

/** So many sentences are remembered: a server says a few over and over. */
const MOST_REMEMBERED = 4096;

/** Says each sentence once: the same object stands in the evidence of a hundred thousand lines. */
export function remembering(localize: Localize): Localize {
  const known = new Map<Sentence, Said>();
  return (sentence) => {
    const told = known.get(sentence);
    if (told !== undefined) return told;
    const said = localize(sentence);
    if (known.size < MOST_REMEMBERED) known.set(sentence, said);
    return said;
  };
}

/** How many enrollments ended how. */
export function summaryOf(attempts: CaseSnapshot['attempts']): SummaryJson {
  const count = (outcome: CaseSnapshot['attempts'][number]['outcome']): number =>
    attempts.filter((attempt) => attempt.outcome === outcome).length;
  return {
    attempts: attempts.length,
    issued: count('issued'),
    failed: count('failed'),
    pending: count('pending'),
    unknown: count('unknown'),
  };
}

function byPath(findings: readonly CaseFinding[]): ReadonlyMap<string, readonly CaseFinding[]> {
  const found = new Map<string, CaseFinding[]>();
  for (const finding of findings) {
    const { path } = finding.place;
    const known = found.get(path);
    if (known) known.push(finding);
    else found.set(path, [finding]);
  }
  return found;
}

export function clockJson(clock: Clock): ClockJson {
  const { path, basis, offsetMinutes, date, skewSeconds, driftSeconds, confidence, pairs, spreadSeconds } = clock;
  return {
    file: masked(path),
    basis,
    offsetMinutes,
    ...(date === undefined ? {} : { date }),
    skewSeconds,
    ...(driftSeconds === undefined ? {} : { driftSeconds }),
    confidence,
    pairs,
    ...(spreadSeconds === undefined ? {} : { spreadSeconds }),
  };
}

function countJson({ step, hourMs, path, format, seen, unaccounted }: StepCount): CountJson {
  return {
    step,
    hour: isoTime(hourMs) ?? '',
    file: masked(path),
    format,
    seen,
    unaccounted: unaccounted.length,
    lines: unaccounted.slice(0, MAX_LINES).map(({ observation }) => observation.line + 1),
  };
}

function linesOf(places: CaseSnapshot['unplaced']): readonly LinesJson[] {
  const found = new Map<string, { count: number; readonly lines: number[] }>();
  for (const { path, observation } of places) {
    const known = found.get(path) ?? { count: 0, lines: [] };
    found.set(path, known);
    known.count++;
    if (known.lines.length < MAX_LINES) known.lines.push(observation.line + 1);
  }
  return [...found].map(([path, { count, lines }]) => ({ file: masked(path), count, lines }));
}
