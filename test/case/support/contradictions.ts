import type { AttemptJson, EvidenceJson, StepJson } from '../../../server/src/core/report/attempt-json.ts';
import type { CaseJson } from '../../../server/src/core/report/case-json.ts';

/**
 * What some logs of a case say against what all of them say; empty where they only know less. A contradiction is:
 * - lines that some join, and not as a guess, which all give to different attempts;
 * - `issued`, `failed` or `pending` where all say another of these; some may call pending, or unknown, what all know better;
 * - a step that is done for some and failed or not reached for all, or the other way round;
 * - a failed step, unless it is a guess, that is none or another one for all.
 */
export function contradictions(some: CaseJson, all: CaseJson): readonly string[] {
  const owners = new Map<string, AttemptJson>();
  for (const attempt of all.attempts) for (const one of evidenceOf(attempt)) owners.set(placeOf(one), attempt);
  return some.attempts.flatMap((attempt) => {
    const { owner, wrong } = ownerOf(attempt, owners);
    return owner ? [...wrong, ...against(attempt, owner)] : wrong;
  });
}

const evidenceOf = ({ steps }: AttemptJson): readonly EvidenceJson[] => steps.flatMap(({ evidence }) => evidence);
const placeOf = ({ file, line }: EvidenceJson) => `${file}:${line}`;

/** The attempt of all logs that has most lines of this one; lines of others contradict it unless they are guessed. */
function ownerOf(attempt: AttemptJson, owners: ReadonlyMap<string, AttemptJson>) {
  const lines = new Map<AttemptJson, EvidenceJson[]>();
  for (const one of evidenceOf(attempt)) {
    const owner = owners.get(placeOf(one));
    if (!owner) continue;
    const known = lines.get(owner) ?? [];
    known.push(one);
    lines.set(owner, known);
  }
  const [first, ...others] = [...lines].sort(([, a], [, b]) => b.length - a.length);
  const wrong = others.flatMap(([owner, own]) =>
    own
      .filter(({ confidence }) => confidence !== 'guess')
      .map((one) => `${placeOf(one)} is of ${owner.id}, not of ${first?.[0].id} as ${attempt.id} says`),
  );
  return { owner: first?.[0], wrong };
}

function against(some: AttemptJson, all: AttemptJson): readonly string[] {
  const wrong: string[] = [];
  const title = `${some.id} of ${all.id}`;
  const settled = some.outcome === 'issued' || some.outcome === 'failed';
  if (settled && some.outcome !== all.outcome) wrong.push(`${title}: ${some.outcome}, not ${all.outcome}`);
  for (const step of some.steps) {
    const other = all.steps[step.step - 1];
    if (other && isAgainst(step, other)) wrong.push(`${title}: step ${step.step} ${step.outcome}, not ${other.outcome}`);
  }
  const guess = some.cause === undefined || some.cause.confidence === 'guess';
  if (some.failedStep !== undefined && some.failedStep !== all.failedStep && !guess) {
    wrong.push(`${title}: fails at ${some.failedStep}, not at ${all.failedStep ?? 'none'}`);
  }
  return wrong;
}

/** `waiting` and `not-in-these-logs` say that it is not known. */
const SAYS: ReadonlySet<StepJson['outcome']> = new Set(['done', 'failed', 'not-reached']);

const isAgainst = (a: StepJson, b: StepJson) => a.outcome !== b.outcome && SAYS.has(a.outcome) && SAYS.has(b.outcome);
