import type { FlowStep } from '../../log/finding.ts';
import { weaker } from '../join/parties.ts';
import type { CaseAttempt, CaseStep, Confidence, Generation, StepOutcome } from '../model.ts';
import type { Line } from './lines.ts';
import { type Reading, readingOf } from './reading.ts';
import { wouldShow } from './would-show.ts';

/** How an enrollment went: its steps, where it failed, and how it ended. */
export interface Course {
  readonly steps: readonly CaseStep[];
  readonly outcome: CaseAttempt['outcome'];
  readonly failedStep?: FlowStep;
  /** How sure it is that it failed there. */
  readonly confidence: Confidence;
  /** True where the device was refused, and no log of the server shows by whom. */
  readonly refused: boolean;
}

const STEPS: readonly FlowStep[] = [1, 2, 3, 4, 5, 6];

/** What a case knows besides the lines of an enrollment. */
export interface Surroundings {
  readonly generation: Generation;
  readonly platform: CaseAttempt['platform'];
  /** Language ids and channels that are there, so that they are not asked for again. */
  readonly present: ReadonlySet<string>;
  /** Where a certificate was not accepted, as far as its lines show. */
  readonly distrust?: FlowStep;
}

/**
 * Reads the course of an enrollment off its lines, which are in the order of time. The first failing step is the one that a log of the
 * machine itself shows; what a device only got to feel is laid to the policy module as long as nothing says more.
 */
export function courseOf(lines: readonly Line[], surroundings: Surroundings): Course {
  const readings = lines.map(readingOf);
  const states = new Map(STEPS.map((step) => [step, stateOf(step, readings)]));
  const failed = failureOf(readings, states);
  const furthest = furthestOf(states);
  const steps = STEPS.map((step): CaseStep => {
    const outcome = outcomeOf(step, states.get(step), failed, furthest, readings);
    const evidence = readings.filter((reading) => shownAt(reading, failed?.step) === step).map(({ line }) => evidenceOf(line));
    return { step, outcome, wouldShow: outcome === 'not-in-these-logs' ? wouldShow(step, surroundings) : [], evidence };
  });
  const proven = states.get(4) === 'done' || states.get(5) === 'done';
  const ending = failed && failed.step < 6 ? 'failed' : proven ? 'issued' : states.get(4) === 'waiting' ? 'pending' : 'unknown';
  return {
    steps,
    outcome: ending,
    confidence: failed?.confidence ?? 'certain',
    refused: failed?.refused ?? false,
    ...(failed ? { failedStep: failed.step } : {}),
  };
}

type State = 'done' | 'failed' | 'waiting' | undefined;

/** The last line that decides. A call that failed is none once the request got through. */
function stateOf(step: FlowStep, readings: readonly Reading[]): State {
  let state: State;
  const reached = step === 2 && readings.some(isReached);
  for (const reading of readings) {
    if (reading.step !== step || reading.says === 'nothing' || reading.weight === 'refused' || reading.weight === 'somehow')
      continue;
    if (step === 2 && reading.weight === 'passing' && reached) continue;
    if (step === 2 && reading.says === 'done' && !reached) continue;
    if (step === 2 && state === 'failed' && reading.says === 'done') continue;
    if (reading.says === 'waiting' && state !== undefined) continue;
    state = reading.says;
  }
  return state;
}

/** The request itself was answered, or somebody behind NDES knows of it. */
function isReached({ line: { observation }, says }: Reading): boolean {
  const { act, by } = observation;
  if (act === 'PKIOperation' || act === 'installed') return says === 'done';
  if (act === 'reply' || act === 'verify' || act === 'issue' || act === 'notify') return true;
  return by === 'connector';
}

/** The step before which everything was done: a request gets nowhere without. NDES reports only what the policy module had let pass. */
function furthestOf(states: ReadonlyMap<FlowStep, State>): number {
  const done = STEPS.filter((step) => step < 6 && (states.get(step) === 'done' || states.get(step) === 'waiting'));
  return Math.max(0, ...done, states.get(6) === undefined ? 0 : 4);
}

interface Failure {
  readonly step: FlowStep;
  readonly confidence: Confidence;
  readonly refused: boolean;
}

