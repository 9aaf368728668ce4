import type { LogFacts } from '../log/facts.ts';
import type { Finding, FindingGroup } from '../log/finding.ts';
import { firstLineOf, lastLineOf } from '../log/record-lines.ts';
import { lineOf, type NamedLines, namedLines } from '../text/named-lines.ts';
import { provenOf } from '../text/proof.ts';
import type { CaseFinding, CaseSnapshot } from './model.ts';

/**
 * What is to be said in one log, now that its case is known: its own findings, without those that the case says better, and those of the
 * case that stand in it. In log order. `groups` are those of `facts`, or of an analysis of the same text.
 */
export function groupsInCase(facts: LogFacts, { findings }: Pick<CaseSnapshot, 'findings'>): readonly FindingGroup[] {
  const { replaced, standing } = sortedOut(findings);
  const own = ownGroups(facts, replaced.get(facts.path));
  const here = standing.get(facts.path) ?? [];
  return [...own, ...asGroups(here)].sort((a, b) => (a.offsets[0] ?? 0) - (b.offsets[0] ?? 0));
}

/** The findings of a case by the logs in which they stand, and what they say better. */
interface SortedOut {
  readonly replaced: ReadonlyMap<string, Replaced>;
  readonly standing: ReadonlyMap<string, readonly CaseFinding[]>;
  readonly marking: ReadonlyMap<string, readonly Marked[]>;
}

type Marked = Pick<CaseFinding['place'], 'line' | 'column' | 'span'>;

const known = new WeakMap<readonly CaseFinding[], SortedOut>();

/** Once for all logs of a case. */
function sortedOut(findings: readonly CaseFinding[]): SortedOut {
  let sorted = known.get(findings);
  if (!sorted) {
    sorted = {
      replaced: replacedIn(findings),
      standing: byPath(findings.map((finding) => [finding.place.path, finding])),
      marking: byPath<Marked>(
        findings.flatMap(({ place, evidence }) => [
          [place.path, place] as const,
          ...evidence.map(({ path, observation }) => [path, observation] as const),
        ]),
      ),
    };
    known.set(findings, sorted);
  }
  return sorted;
}

function byPath<Value>(all: readonly (readonly [path: string, value: Value])[]): ReadonlyMap<string, readonly Value[]> {
  const found = new Map<string, Value[]>();
  for (const [path, value] of all) {
    const there = found.get(path);
    if (there) there.push(value);
    else found.set(path, [value]);
  }
  return found;
}

/** The log with these groups, and the lines of all that they name. */
export function factsInCase(facts: LogFacts, snapshot: Pick<CaseSnapshot, 'findings'>): LogFacts {
  const groups = groupsInCase(facts, snapshot);
  return { ...facts, groups, lines: withLines(facts, snapshot.findings) };
}

/** The named lines of a log, and those that findings of the case name in it. */
function withLines({ path, lines }: LogFacts, findings: readonly CaseFinding[]): NamedLines {
  const places = sortedOut(findings).marking.get(path) ?? [];
  if (places.length === 0) return lines;
  const starts = new Map([...lines.starts].map((start, i) => [start, lines.numbers[i] ?? 0]));
  for (const { line, column, span } of places) starts.set(span.start - column, line);
  return namedLines(starts.keys(), (start) => ({ line: starts.get(start) ?? 0, start }));
}

/** The name under which a log counts in its case: that of the first log with the same text. */
export function countedAs(path: string, { duplicates }: Pick<CaseSnapshot, 'duplicates'>): string {
  return duplicates.find((duplicate) => duplicate.path === path)?.of ?? path;
}

/** Lines at which the case says something better than a rule of the log, by the id of that rule. */
export type Replaced = ReadonlyMap<string, ReadonlySet<number>>;

/** What a case says better than its logs, by their paths. */
export function replacedIn(findings: readonly CaseFinding[]): ReadonlyMap<string, Replaced> {
  const replaced = new Map<string, Map<string, Set<number>>>();
  for (const { replaces, evidence } of findings) {
    for (const { path, observation } of replaces.length > 0 ? evidence : []) {
      const ofLog = replaced.get(path) ?? new Map<string, Set<number>>();
      replaced.set(path, ofLog);
      for (const id of replaces) {
        const lines = ofLog.get(id) ?? new Set<number>();
        ofLog.set(id, lines);
        const last = lastLineOf(observation);
        for (let line = firstLineOf(observation); line <= last; line++) lines.add(line);
      }
    }
  }
  return replaced;
}

/** The findings of a log without those that its case says better. */
export function ownGroups({ groups, lines }: LogFacts, replaced: Replaced | undefined): readonly FindingGroup[] {
  if (!replaced) return groups;
  return groups.flatMap((group) => {
    const gone = replaced.get(group.id);
    return gone ? without(group, (offset) => gone.has(lineOf(lines, offset).line)) : [group];
  });
}

/** The group without the findings that start at some offsets; none where all do. */
function without(group: FindingGroup, isGone: (offset: number) => boolean): readonly FindingGroup[] {
  const offsets = group.offsets.filter((offset) => !isGone(offset));
  if (offsets.length === group.offsets.length) return [group];
  const shown = group.shown.filter(({ span }) => !isGone(span.start));
  const spread = group.spread.filter(({ span }) => !isGone(span.start));
  // The first ones are shown in full; where the case took those, the next that is kept in full takes their place.
  const kept = shown.length > 0 ? shown : spread.slice(0, 1);
  return kept.length === 0 ? [] : [{ ...group, count: offsets.length, shown: kept, spread, offsets }];
}

function asGroups(findings: readonly CaseFinding[]): readonly FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.id}\n${finding.group}`;
    const known = groups.get(key);
    if (known) known.push(asFinding(finding));
    else groups.set(key, [asFinding(finding)]);
  }
  return [...groups.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const offsets = all.map(({ span }) => span.start).sort((a, b) => a - b);
    return [{ id: first.id, group: first.group, count: all.length, shown: all, spread: [], offsets }];
  });
}

/** As a finding of the log; lines of other logs cannot be its evidence, since they have no place in it. */
function asFinding(finding: CaseFinding): Finding {
  const { id, severity, place, message, short, step, evidence, resolutions, docUrl, group } = finding;
  return {
    ...{ id, severity, span: place.span, message, short, step, resolutions, docUrl, group, ...provenOf(finding) },
    evidence: evidence
      .slice(1)
      .filter(({ path }) => path === place.path)
      .map(({ observation }) => ({ span: observation.span, message: observation.words })),
  };
}
