import type { AttemptJson, CauseJson, EvidenceJson, StepJson } from '../../core/report/attempt-json.ts';
import { CONFIDENCES, outcomeOf, proofMark, STEP_OUTCOMES, STEPS, subjectOf } from '../../core/report/words.ts';
import { joined, own, together } from '../../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence } from '../../core/text/sentence.ts';
import { type Line, oneLine, type Shown } from '../../core/text/visible.ts';

/** How much of an enrollment is shown: the line that tells most of each step, or all lines with their times and keys. */
export type Detail = 'brief' | 'whole';

/** One enrollment for a terminal: what became of it, the cause, its six steps with `file:line`, and what to fetch next. */
export function writeAttempt(attempt: AttemptJson, detail: Detail, localize: Localize): Shown {
  const say = (message: Sentence): Line => oneLine(localize(message));
  const { cause, alternatives, collectNext, nearMisses } = attempt;
  const others = detail === 'whole' ? alternatives : alternatives.slice(0, 2);
  const near = detail === 'whole' ? nearMisses : [];
  const lines: readonly Shown[] = [
    say(head(attempt)),
    ...facts(attempt).map((fact) => together<Shown>`  ${say(fact)}`),
    ...(cause ? [causeLine(cause, say(CAUSE[cause.confidence]), localize), together<Shown>`    ${own<Line>(cause.link)}`] : []),
    ...attempt.steps.flatMap((step) => stepLines(step, detail, say)),
    ...others.map((other) => causeLine(other, say(msg('it could also be')), localize)),
    ...collectNext.flatMap(({ log, where, why }) => [
      together<Shown>`  ${say(msg('Fetch next: {0}.', log))} ${oneLine(why)}`,
      together<Shown>`    ${oneLine(where)}`,
    ]),
    ...near.map(({ file, line, why }) => together<Shown>`  ${say(msg('{0}:{1} fits nearly.', file, line))} ${oneLine(why)}`),
  ];
  return joined(lines, '\n');
}

function head(attempt: AttemptJson): Sentence {
  return msg('{0}: {1}: {2}', attempt.id, subjectOf(attempt), outcomeOf(attempt));
}

function facts({ start, end, transactionID, serial, profile }: AttemptJson): readonly Sentence[] {
  const time =
    start === undefined
      ? undefined
      : end === undefined || end === start
        ? msg('at {0}', start)
        : msg('from {0} to {1}', start, end);
  return [
    ...(time ? [time] : []),
    ...(transactionID === undefined ? [] : [msg('transactionID {0}', transactionID)]),
    ...(serial === undefined ? [] : [msg('certificate {0}', serial)]),
    ...(profile === undefined ? [] : [msg('profile {0}', profile)]),
  ];
}

const CAUSE: Readonly<Record<CauseJson['confidence'], Sentence>> = {
  certain: msg('cause'),
  likely: msg('likely cause'),
  guess: msg('possible cause'),
};

/** What was rendered before goes in as it is: masked once more, a sentence of ours could lose a word behind "password:". */
function causeLine(cause: CauseJson, kind: Line, localize: Localize): Shown {
  const { id, file, line, column, message } = cause;
  const mark = proofMark(cause, localize);
  return together`  ${oneLine(file)}:${line}:${column}: ${kind}: ${oneLine(message)}${mark} [${own<Line>(id)}]`;
}

/** Width of the columns of a step, in English. */
const NAME = 22;
const OUTCOME = 18;

function stepLines(
  { step, outcome, wouldShow, evidence }: StepJson,
  detail: Detail,
  say: (message: Sentence) => Line,
): readonly Shown[] {
  const name = say(STEPS[step] ?? msg('{0}', step));
  const ended = say(STEP_OUTCOMES[outcome]);
  const numbered = together<Shown>`  ${step} ${padded(name, NAME)}`;
  if (detail === 'whole') return [together`${numbered} ${ended}`, ...evidence.map((one) => whole(one, say))];
  const telling = mostTelling(outcome, evidence);
  if (telling) return [together`${numbered} ${padded(ended, OUTCOME)} ${shortly(telling)}`];
  if (wouldShow) return [together`${numbered} ${padded(ended, OUTCOME)} ${say(msg('would show it: {0}', wouldShow.join(', ')))}`];
  return [together`${numbered} ${ended}`];
}

function shortly({ file, line, message }: EvidenceJson): Shown {
  return together`${oneLine(file)}:${line}: ${oneLine(message)}`;
}

/** Of a step that failed the line that says so first, else the one that it ended with. */
function mostTelling(outcome: StepJson['outcome'], evidence: readonly EvidenceJson[]): EvidenceJson | undefined {
  return outcome === 'failed' ? (evidence.find((one) => one.outcome === 'failed') ?? evidence[0]) : evidence.at(-1);
}

function whole(
  { file, line, column, time, written, message, linkedBy, confidence }: EvidenceJson,
  say: (message: Sentence) => Line,
): Shown {
  const when =
    time === undefined ? (written ?? msg('no time')) : written === undefined ? time : msg('{0} (written {1})', time, written);
  const place = together<Shown>`${oneLine(file)}:${line}:${column}`;
  return together`      ${place}: ${say(msg('{0}', when))}: ${oneLine(message)} (${say(msg('by {0}, {1}', linkedBy, CONFIDENCES[confidence]))})`;
}

function padded(text: Line, width: number): Line {
  return together<Line>`${text}${own<Line>(' '.repeat(Math.max(0, width - text.length)))}`;
}
