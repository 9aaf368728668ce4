import type { LogFacts } from '../../core/log/facts.ts';
import { buffersOf, type PackedObservations, packed, unpacked } from '../../core/log/observed/packed.ts';
import type { Step } from '../look.ts';
import type { LogAnswer, LookedLog, Seen } from '../model.ts';
import type { JobKind, Jobs } from './jobs.ts';

/** What a log says on its way from one thread to another: what it says of enrollments is packed. */
export interface PackedFacts {
  readonly facts: Omit<LogFacts, 'observations'>;
  readonly observations: PackedObservations;
}

/** What is told, and the memory that is given away with it. */
interface Sent<Told> {
  readonly told: Told;
  readonly given: ArrayBuffer[];
}

export type PackedStep =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'log'; readonly looked: Seen & Omit<LookedLog, 'facts'>; readonly log: PackedFacts };

export function packedStep(step: Step): Sent<PackedStep> {
  if (step.kind !== 'looked' || step.looked.kind !== 'log') return { told: { kind: 'step', step }, given: [] };
  const { facts, ...looked } = step.looked;
  const { told: log, given } = packedFacts(facts);
  return { told: { kind: 'log', looked, log }, given };
}

export function unpackedStep(told: PackedStep): Step {
  if (told.kind === 'step') return told.step;
  return { kind: 'looked', looked: { ...told.looked, facts: unpackedFacts(told.log) } };
}

type Answer = Jobs[JobKind]['answer'];
type ReadLog = Extract<LogAnswer, { readonly kind: 'log' }>;

/** The last that a thread tells. */
export type PackedAnswer =
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'read'; readonly answer: Omit<ReadLog, 'facts'>; readonly log: PackedFacts };

export function packedAnswer(answer: Answer): Sent<PackedAnswer> {
  if (typeof answer !== 'object' || !('facts' in answer)) return { told: { kind: 'done', answer }, given: [] };
  const { facts, ...rest } = answer;
  const { told: log, given } = packedFacts(facts);
  return { told: { kind: 'read', answer: rest, log }, given };
}

export function unpackedAnswer(told: PackedAnswer): Answer {
  return told.kind === 'done' ? told.answer : { ...told.answer, facts: unpackedFacts(told.log) };
}

export function packedFacts({ observations, ...facts }: LogFacts): Sent<PackedFacts> {
  const sent = packed(observations);
  return { told: { facts, observations: sent }, given: buffersOf(sent) };
}

export function unpackedFacts({ facts, observations }: PackedFacts): LogFacts {
  return { ...facts, observations: unpacked(observations) };
}
