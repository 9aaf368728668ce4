import type { EnrollmentAnswer } from '../../../../server/src/protocol/case.ts';
import { type Shown, say, shown } from '../../window/index.ts';
import type { Cause } from './source.ts';
import { CONFIDENCE_WORDS, endOf, PLATFORM_WORDS, STEP_OUTCOME_WORDS, stepTitle } from './words.ts';

/** One enrollment as text for a ticket: how it ended and why, its six steps with their lines, what to do and what to fetch next. */
export function enrollmentText({ attempt, row, resolutions }: EnrollmentAnswer): string {
  const { cause, alternatives, collectNext, steps, start, end, transactionID, serial, profile } = attempt;
  const lines: readonly Shown[] = [
    say('{0} {1}: {2}', PLATFORM_WORDS[row.platform](), row.device, endOf(row)),
    ...(start === undefined
      ? []
      : [end === undefined || end === start ? say('at {0}', start) : say('from {0} to {1}', start, end)]),
    ...(transactionID === undefined ? [] : [say('transactionID {0}', transactionID)]),
    ...(serial === undefined ? [] : [say('certificate {0}', serial)]),
    ...(profile === undefined ? [] : [say('profile {0}', profile)]),
    ...(cause ? [causeLine(CONFIDENCE_WORDS[cause.confidence](), cause)] : []),
    ...(cause?.whatToDo ? [say('What to do: {0}', cause.whatToDo.step)] : []),
  ];
  const stepLines = steps.flatMap(({ step, outcome, evidence, wouldShow }) => [
    wouldShow && wouldShow.length > 0
      ? say('{0} {1}: {2}; would show it: {3}', step, stepTitle(step), STEP_OUTCOME_WORDS[outcome](), wouldShow.join(', '))
      : say('{0} {1}: {2}', step, stepTitle(step), STEP_OUTCOME_WORDS[outcome]()),
    ...evidence.map(
      ({ file, line, written, message }) => `    ${say('{0}:{1}: {2}: {3}', file, line, written ?? say('no time'), message)}`,
    ),
  ]);
  const rest = [
    ...resolutions.map(({ title }) => say('Resolution: {0}', title)),
    ...collectNext.map(({ log, where, why }) => say('Fetch next: {0}. {1} {2}', log, why, where)),
    ...alternatives.map((other) => causeLine(say('it could also be'), other)),
  ];
  return [...lines, ...stepLines, ...rest, ''].join('\n');
}

function causeLine(kind: Shown, { message, file, line, id }: Cause): Shown {
  return say('{0}: {1} ({2}:{3}) [{4}]', kind, message, shown(file), line, id);
}
