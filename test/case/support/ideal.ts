import type { AttemptJson, EvidenceJson } from '../../../server/src/core/report/attempt-json.ts';
import type { CaseJson } from '../../../server/src/core/report/case-json.ts';
import { type TrueAttempt, type Truth, unpackLines } from '../generate/truth.ts';
import { LINE_CLASSES } from '../score/claims.ts';

/** What a product without fault says of a case, as far as it is scored: the truth in the other layout. */
export function idealOutput(truth: Truth): CaseJson {
  const attempts = truth.attempts.filter(({ required }) => required).map(attemptOf);
  const output: DeepPlain<Pick<CaseJson, 'attempts' | 'clocks' | 'missing' | 'files'>> = {
    attempts,
    files: [],
    missing: truth.missing.expected.map(([log = '']) => ({ log, where: '', why: '' })),
    clocks: truth.clocks.map(({ file, correctionSeconds: [seconds = 0], date }) => ({
      file,
      basis: 'estimated',
      offsetMinutes: 0,
      skewSeconds: seconds,
      ...(date?.[0] === undefined ? {} : { date: date[0] }),
      confidence: 'likely',
      pairs: 1,
    })),
  };
  return output as unknown as CaseJson;
}

/** Text of any kind where the product marks what was done to it. */
type DeepPlain<T> = T extends string
  ? string
  : T extends readonly (infer Item)[]
    ? readonly DeepPlain<Item>[]
    : { readonly [K in keyof T]: DeepPlain<T[K]> };

const SAID = { message: '', verified: true } as const;

function attemptOf(attempt: TrueAttempt): DeepPlain<AttemptJson> {
  const evidence = LINE_CLASSES.flatMap((as) =>
    Object.entries(attempt[as]).flatMap(([file, lines]) =>
      unpackLines(lines).map(([line]) => evidenceOf(file, line, as === 'certain')),
    ),
  );
  const [failedStep] = attempt.failedStep;
  const [cause] = attempt.cause;
  return {
    id: attempt.id,
    outcome: attempt.outcome[0] as AttemptJson['outcome'],
    platform: attempt.platform as AttemptJson['platform'],
    device: {},
    ...(attempt.transactionID === undefined ? {} : { transactionID: attempt.transactionID }),
    steps: [1, 2, 3, 4, 5, 6].map((step) => ({
      step,
      name: '',
      outcome: (attempt.steps?.[step]?.[0] ?? 'done') as AttemptJson['steps'][number]['outcome'],
      evidence: step === 1 ? evidence : [],
    })),
    ...(failedStep === null || failedStep === undefined ? {} : { failedStep }),
    ...(cause === null || cause === undefined
      ? {}
      : { cause: { id: cause, ...SAID, file: '', line: 1, column: 1, step: 1, confidence: 'likely', link: '' } }),
    alternatives: [],
    collectNext: [],
    nearMisses: [],
  };
}

function evidenceOf(file: string, line: number, certain: boolean): DeepPlain<EvidenceJson> {
  return {
    file,
    line,
    column: 1,
    outcome: 'done',
    message: '',
    linkedBy: certain ? 'transactionID' : 'clock',
    confidence: certain ? 'certain' : 'likely',
  };
}
