import type { LogFacts, Observation } from '../../log/facts.ts';
import type { FlowStep } from '../../log/finding.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import { firstOf } from '../join/fragments.ts';
import type { NearMiss, Party } from '../join/parties.ts';
import { has, hasRequestRow } from '../join/state.ts';
import type { CaseTimes } from '../join/times.ts';
import type { CaseAttempt, CaseFinding, CaseStep, Generation, MissingLog } from '../model.ts';
import { explain } from './causes.ts';
import { distrustIn } from './distrust.ts';
import { type Line, linesOf } from './lines.ts';
import { type Course, courseOf, type Surroundings } from './steps.ts';
import { collect } from './would-show.ts';

/** What a case knows besides its lines. */
export interface CaseKnowledge {
  readonly logs: ReadonlyMap<string, LogFacts>;
  readonly times: CaseTimes;
  readonly generation: Generation;
  /** Language ids and channels that are there. */
  readonly present: ReadonlySet<string>;
}

/** An enrollment that was judged, with what is needed to explain it once more. */
export interface JudgedAttempt {
  readonly party: Party;
  readonly attempt: CaseAttempt;
  readonly lines: readonly Line[];
  readonly course: Course;
}

/** What was judged before, where it holds still. */
export type Reuse = (party: Party) => JudgedAttempt | undefined;

/** The enrollments of a case by their beginning. Pieces that show no request of anybody are none. */
export function attemptsOf(
  roots: readonly Party[],
  knowledge: CaseKnowledge,
  reuse: Reuse = () => undefined,
): readonly JudgedAttempt[] {
  const asked = roots.some((party) => has(party, 'device') || hasRequestRow(party));
  const judged = roots.filter((party) => isAttempt(party, asked)).map((party) => reuse(party) ?? judge(party, knowledge));
  judged.sort((a, b) => byBeginning(a, b));
  return judged.map((one, i) => numbered(one, `a${i + 1}`));
}

function numbered(one: JudgedAttempt, id: string): JudgedAttempt {
  return one.attempt.id === id ? one : { ...one, attempt: { ...one.attempt, id } };
}

/**
 * A try of a device, a request at a server, a transaction of the connector. Calls of a policy module and single events are enrollments
 * too, but where other logs show the requests and these belong to none of them, somebody else must know why.
 */
function isAttempt(party: Party, asked: boolean): boolean {
  if (has(party, 'device') || hasRequestRow(party) || has(party, 'connector')) return true;
  if (asked) return false;
  if (has(party, 'policy'))
    return party.parts.some(({ fragment }) => fragment.members.some(({ observation: { act } }) => act === 'verify'));
  return (
    has(party, 'event') && party.parts.some(({ fragment }) => firstOf(fragment).by === 'ndes' || firstOf(fragment).by === 'ca')
  );
}

function judge(party: Party, knowledge: CaseKnowledge): JudgedAttempt {
  const lines = linesOf(party, knowledge.times, knowledge.logs);
  const { generation, present } = knowledge;
  const surroundings: Surroundings = { generation, present, platform: party.platform, ...some('distrust', distrustIn(lines)) };
  const course = courseOf(lines, surroundings);
  const times = lines.flatMap(({ atMs }) => (atMs === undefined ? [] : [atMs]));
  const written = lines.find(({ observation: { time } }) => time !== undefined)?.observation.time;
  const attempt: CaseAttempt = {
    id: '',
    outcome: course.outcome,
    platform: party.platform,
    device: deviceOf(party),
    ...some('profile', keyOf(lines, 'alias') ?? keyOf(lines, 'policy')),
    ...some('transactionID', keyOf(lines, 'transactionID')),
    ...some('serial', keyOf(lines, 'serial')),
    ...some('thumbprint', keyOf(lines, 'thumbprint')),
    ...some('startMs', times[0]),
    ...some('endMs', times.at(-1)),
    ...some('written', written),
    steps: course.steps,
    ...some('failedStep', course.failedStep),
    ...explain(lines, course, []),
    collectNext: collectNext(course, surroundings),
    nearMisses: party.near.map(({ place, why }) => ({ place, why: WHY[why] })),
  };
  return { party, attempt, lines, course };
}

/** The attempt with what the whole case says of it. */
export function explained({ attempt, lines, course }: JudgedAttempt, ofCase: readonly CaseFinding[]): CaseAttempt {
  if (ofCase.length === 0) return attempt;
  const { cause: _, alternatives: __, ...rest } = attempt;
  return { ...rest, ...explain(lines, course, ofCase) };
}

const WHY = {
  'another-transaction': msg('It has another transactionID.'),
  'also-fits': msg('It lies as near in time, and fits as well.'),
  taken: msg('It has the same transactionID, and belongs to another try.'),
} as const satisfies Record<NearMiss['why'], Sentence>;

/** First what would show who refused, or what is in the dark between the last step that is known and the end. */
function collectNext({ failedStep, outcome, refused, steps }: Course, surroundings: Surroundings): readonly MissingLog[] {
  if (outcome === 'issued' && failedStep === undefined) return [];
  const dark = steps.filter((step) => isDark(step, outcome)).map(({ step }) => step);
  const wanted: readonly FlowStep[] = refused ? [3, 4, ...dark] : failedStep === undefined ? dark : [failedStep];
  return collect(wanted, surroundings);
}

/** What no log tells, and where nothing is known of the end, what is awaited. */
function isDark(step: CaseStep, outcome: CaseAttempt['outcome']): boolean {
  return step.outcome === 'not-in-these-logs' || (step.outcome === 'waiting' && outcome === 'unknown');
}

function deviceOf({ parts }: Party): CaseAttempt['device'] {
  const requests = parts.filter(({ fragment: { kind } }) => kind === 'request').map(({ fragment: { keys } }) => keys);
  const name = parts.flatMap(({ fragment: { keys } }) => keys.devices)[0];
  return {
    ...some('name', name),
    ...some('address', requests.find(({ address }) => address !== undefined)?.address),
    ...some('userAgent', requests.find(({ agent }) => agent !== undefined)?.agent),
  };
}

type TextKey = 'alias' | 'policy' | 'transactionID' | 'serial' | 'thumbprint';

function keyOf(lines: readonly Line[], key: TextKey): string | undefined {
  return lines.find(({ observation }) => observation.keys[key] !== undefined)?.observation.keys[key];
}

function some<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in Name]: Value });
}

function byBeginning(a: JudgedAttempt, b: JudgedAttempt): number {
  const [first, second] = [a.lines[0], b.lines[0]];
  const from = (a.attempt.startMs ?? Number.POSITIVE_INFINITY) - (b.attempt.startMs ?? Number.POSITIVE_INFINITY);
  if (from !== 0 && !Number.isNaN(from)) return from;
  if (!first || !second) return 0;
  if (first.path !== second.path) return first.path < second.path ? -1 : 1;
  return first.observation.record - second.observation.record || byAct(first.observation, second.observation);
}

function byAct(a: Observation, b: Observation): number {
  return a.span.start - b.span.start;
}
