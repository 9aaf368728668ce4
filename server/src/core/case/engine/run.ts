import { detachedMessage } from '../../text/detach.ts';
import { provenOf } from '../../text/proof.ts';
import type { CaseAttempt, CaseFinding } from '../model.ts';
import { ofLines } from './lines.ts';
import type { CaseFindingDraft, CaseInput, CaseRule, CaseView, MarkedPlace } from './model.ts';
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
  for (const rule of rules) {
    try {
      const found = [...rule.judge(view, concerned(rule, view))].map((draft) => toFinding(rule, draft));
      for (const finding of found) findings.push(finding);
    } catch (error) {
      faults.push(`${rule.id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { findings: findings.sort(byPlace), faults };
}

/** What rules said of enrollments by themselves, kept with the steps of each: these stay the same objects while nothing is joined to them. */
const known = new WeakMap<CaseRule, (attempt: CaseAttempt) => boolean>();

function concerned(rule: CaseRule, view: CaseView): readonly CaseAttempt[] {
  const { concerns } = rule;
  if (!concerns) return view.attempts;
  const answers = known.get(rule) ?? ofLines(concerns);
  known.set(rule, answers);
  return view.attempts.filter(answers);
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
