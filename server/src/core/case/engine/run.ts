import { detachedMessage } from '../../text/detach.ts';
import { provenOf } from '../../text/proof.ts';
import type { CaseAttempt, CaseFinding, Evidence } from '../model.ts';
import { ofLines } from '../of-lines.ts';
import type { CaseFindingDraft, CaseInput, CaseRule, MarkedPlace } from './model.ts';
import { viewOf } from './view.ts';

/** What all rules together say about a case. */
export interface CaseConclusions {
  /** By log, line and column, then by rule. */
  readonly findings: readonly CaseFinding[];
  /** Rules that broke, as `rule-id: what it threw`; for the developers' log, never for a reader. Their findings are left out. */
  readonly faults: readonly string[];
}

/** Asks each rule about a case. A rule that throws is dropped with all it found; the others go on. */
export function judgeCase(rules: readonly CaseRule[], input: CaseInput): CaseConclusions {
  const view = viewOf(input);
  const findings: CaseFinding[] = [];
  const faults: string[] = [];
  const concerned = new Concerned(rules, view.attempts);
  for (const rule of rules) {
    try {
      const found = [...rule.judge(view, concerned.by(rule))].map((draft) => toFinding(rule, draft));
      for (const finding of found) findings.push(finding);
    } catch (error) {
      faults.push(`${rule.id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { findings: findings.sort(byPlace), faults };
}

/** Which rules may have to say something of an enrollment by itself, one bit each, of at most 31; kept with its steps, which stay the same objects while nothing is joined to it. */
interface Concern {
  readonly bits: number;
  /** By rule: what it threw. */
  readonly broken?: ReadonlyMap<CaseRule, unknown>;
}

const concerns = new WeakMap<readonly CaseRule[], (attempt: CaseAttempt) => Concern>();

/** The enrollments of a case by the rules that may speak of them. The engine asks each of them once, and not each rule of each of them. */
class Concerned {
  readonly #all: readonly CaseAttempt[];
  readonly #rules: readonly CaseRule[];
  readonly #byRule: readonly CaseAttempt[][];
  readonly #broken = new Map<CaseRule, unknown>();

  constructor(rules: readonly CaseRule[], attempts: readonly CaseAttempt[]) {
    const concernOf = concerns.get(rules) ?? ofLines((evidence, attempt) => asked(rules, evidence, attempt));
    concerns.set(rules, concernOf);
    this.#all = attempts;
    this.#rules = rules;
    this.#byRule = rules.map(() => []);
    for (const attempt of attempts) {
      const { bits, broken } = concernOf(attempt);
      for (let left = bits; left !== 0; left &= left - 1) this.#byRule[31 - Math.clz32(left & -left)]?.push(attempt);
      if (broken) for (const [rule, error] of broken) this.#broken.set(rule, error);
    }
  }

  /** Throws what the rule threw. */
  by(rule: CaseRule): readonly CaseAttempt[] {
    if (this.#broken.has(rule)) throw this.#broken.get(rule);
    return rule.concerns ? (this.#byRule[this.#rules.indexOf(rule)] ?? []) : this.#all;
  }
}

function asked(rules: readonly CaseRule[], evidence: readonly Evidence[], attempt: CaseAttempt): Concern {
  let bits = 0;
  const broken = new Map<CaseRule, unknown>();
  for (const [i, rule] of rules.entries()) {
    try {
      if (rule.concerns?.(evidence, attempt)) bits |= 1 << i;
    } catch (error) {
      broken.set(rule, error);
    }
  }
  return broken.size > 0 ? { bits, broken } : { bits };
}

/** A finding outlives the texts of the logs: none of its words may refer to one. */
function toFinding(rule: CaseRule, draft: CaseFindingDraft): CaseFinding {
  return {
    id: rule.id,
    severity: draft.severity ?? rule.severity,
    step: draft.step ?? rule.step,
    message: detachedMessage(draft.message),
    short: detachedMessage(draft.short),
    place: draft.place ?? markOf(rule, draft),
    evidence: draft.evidence,
    attempts: draft.attempts.map(({ id }) => id),
    resolutions: draft.resolutions ?? rule.resolutions,
    docUrl: draft.docUrl ?? rule.docUrl,
    replaces: (draft.replaces ?? []).filter((id) => id !== rule.id),
    confidence: draft.confidence,
    group: draft.group ?? draft.message.text,
    ...provenOf(draft.verified === undefined ? rule : { ...draft, verified: draft.verified }),
  };
}

function markOf(rule: CaseRule, { evidence }: CaseFindingDraft): MarkedPlace {
  const [first] = evidence;
  if (!first) throw new Error(`a finding of ${rule.id} has no place`);
  const { line, column, span } = first.observation;
  return { path: first.path, line, column, span };
}

function byPlace(a: CaseFinding, b: CaseFinding): number {
  if (a.place.path !== b.place.path) return a.place.path < b.place.path ? -1 : 1;
  return a.place.line - b.place.line || a.place.column - b.place.column || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
