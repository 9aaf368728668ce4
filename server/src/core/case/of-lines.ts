import type { CaseAttempt, Evidence } from './model.ts';

/**
 * Makes something of the lines of an attempt, which are in the order of time, and keeps it with its steps: these stay the same objects while
 * nothing is joined to it.
 */
export function ofLines<Value>(
  make: (evidence: readonly Evidence[], attempt: CaseAttempt) => Value,
): (attempt: CaseAttempt) => Value {
  const made = new WeakMap<CaseAttempt['steps'], { readonly value: Value }>();
  return (attempt) => {
    let known = made.get(attempt.steps);
    if (!known) {
      known = { value: make(linesOf(attempt), attempt) };
      made.set(attempt.steps, known);
    }
    return known.value;
  };
}

const inTime = new WeakMap<CaseAttempt['steps'], readonly Evidence[]>();

/** The lines of an attempt in order of time; those without one stand at their step. */
export function linesOf({ steps }: CaseAttempt): readonly Evidence[] {
  let known = inTime.get(steps);
  if (!known) {
    known = sorted(steps);
    inTime.set(steps, known);
  }
  return known;
}

function sorted(steps: CaseAttempt['steps']): readonly Evidence[] {
  const all = steps.flatMap(({ evidence }) => evidence);
  let before = Number.NEGATIVE_INFINITY;
  const places = all.map((evidence) => {
    before = evidence.atMs ?? before;
    return { evidence, ms: before };
  });
  // Lines of one moment stay in the order of their log, and those without a time behind the one before them.
  return places.sort((a, b) => a.ms - b.ms || inLog(a.evidence, b.evidence)).map(({ evidence }) => evidence);
}

function inLog(a: Evidence, b: Evidence): number {
  return a.path === b.path ? a.observation.line - b.observation.line : 0;
}
