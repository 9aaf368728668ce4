import type { AttemptJson, CauseJson } from '../../core/report/attempt-json.ts';
import type { CaseJson } from '../../core/report/case-json.ts';
import { type Localize, type Message, msg } from '../../core/text/message.ts';
import { joined } from '../../core/text/secrets/index.ts';
import { oneLine, type Shown } from '../../core/text/visible.ts';
import { STEPS } from './words.ts';

/**
 * The case in five lines: how many enrollments and how they ended, where they stopped, the main cause, what to do, what is missing. A
 * line that has nothing to say is left out.
 */
export function writeVerdict(report: CaseJson, localize: Localize): Shown {
  const failed = report.attempts.filter(({ failedStep }) => failedStep !== undefined);
  const main = mainCause(failed);
  const lines = [howMany(report), where(failed), main && why(main), main && what(main), missing(report)];
  return joined(
    lines.flatMap((line) => (line ? [oneLine(localize(line))] : [])),
    '\n',
  );
}

function howMany({ summary, files }: CaseJson): Message {
  if (summary.attempts === 0) return msg('Case: {0} logs, in which no enrollment was recognised.', files.length);
  return msg(
    'Case: {0} logs. Enrollments: {1}, of them issued {2}, failed {3}, waiting {4}, not known how they ended {5}.',
    files.length,
    summary.attempts,
    summary.issued,
    summary.failed,
    summary.pending,
    summary.unknown,
  );
}

/** The steps at which enrollments failed, most of them first. */
function where(failed: readonly AttemptJson[]): Message | undefined {
  const counts = new Map<number, number>();
  for (const { failedStep = 0 } of failed) counts.set(failedStep, (counts.get(failedStep) ?? 0) + 1);
  const [first, ...others] = [...counts]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .map(([step, count]) => msg('step {0}, {1} ({2})', step, STEPS[step] ?? '', count));
  return (
    first &&
    msg(
      'Stopped at: {0}.',
      others.reduce<Message>((all, one) => msg('{0}; {1}', all, one), first),
    )
  );
}

interface MainCause {
  readonly cause: CauseJson;
  readonly count: number;
}

/** The cause of most failed enrollments; of equal ones the surest, then the one that shows first. */
function mainCause(failed: readonly AttemptJson[]): MainCause | undefined {
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

function why({ cause, count }: MainCause): Message {
  const place = msg('{0}:{1}', cause.file, cause.line);
  if (cause.confidence === 'guess')
    return msg('Main cause, as far as these logs tell ({0}): {1} ({2})', count, cause.message, place);
  return msg('Main cause ({0}): {1} ({2})', count, cause.message, place);
}

function what({ cause }: MainCause): Message {
  const { whatToDo } = cause;
  if (!whatToDo) return msg('What to do: read {0}', cause.link);
  return msg('What to do: {0} Read on: {1}', whatToDo.step, whatToDo.link);
}

function missing({ missing, attempts }: CaseJson): Message | undefined {
  const wanted = missing.length > 0 ? missing : attempts.flatMap(({ collectNext }) => collectNext);
  const [first, ...others] = [...new Map(wanted.map((one) => [one.log, one])).values()];
  if (!first) return undefined;
  if (others.length === 0) return msg('Missing: {0}. {1}', first.log, first.where);
  return msg('Missing: {0}. First of all {1}: {2}', [first, ...others].map(({ log }) => log).join(', '), first.log, first.where);
}
