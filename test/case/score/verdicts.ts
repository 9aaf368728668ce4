import type { TrueAttempt, Truth } from '../generate/truth.ts';
import { type Claim, LINE_CLASSES, type Matched, placeOf } from './claims.ts';
import type { Mismatch, Share } from './model.ts';

/** Right answers of so many questions about attempts. */
export interface Verdicts {
  readonly found: Share;
  /** Attempts of the product that are attempts. */
  readonly precision: Share;
  readonly outcome: Share;
  readonly failedStep: Share;
  readonly cause: Share;
  readonly platform: Share;
  readonly transactionID: Share;
  readonly steps: Share;
  /** Planted failures of which outcome, step and cause are right. */
  readonly planted: Share;
}

export function verdictsOf(truth: Truth, matched: Matched, wrong: Mismatch[]): Verdicts {
  const required = truth.attempts.filter((attempt) => attempt.required);
  const judged = required.flatMap((attempt) => {
    const claim = matched.ofTruth.get(attempt.id);
    if (!claim)
      wrong.push({ kind: 'missed', text: `${attempt.id} ${attempt.platform} ${attempt.scenario} (${firstPlace(attempt)})` });
    return claim ? [{ attempt, claim }] : [];
  });
  const answers = judged.map(({ attempt, claim }) => answersOf(attempt, claim, wrong));
  const count = (name: keyof (typeof answers)[number]): Share => {
    const asked = answers.flatMap((answer) => answer[name]);
    return { right: asked.filter((right) => right).length, of: asked.length };
  };
  const fails = (attempt: TrueAttempt) => !attempt.failedStep.includes(null);
  return {
    found: { right: judged.length, of: required.length },
    precision: precisionOf(matched, wrong),
    outcome: count('outcome'),
    failedStep: count('failedStep'),
    cause: count('cause'),
    platform: count('platform'),
    transactionID: count('transactionID'),
    steps: count('steps'),
    planted: { right: count('planted').right, of: required.filter(fails).length },
  };
}

function answersOf(attempt: TrueAttempt, { attempt: said }: Claim, wrong: Mismatch[]) {
  const title = `${attempt.id} ${attempt.platform} ${attempt.scenario}`;
  const check = (kind: string, right: boolean, found: unknown, wanted: readonly unknown[]) => {
    const shown = wanted.map((one) => one ?? 'none').join('|');
    if (!right) wrong.push({ kind, text: `${title}: ${found ?? 'none'}, not ${shown} (${firstPlace(attempt)})` });
    return right;
  };
  const causes = [said.cause?.id ?? null, ...(said.cause?.replaces ?? [])];
  const outcome = check('outcome', attempt.outcome.includes(said.outcome), said.outcome, attempt.outcome);
  const failedStep = check(
    'failedStep',
    attempt.failedStep.includes(said.failedStep ?? null),
    said.failedStep,
    attempt.failedStep,
  );
  const rightCause = attempt.cause.includes('*') || causes.some((id) => attempt.cause.includes(id));
  const cause = check('cause', rightCause, said.cause?.id, attempt.cause);
  const id = attempt.transactionID;
  return {
    outcome: [outcome],
    failedStep: [failedStep],
    cause: [cause],
    platform: [check('platform', said.platform === attempt.platform, said.platform, [attempt.platform])],
    transactionID:
      id === undefined
        ? []
        : [check('transactionID', said.transactionID?.toUpperCase() === id.toUpperCase(), said.transactionID, [id])],
    steps: Object.entries(attempt.steps ?? {}).map(([step, wanted]) => {
      const found = said.steps[Number(step) - 1]?.outcome;
      return check(`step ${step}`, found !== undefined && wanted.includes(found), found, wanted);
    }),
    planted: attempt.failedStep.includes(null) ? [] : [outcome && failedStep && cause],
  };
}

/** An attempt of nothing but lines that fit several true ones is neither right nor wrong. */
function precisionOf({ claims, ofClaim }: Matched, wrong: Mismatch[]): Share {
  let right = 0;
  let of = 0;
  for (const claim of claims) {
    if (ofClaim.has(claim)) {
      right++;
      of++;
      continue;
    }
    const known = claim.lines.flatMap(({ record }) => record ?? []);
    if (known.length > 0 && known.every(({ belongs }) => typeof belongs !== 'string' && 'either' in belongs)) continue;
    of++;
    const [first] = known;
    const [line] = claim.lines;
    const reason = first === undefined ? 'nobody knows' : first.belongs === 'noise' ? 'is noise' : 'is of another attempt';
    const place = first ? placeOf(first) : line ? placeOf(line.evidence) : 'no evidence';
    wrong.push({ kind: 'false attempt', text: `${claim.attempt.id}: ${place} ${reason}` });
  }
  return { right, of };
}

export function firstPlace(attempt: TrueAttempt): string {
  for (const as of LINE_CLASSES) {
    for (const [file, lines] of Object.entries(attempt[as])) return `${file}:${lines.split(/[,+-]/)[0]}`;
  }
  return 'no line';
}
