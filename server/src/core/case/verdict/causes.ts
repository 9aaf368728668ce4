import type { Writer } from '../../log/facts.ts';
import type { FlowStep, Severity } from '../../log/finding.ts';
import { provenOf } from '../../text/proof.ts';
import { msg } from '../../text/sentence.ts';
import { weaker, weight } from '../join/parties.ts';
import type { CaseFinding, Cause, Confidence } from '../model.ts';
import type { Line } from './lines.ts';
import { rankOf, tellingOf } from './ranks.ts';
import type { Course } from './steps.ts';

/** Why an enrollment failed, and what else it may have been. */
export interface Explanation {
  readonly cause?: Cause;
  readonly alternatives: readonly Cause[];
}

interface Candidate {
  readonly cause: Cause;
  readonly severity: Severity;
  readonly depth: number;
  readonly order: number;
}

/** So many further causes are told. */
const MAX_ALTERNATIVES = 5;

/**
 * Ranks the findings that mark the lines of an enrollment, and those of the case about it: at the step that failed first, what names a
 * cause before what names a place before what only feels it; then the more severe one, then the machine furthest down the way.
 */
export function explain(lines: readonly Line[], course: Course, ofCase: readonly CaseFinding[]): Explanation {
  const { failedStep } = course;
  if (failedStep === undefined) return { alternatives: [] };
  const replaced = new Set(ofCase.flatMap(({ replaces }) => replaces));
  const candidates = [
    ...lines.flatMap((line, order) => line.marks.map((mark) => fromLog(line, mark, order, course))),
    ...ofCase.map((finding) => fromCase(finding, course)),
  ].filter(({ cause }) => tellingOf(cause.id) !== 'context' && (cause.path === '' || !isReplaced(cause, replaced, ofCase)));
  const ranked = once(candidates.sort((a, b) => compare(a, b, failedStep))).map(({ cause }) => cause);
  const [cause, ...others] = ranked.filter((one) => fits(one, failedStep));
  const rest = ranked.filter((one) => one !== cause && !others.includes(one) && tellingOf(one.id) !== 'symptom');
  const guesses = course.refused && course.confidence === 'guess' && failedStep === 3 && cause ? [elsewhere(cause)] : [];
  return {
    ...(cause ? { cause } : {}),
    alternatives: [...others, ...guesses, ...rest].slice(0, MAX_ALTERNATIVES),
  };
}

/** A finding of the step that failed, or one that only feels the failure, wherever that lies. */
function fits({ id, step }: Cause, failedStep: FlowStep): boolean {
  return step === failedStep || tellingOf(id) === 'symptom' || isBefore({ id, step }, failedStep);
}

/** What was wrong with a request before NDES had it may show only there. */
function isBefore({ id, step }: Pick<Cause, 'id' | 'step'>, failedStep: FlowStep): boolean {
  return failedStep === 3 && step === 2 && tellingOf(id) === 'cause';
}

function isReplaced({ id }: Cause, replaced: ReadonlySet<string>, ofCase: readonly CaseFinding[]): boolean {
  return replaced.has(id) && !ofCase.some((finding) => finding.id === id);
}

/** Machines by how far down the way of a request they stand. */
const DEPTH: Readonly<Record<Writer, number>> = {
  ca: 0,
  ndes: 1,
  'registration-point': 2,
  connector: 2,
  intune: 2,
  'policy-module': 3,
  windows: 4,
  iis: 5,
  'http-sys': 5,
  device: 6,
};

const SEVERITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

function compare(a: Candidate, b: Candidate, failedStep: FlowStep): number {
  return (
    away(a, failedStep) - away(b, failedStep) ||
    rankOf(a.cause.id) - rankOf(b.cause.id) ||
    SEVERITY[a.severity] - SEVERITY[b.severity] ||
    weight(b.cause.confidence) - weight(a.cause.confidence) ||
    a.depth - b.depth ||
    a.order - b.order ||
    (a.cause.id < b.cause.id ? -1 : a.cause.id > b.cause.id ? 1 : 0)
  );
}

function away({ cause }: Candidate, failedStep: FlowStep): number {
  return fits(cause, failedStep) ? 0 : 1;
}

function fromLog(
  line: Line,
  { finding, path, line: at, column }: Line['marks'][number],
  order: number,
  course: Course,
): Candidate {
  const { id, message, step, docUrl, resolutions, severity } = finding;
  const symptom = tellingOf(id) === 'symptom';
  return {
    cause: {
      ...{ id, replaces: [], message, path, line: at, column },
      step: symptom && course.failedStep !== undefined ? course.failedStep : step,
      confidence: confidenceOf(line.confidence, course, symptom),
      ...{ link: docUrl, resolutions, ...provenOf(finding) },
    },
    severity,
    depth: DEPTH[line.observation.by],
    order,
  };
}

/** What a finding says is as sure as the line belongs to the enrollment, and a symptom as sure as the step that it is laid to. */
function confidenceOf(line: Confidence, course: Course, symptom: boolean): Confidence {
  return symptom ? weaker(line, course.confidence) : line;
}

function fromCase(finding: CaseFinding, _course: Course): Candidate {
  const { id, replaces, message, place, step, confidence, docUrl, resolutions, severity } = finding;
  return {
    cause: {
      id,
      replaces,
      message,
      path: place.path,
      line: place.line,
      column: place.column,
      step,
      confidence,
      link: docUrl,
      resolutions,
      ...provenOf(finding),
    },
    severity,
    depth: 0,
    order: -1,
  };
}

/** The same finding at several lines is told once, at the first. */
function once(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ cause: { id, step } }) => {
    const key = `${id} ${step}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** A device that was refused cannot tell whether the CA did it. */
function elsewhere(cause: Cause): Cause {
  return {
    ...cause,
    id: 'ca-refuses-request',
    replaces: [],
    message: msg('The CA may have refused the request instead: the answer that the device got looks the same.'),
    step: 4,
    confidence: 'guess',
    verified: false,
    basis: 'derived',
    resolutions: ['ca-refuses-request'],
  };
}
