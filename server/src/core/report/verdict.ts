import { together } from '../text/secrets/index.ts';
import { type Localize, msg, type Sentence } from '../text/sentence.ts';
import { type Line, oneLine } from '../text/visible.ts';
import type { AttemptJson, CauseJson, MissingJson } from './attempt-json.ts';
import type { SummaryJson } from './case-json.ts';
import { proofMark, STEPS } from './words.ts';

/** What a verdict rests on: a whole report has it. */
export interface Verdict {
  readonly files: readonly unknown[];
  readonly summary: SummaryJson;
  readonly attempts: readonly Ended[];
  readonly missing: readonly MissingJson[];
}

/** What a verdict takes from one enrollment. */
export type Ended = Pick<AttemptJson, 'failedStep' | 'cause' | 'collectNext'>;

/**
 * The case in five lines: how many enrollments and how they ended, where they stopped, the main cause, what to do, what is missing. A
 * line that has nothing to say is left out.
 */
export function writeVerdict(report: Verdict, localize: Localize): readonly Line[] {
  const failed = report.attempts.filter(({ failedStep }) => failedStep !== undefined);
  const main = mainCause(failed);
  const say = (message: Sentence): Line => oneLine(localize(message));
  const stops = where(failed);
  return [
    say(howMany(report)),
    ...(stops ? [say(stops)] : []),
    ...(main ? [why(main, localize), what(main, localize)] : []),
    ...missing(report, say),
  ];
}

function howMany({ summary, files }: Verdict): Sentence {
  if (summary.attempts === 0) return msg('Case: logs {0}. No enrollment was recognised in what was read.', files.length);
  return msg(
    'Case: logs {0}, enrollments {1}. Issued {2}, failed {3}, waiting {4}, not known how they ended {5}.',
    files.length,
    summary.attempts,
    summary.issued,
    summary.failed,
    summary.pending,
    summary.unknown,
  );
}

/** The steps at which enrollments failed, most of them first. */
function where(failed: readonly Ended[]): Sentence | undefined {
  const counts = new Map<number, number>();
  for (const { failedStep = 0 } of failed) counts.set(failedStep, (counts.get(failedStep) ?? 0) + 1);
  const [first, ...others] = [...counts]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .map(([step, count]) => msg('step {0}, {1} ({2})', step, STEPS[step] ?? '', count));
  return (
    first &&
    msg(
      'Stopped at: {0}.',
      others.reduce<Sentence>((all, one) => msg('{0}; {1}', all, one), first),
    )
  );
}

interface MainCause {
  readonly cause: CauseJson;
  readonly count: number;
}

/** The cause of most failed enrollments; of equal ones the surest, then the one that shows first. */
function mainCause(failed: readonly Ended[]): MainCause | undefined {
  const found = new Map<string, { readonly cause: CauseJson; count: number }>();
  for (const { cause } of failed) {
    if (!cause) continue;
    const known = found.get(cause.id);
    if (known) known.count++;
    else found.set(cause.id, { cause, count: 1 });
  }
  const [main] = [...found.values()].sort((a, b) => b.count - a.count || SURE[a.cause.confidence] - SURE[b.cause.confidence]);
  return main;
}

const SURE: Readonly<Record<CauseJson['confidence'], number>> = { certain: 0, likely: 1, guess: 2 };

type Say = (message: Sentence) => Line;

function why({ cause, count }: MainCause, localize: Localize): Line {
  const sure = cause.confidence !== 'guess';
  const label = sure ? msg('Main cause ({0}):', count) : msg('Main cause, as far as these logs tell ({0}):', count);
  const mark = proofMark(cause, localize);
  return together<Line>`${oneLine(localize(label))} ${oneLine(cause.message)}${mark} (${oneLine(cause.file)}:${cause.line})`;
}

function what({ cause }: MainCause, localize: Localize): Line {
  const say: Say = (message) => oneLine(localize(message));
  const { whatToDo } = cause;
  if (!whatToDo) return say(msg('What to do: read {0}', cause.link));
  return together<Line>`${say(msg('What to do:'))} ${oneLine(whatToDo.step)}${proofMark(whatToDo, localize)} ${say(msg('Read on: {0}', whatToDo.link))}`;
}

function missing({ missing, attempts }: Verdict, say: Say): readonly Line[] {
  const wanted = missing.length > 0 ? missing : attempts.flatMap(({ collectNext }) => collectNext);
  const [first, ...others] = [...new Map(wanted.map((one) => [one.log, one])).values()];
  if (!first) return [];
  const names = [first, ...others].map(({ log }) => log).join(', ');
  const lead = others.length === 0 ? msg('Missing: {0}.', names) : msg('Missing: {0}. First of all {1}:', names, first.log);
  return [together<Line>`${say(lead)} ${oneLine(first.where)}`];
}
