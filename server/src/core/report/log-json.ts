import type { CaseFinding } from '../case/model.ts';
import { type Gap, type GapKind, nothingFound, notLookedAt } from '../log/coverage.ts';
import type { LogFacts } from '../log/facts.ts';
import type { FindingGroup, Severity } from '../log/finding.ts';
import type { LanguageId } from '../log/model.ts';
import { lineOf } from '../text/named-lines.ts';
import { type Basis, type Proven, proofOf } from '../text/proof.ts';
import { masked, own, type Said } from '../text/secrets/index.ts';
import type { Localize } from '../text/sentence.ts';
import { oneLine, type Shown, shorten, visible } from '../text/visible.ts';

/** What one log says, in the reader's language. */
export interface LogJson {
  readonly file: Said;
  readonly format: LanguageId;
  readonly formatTitle: Shown;
  readonly recognisedBy: Shown;
  readonly records: number;
  /** Why this is not all that the file held; absent where it is. */
  readonly damage?: readonly Shown[];
  /** The log was read whole, and all of it was understood: only then does a log without findings say that nothing failed. */
  readonly complete: boolean;
  /** What was not looked at, or not understood; absent where `complete`. */
  readonly notLookedAt?: readonly GapJson[];
  /** One entry a cause, at its first place, in log order. */
  readonly findings: readonly FindingJson[];
  /** What may be said of the log where nothing was found, and what was not looked at; absent where neither is so. */
  readonly conclusion?: Shown;
}

export interface GapJson {
  readonly kind: GapKind;
  readonly count: number;
  readonly what: Shown;
  /** Where, counted from 1; the first ones. */
  readonly lines: readonly number[];
}

export interface FindingJson {
  readonly id: string;
  readonly severity: Severity;
  readonly file: Said;
  /** Line and column count from 1; the column in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly message: Shown;
  /** A source says this; where none does, `basis` says what it rests on. */
  readonly verified: boolean;
  readonly basis?: Basis;
  /** Step of the enrollment flow, 1 to 6. */
  readonly step: number;
  readonly link: string;
  /** How many times the same cause shows in this log, this place included. */
  readonly count: number;
  /** The marked text. */
  readonly text: Shown;
  readonly evidence: readonly EvidenceLineJson[];
  /** Enrollments that a finding of the whole case is about; absent for what the log says by itself. */
  readonly attempts?: readonly string[];
}

export interface EvidenceLineJson {
  /** Absent where the line stands in the log of the finding. */
  readonly file?: Said;
  readonly line: number;
  readonly message: Shown;
}

/** So much of the marked text is shown. */
const MARKED_LENGTH = 120;

/** What a statement rests on, as data: the basis of what is not documented is always named. */
export function provenJson(proven: Proven): { readonly verified: boolean; readonly basis?: Basis } {
  const proof = proofOf(proven);
  return proof === 'documented' ? { verified: true } : { verified: false, basis: proof };
}

/** The report of one log; `ofCase` are the findings of the whole case that stand in it. */
export function logJson(facts: LogFacts, ofCase: readonly CaseFinding[], localize: Localize): LogJson {
  const file = masked(facts.path);
  const findings = [
    ...facts.groups.flatMap((group) => groupJson(file, group, facts, localize)),
    ...together(ofCase.map((finding) => caseFindingJson(file, finding, localize))),
  ];
  const { coverage } = facts;
  const conclusion = findings.length > 0 ? notLookedAt(coverage) : nothingFound(facts.records, coverage);
  const damage = coverage.filter(({ sentence }) => sentence !== undefined);
  return {
    file,
    format: facts.format,
    formatTitle: oneLine(localize(facts.title)),
    recognisedBy: oneLine(localize(facts.detection.reason)),
    records: facts.records,
    ...(damage.length > 0 ? { damage: damage.flatMap(({ sentence }) => (sentence ? [visible(localize(sentence))] : [])) } : {}),
    complete: coverage.length === 0,
    ...(coverage.length > 0 ? { notLookedAt: coverage.map((gap) => gapJson(gap, facts, localize)) } : {}),
    findings: findings.sort((a, b) => a.line - b.line || a.column - b.column),
    ...(conclusion ? { conclusion: visible(localize(conclusion)) } : {}),
  };
}

function gapJson({ kind, count, what, places }: Gap, { lines }: LogFacts, localize: Localize): GapJson {
  return { kind, count, what: visible(localize(what)), lines: places.map(({ start }) => lineOf(lines, start).line + 1) };
}

function groupJson(file: Said, group: FindingGroup, { lines, excerpts }: LogFacts, localize: Localize): FindingJson[] {
  const [first] = group.shown;
  if (!first) return [];
  const place = lineOf(lines, first.span.start);
  return [
    {
      id: first.id,
      severity: first.severity,
      file,
      line: place.line + 1,
      column: first.span.start - place.start + 1,
      message: visible(localize(first.message)),
      ...provenJson(first),
      step: first.step,
      link: first.docUrl,
      count: group.count,
      text: shorten(visible(excerpts.get(first.span.start) ?? own('')), MARKED_LENGTH),
      evidence: first.evidence.map(({ span, message }) => ({
        line: lineOf(lines, span.start).line + 1,
        message: visible(localize(message)),
      })),
    },
  ];
}

/** What a case says in the same words at several lines has one cause, as what a log says itself. */
function together(findings: readonly FindingJson[]): readonly FindingJson[] {
  const found = new Map<string, FindingJson>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.id, finding.step, finding.message]);
    const first = found.get(key);
    found.set(key, first ? joined(first, finding) : finding);
  }
  return [...found.values()];
}

function joined(first: FindingJson, other: FindingJson): FindingJson {
  return {
    ...first,
    count: first.count + other.count,
    evidence: [...first.evidence, ...other.evidence].slice(0, Math.max(MAX_EVIDENCE, first.evidence.length)),
    attempts: [...new Set([...(first.attempts ?? []), ...(other.attempts ?? [])])],
  };
}

/** So many lines show one cause. */
const MAX_EVIDENCE = 20;

function caseFindingJson(file: Said, finding: CaseFinding, localize: Localize): FindingJson {
  const { id, severity, place, step, evidence, attempts } = finding;
  return {
    id,
    severity,
    file,
    line: place.line + 1,
    column: place.column + 1,
    message: visible(localize(finding.message)),
    ...provenJson(finding),
    step,
    link: finding.docUrl,
    count: Math.max(1, attempts.length),
    text: own(''),
    evidence: evidence.map(({ path, observation }) => ({
      ...(path === place.path ? {} : { file: masked(path) }),
      line: observation.line + 1,
      message: visible(localize(observation.words)),
    })),
    attempts,
  };
}