function failureOf(readings: readonly Reading[], states: ReadonlyMap<FlowStep, State>): Failure | undefined {
  const shown = STEPS.find((step) => states.get(step) === 'failed');
  const felt = feltFailure(readings, states);
  if (shown !== undefined && (!felt || shown <= felt.step || felt.confidence === 'guess')) {
    return { step: shown, confidence: sureOf(shown, 'failed', readings), refused: false };
  }
  return felt;
}

/** What the device got to feel, laid to the first step that nothing clears. */
function feltFailure(readings: readonly Reading[], states: ReadonlyMap<FlowStep, State>): Failure | undefined {
  const installed = readings.findLastIndex(({ line, says }) => line.observation.act === 'installed' && says === 'done');
  const told = readings.some(
    ({ line, says, weight }) => says === 'failed' && weight === 'proof' && line.observation.by === 'device',
  );
  const failures = readings.filter(
    ({ says, weight }, i) => i > installed && says === 'failed' && (weight === 'refused' || (weight === 'somehow' && !told)),
  );
  if (failures.length === 0) return undefined;
  const refused = failures.some(({ weight }) => weight === 'refused') || readings.some(isReached);
  if (!refused) {
    const [first] = failures;
    return first && { step: first.step, confidence: 'likely', refused: false };
  }
  if (states.get(5) === 'done' && !failures.some(({ weight }) => weight === 'refused')) return undefined;
  if (states.get(4) === 'done') return { step: 5, confidence: weaker('likely', sureOf(4, 'done', readings)), refused: false };
  if (states.get(3) === 'done') return { step: 4, confidence: weaker('likely', sureOf(3, 'done', readings)), refused: true };
  return { step: 3, confidence: 'guess', refused: true };
}

/** As the surest line of the step that says so. */
function sureOf(step: FlowStep, says: Reading['says'], readings: readonly Reading[]): Confidence {
  const lines = readings.filter((reading) => reading.step === step && reading.says === says).map(({ line }) => line.confidence);
  if (lines.includes('certain')) return 'certain';
  return lines.includes('likely') ? 'likely' : 'guess';
}

/** What a device only felt is told at the step where the cause lies. */
function shownAt({ step, weight, says }: Reading, failed: FlowStep | undefined): FlowStep {
  return says === 'failed' && (weight === 'refused' || weight === 'somehow') && failed !== undefined ? failed : step;
}

function outcomeOf(
  step: FlowStep,
  state: State,
  failed: Failure | undefined,
  furthest: number,
  readings: readonly Reading[],
): StepOutcome {
  if (failed?.step === step) return 'failed';
  if (state === 'waiting') return step < furthest ? 'done' : 'waiting';
  if (state === 'done') return 'done';
  if (state === 'failed') return failed && failed.step < step ? 'failed' : 'done';
  if (step < furthest || (failed && !failed.refused && step < failed.step)) return 'done';
  if (failed?.refused) return refusedOutcome(step, failed.step);
  if (failed && failed.step < 6 && step > failed.step) return isReported(step, failed) ? 'not-in-these-logs' : 'not-reached';
  if (step === 1 && readings.length > 0) return 'done';
  if (step === 2 && readings.every(isArrival)) return 'waiting';
  const waiting = furthest === 4 && readings.some(({ says, step: at }) => says === 'waiting' && at === 4);
  return waiting && step > 4 ? 'not-reached' : 'not-in-these-logs';
}

/** The device has its profile, or confirmed it, which proves nothing of what follows: it may yet begin. */
function isArrival({ line: { observation } }: Reading): boolean {
  return observation.act === 'profile-delivered' || observation.act === 'acknowledged';
}

/** The server side reports what it decided, and does not wait for the device: where NDES had the request, that may have come about. */
function isReported(step: FlowStep, failed: Failure): boolean {
  return step === 6 && failed.step > 2;
}

/** Of an enrollment that was refused by whomever: the certificate was not delivered, and what lies between is not known. */
function refusedOutcome(step: FlowStep, failed: FlowStep): StepOutcome {
  if (step < failed) return 'done';
  return step === 5 ? 'not-reached' : 'not-in-these-logs';
}

function evidenceOf({ marks: _, ...evidence }: Line): CaseStep['evidence'][number] {
  return evidence;
}
