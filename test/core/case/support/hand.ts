import type { CaseInput } from '../../../../server/src/core/case/engine/model.ts';
import type { CaseAttempt, CaseStep, Evidence } from '../../../../server/src/core/case/model.ts';
import type { LogFacts, Observation } from '../../../../server/src/core/log/facts.ts';
import type { FlowStep } from '../../../../server/src/core/log/finding.ts';
import { msg } from '../../../../server/src/core/text/sentence.ts';

/** A case made by hand, for what no text gives: each observation is a line of ten characters, a second after the one before it. */
export const START_MS = Date.UTC(2026, 0, 5, 8);

export function observation(line: number, what: Partial<Observation> & Pick<Observation, 'by' | 'act'>): Observation {
  return {
    record: line,
    span: { start: line * 10, end: line * 10 + 5 },
    line,
    column: 0,
    further: 0,
    time: { epochMs: START_MS + line * 1000, zone: 'utc', dateKnown: true, yearKnown: true },
    platform: 'ios',
    phase: 'whole',
    step: 2,
    outcome: 'done',
    words: msg('A line.'),
    keys: {},
    ...what,
  };
}

export function log(path: string, observations: readonly Observation[], what: Partial<LogFacts> = {}): LogFacts {
  return {
    path,
    hash: path,
    format: 'iis-w3c-log',
    title: msg('A log'),
    detection: { quality: 'certain', reason: msg('by hand') },
    records: observations.length,
    groups: [],
    coverage: [],
    problems: [],
    lines: { numbers: new Uint32Array(), starts: new Float64Array() },
    excerpts: new Map(),
    observations,
    messages: [],
    serverCertificates: [],
    channels: [],
    faults: [],
    ...what,
  };
}

export function attempt(id: string, evidence: readonly Evidence[], what: Partial<CaseAttempt> = {}): CaseAttempt {
  const steps = ([1, 2, 3, 4, 5, 6] as const).map((step) => stepOf(step, evidence));
  return {
    id,
    outcome: 'unknown',
    platform: 'ios',
    device: {},
    steps,
    alternatives: [],
    collectNext: [],
    nearMisses: [],
    ...what,
  };
}

function stepOf(step: FlowStep, evidence: readonly Evidence[]): CaseStep {
  const here = evidence.filter(({ observation }) => observation.step === step);
  return { step, outcome: here.length > 0 ? 'done' : 'not-in-these-logs', wouldShow: [], evidence: here };
}

export function evidence(path: string, one: Observation, what: Partial<Evidence> = {}): Evidence {
  return {
    path,
    observation: one,
    linkedBy: 'address',
    confidence: 'likely',
    ...(one.time ? { atMs: one.time.epochMs } : {}),
    ...what,
  };
}

export function input(logs: readonly LogFacts[], attempts: readonly CaseAttempt[], what: Partial<CaseInput> = {}): CaseInput {
  return {
    logs,
    attempts,
    generation: 'unknown',
    clocks: [],
    atMs: (_path, time) => time.epochMs,
    ...what,
  };
}
