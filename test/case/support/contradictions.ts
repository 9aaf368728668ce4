import type { AttemptJson, EvidenceJson, StepJson } from '../../../server/src/core/report/attempt-json.ts';
import type { CaseJson } from '../../../server/src/core/report/case-json.ts';

/**
 * What some logs of a case say against what all of them say; empty where they only know less. A contradiction is:
 * - lines that some join, and not as a guess, which all give to different attempts, and do not guess either;
 * - `issued` or `failed` where all say anything else, but for what the CA issued and the device, whose log is not among them, did not get, and
 *   for a failure of which all lines are guessed, and are of one that failed;
 * - a step that is done for some and failed or not reached for all, or the other way round, unless all its lines are guesses;
 * - a failed step that is none or another one for all.
 * Where the failure is a guess, so is which step it was: its steps and the failed one contradict nothing then.
 */
export function contradictions(some: CaseJson, all: CaseJson): readonly string[] {
  const owners = new Map<string, Owner>();
  for (const attempt of all.attempts) for (const line of evidenceOf(attempt)) owners.set(placeOf(line), { attempt, line });
  return some.attempts.flatMap((attempt) => {
    const { owner, wrong } = ownerOf(attempt, owners);
    const fails = (one: EvidenceJson) => one.confidence === 'guess' && owners.get(placeOf(one))?.attempt.outcome === 'failed';
    return owner ? [...wrong, ...against(attempt, owner, fails)] : wrong;
  });
}

/** Whose a line is by all logs, and as what. */
interface Owner {
  readonly attempt: AttemptJson;
  readonly line: EvidenceJson;
}

const evidenceOf = ({ steps }: AttemptJson): readonly EvidenceJson[] => steps.flatMap(({ evidence }) => evidence);
const placeOf = ({ file, line }: EvidenceJson) => `${file}:${line}`;

/**
 * The attempt of all logs that has most lines of this one, those that are no guess before all others: they say which enrollment it is. Lines
 * of others contradict it unless they are guessed.
 */
function ownerOf(attempt: AttemptJson, owners: ReadonlyMap<string, Owner>) {
  const lines = new Map<AttemptJson, EvidenceJson[]>();
  for (const one of evidenceOf(attempt)) {
    const owner = owners.get(placeOf(one))?.attempt;
    if (!owner) continue;
    const known = lines.get(owner) ?? [];
    known.push(one);
    lines.set(owner, known);
  }
  const sure = (own: readonly EvidenceJson[]) => own.filter(({ confidence }) => confidence !== 'guess').length;
  const [first, ...others] = [...lines].sort(([, a], [, b]) => sure(b) - sure(a) || b.length - a.length);
  const wrong = others.flatMap(([owner, own]) =>
    own
      .filter((one) => one.confidence !== 'guess' && owners.get(placeOf(one))?.line.confidence !== 'guess')
      .map((one) => `${placeOf(one)} is of ${owner.id}, not of ${first?.[0].id} as ${attempt.id} says`),
  );
  return { owner: first?.[0], wrong };
}

function against(some: AttemptJson, all: AttemptJson, fails: (one: EvidenceJson) => boolean): readonly string[] {
  const wrong: string[] = [];
  const title = `${some.id} of ${all.id}`;
  const settled = some.outcome === 'failed' || (some.outcome === 'issued' && !(isUndelivered(some) && (all.failedStep ?? 0) > 4));
  const failures = evidenceOf(some).filter(({ outcome }) => outcome === 'failed');
  const isGuessed = some.outcome === 'failed' && failures.length > 0 && failures.every(fails);
  if (settled && some.outcome !== all.outcome && !isGuessed) wrong.push(`${title}: ${some.outcome}, not ${all.outcome}`);
  if (some.cause?.confidence === 'guess') return wrong;
  for (const step of some.steps) {
    const other = all.steps[step.step - 1];
    if (other && isAgainst(step, other)) wrong.push(`${title}: step ${step.step} ${step.outcome}, not ${other.outcome}`);
  }
  if (some.failedStep !== undefined && some.failedStep !== all.failedStep) {
    wrong.push(`${title}: fails at ${some.failedStep}, not at ${all.failedStep ?? 'none'}`);
  }
  return wrong;
}

/** Nothing among these logs tells of the device. */
const isUndelivered = ({ steps }: AttemptJson) => steps[4]?.outcome === 'not-in-these-logs';

/** `waiting` and `not-in-these-logs` say that it is not known. */
const SAYS: ReadonlySet<StepJson['outcome']> = new Set(['done', 'failed', 'not-reached']);

function isAgainst(some: StepJson, all: StepJson): boolean {
  if (some.outcome === all.outcome || !SAYS.has(some.outcome) || !SAYS.has(all.outcome)) return false;
  return some.evidence.length === 0 || some.evidence.some(({ confidence }) => confidence !== 'guess');
}
