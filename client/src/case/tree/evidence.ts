import type { CaseSummaryAnswer, EnrollmentAnswer } from '../../../../server/src/protocol/case.ts';
import type { LogPlace } from '../../open/place.ts';
import { type Shown, say, shown } from '../../window/index.ts';
import { type CaseNode, line, logName, nodeOf } from './nodes.ts';
import type { Cause, Evidence, Step } from './source.ts';
import { CONFIDENCE_WORDS, STEP_ICONS, STEP_OUTCOME_WORDS, shortCause, stepTitle } from './words.ts';

/** The command that opens a document of the server; its argument names it. */
const SHOW_DOCUMENT = 'scepLogInspector.showResolution';

/** What an enrollment consists of: its cause, its six steps with their lines, what solves it, what to fetch, what else it could be. */
export function partsOf(answer: EnrollmentAnswer, summary: CaseSummaryAnswer, parent: CaseNode): readonly CaseNode[] {
  const { attempt } = answer;
  const { key, id } = { key: answer.row.key, id: parent.row().id };
  const context: Context = { answer, summary, parent, key, id };
  return [
    ...(attempt.cause ? [causeNode(attempt.cause, context)] : []),
    ...attempt.steps.map((step) => stepNode(step, context)),
    ...answer.resolutions.map((resolution) => resolutionNode(`${id}/resolution/${resolution.id}`, resolution, parent, key)),
    ...attempt.collectNext.map(({ log, where, why }, index) =>
      line(
        `${id}/fetch/${index}`,
        say('Fetch next: {0}', log),
        { description: shown(where), tip: () => [shown(why), shown(where)], icon: { name: 'cloud-download' }, kind: 'fetch' },
        { parent, key },
      ),
    ),
    ...othersNode(attempt.alternatives, context),
  ];
}

interface Context {
  readonly answer: EnrollmentAnswer;
  readonly summary: CaseSummaryAnswer;
  readonly parent: CaseNode;
  readonly key: string;
  /** Of the row of the enrollment. */
  readonly id: string;
}

function causeNode(cause: Cause, { answer, parent, key, id }: Context): CaseNode {
  const { confidence, message, whatToDo } = cause;
  return line(
    `${id}/cause`,
    shortCause(message),
    {
      description: CONFIDENCE_WORDS[confidence](),
      tip: () => [
        say('{0}: {1}', CONFIDENCE_WORDS[confidence](), message),
        ...(whatToDo ? [say('What to do: {0}', whatToDo.step)] : []),
        say('Rule: {0}', cause.id),
      ],
      icon: { name: 'lightbulb' },
      place: placeOf(answer, cause),
      kind: 'cause',
    },
    { parent, key, rule: cause.id },
  );
}

/** What else it could be: below one row, since a reader looks at the cause first. */
function othersNode(alternatives: readonly Cause[], { answer, parent, key, id }: Context): readonly CaseNode[] {
  if (alternatives.length === 0) return [];
  const label = say('What it could be, too: {0}', alternatives.length);
  const children = (self: CaseNode): readonly CaseNode[] =>
    alternatives.map((cause, index) =>
      line(
        `${id}/other/${index}`,
        shortCause(cause.message),
        {
          tip: () => [shown(cause.message), say('Rule: {0}', cause.id)],
          icon: { name: 'question' },
          place: placeOf(answer, cause),
          kind: 'cause',
        },
        { parent: self, key, rule: cause.id },
      ),
    );
  return [line(`${id}/others`, label, { icon: { name: 'question' }, kind: 'others' }, { parent, key, children })];
}

function stepNode(step: Step, { answer, summary, parent, key, id }: Context): CaseNode {
  const { step: number, outcome, evidence, wouldShow = [] } = step;
  const label = say('{0} {1}', number, stepTitle(number));
  const ended = STEP_OUTCOME_WORDS[outcome]();
  const hint = wouldShow.length > 0 ? say('would show it: {0}', wouldShow.join(', ')) : undefined;
  const stepId = `${id}/step/${number}`;
  const told = telling(step);
  return nodeOf(
    () => ({
      id: stepId,
      label,
      description: hint === undefined ? ended : say('{0}; {1}', ended, hint),
      tip: () => [say('Step {0} of 6, {1}: {2}', number, stepTitle(number), ended), ...(hint === undefined ? [] : [hint])],
      spoken: say('Step {0} of 6, {1}: {2}. Lines: {3}.', number, stepTitle(number), ended, evidence.length),
      icon: STEP_ICONS[outcome],
      kind: 'step',
      open: outcome === 'failed',
      ...runAt(told && placeOf(answer, told)),
    }),
    {
      parent,
      key,
      ...(evidence.length > 0
        ? {
            children: (self: CaseNode) =>
              evidence.map((one, index) => evidenceNode(`${stepId}/${index}`, one, answer, summary, self, key)),
          }
        : {}),
    },
  );
}

/** Of a step that failed the line that says so first, else the one that it ended with. */
export function telling({ outcome, evidence }: Step): Evidence | undefined {
  return outcome === 'failed' ? (evidence.find((one) => one.outcome === 'failed') ?? evidence[0]) : evidence.at(-1);
}

function evidenceNode(
  id: string,
  one: Evidence,
  answer: EnrollmentAnswer,
  summary: CaseSummaryAnswer,
  parent: CaseNode,
  key: string,
): CaseNode {
  const { file, line: number, written, time, message, outcome, linkedBy } = one;
  const place = say('{0}:{1}', logName(summary, answer.files[file], file), number);
  const when = written === undefined ? say('no time') : shown(written);
  return nodeOf(
    () => ({
      id,
      label: place,
      description: say('{0} {1}', when, message),
      tip: () => [shown(message), ...timesOf(written, time), say('{0}:{1}', file, number), say('Joined by {0}', linkedBy)],
      spoken: say('{0}, {1}: {2}', place, when, message),
      icon: outcome === 'failed' ? STEP_ICONS.failed : { name: 'output' },
      kind: 'evidence',
      ...runAt(placeOf(answer, one)),
    }),
    { parent, key, uri: answer.files[file] },
  );
}

function timesOf(written: string | undefined, time: string | undefined): readonly Shown[] {
  return [
    ...(written === undefined ? [say('The line has no time.')] : [say('The log writes {0}', written)]),
    ...(time === undefined ? [] : [say('By the clock of the case {0}', time)]),
  ];
}

/** A resolution; opening it shows its document. */
export function resolutionNode(
  id: string,
  { title, uri }: EnrollmentAnswer['resolutions'][number],
  parent?: CaseNode,
  key?: string,
  description?: Shown,
): CaseNode {
  const label = shown(title);
  return nodeOf(
    () => ({
      id,
      label,
      description: description ?? say('resolution'),
      tip: () => [say('Resolution: {0}', label), ...(description === undefined ? [] : [description])],
      spoken: description === undefined ? say('Resolution: {0}', label) : say('Resolution: {0}. {1}', label, description),
      icon: { name: 'tools' },
      kind: 'resolution',
      run: { command: SHOW_DOCUMENT, argument: { uri } },
    }),
    { parent, key },
  );
}

function runAt(place: LogPlace | undefined): { readonly run?: { readonly command: string; readonly argument: LogPlace } } {
  return place ? { run: { command: 'scepLogInspector.openPlace', argument: place } } : {};
}

/** Where something of the report stands, as an editor counts; undefined for a file that nobody can open. */
export function placeOf(
  { files }: Pick<EnrollmentAnswer, 'files'>,
  { file, line: number, column }: { readonly file: string; readonly line: number; readonly column: number },
): LogPlace | undefined {
  const uri = files[file];
  return uri === undefined ? undefined : { uri, line: number - 1, character: column - 1 };
}

/** The line that says most of an enrollment: its cause, else what its last step says. */
export function mainPlace(answer: EnrollmentAnswer): LogPlace | undefined {
  const { cause, steps, failedStep } = answer.attempt;
  const failed = steps.find(({ step }) => step === failedStep);
  const told = (failed && telling(failed)) ?? steps.flatMap((step) => telling(step) ?? []).at(-1);
  return (cause && placeOf(answer, cause)) ?? (told && placeOf(answer, told));
}
