import type { LogFacts } from '../../core/log/facts.ts';
import { buffersOf, type PackedObservations, packed, unpacked } from '../../core/log/observed/packed.ts';
import type { Step } from '../look.ts';
import type { LookedLog, Seen } from '../model.ts';

type LookedStep = Extract<Step, { readonly kind: 'looked' }>;
type PackedFacts = Omit<LogFacts, 'observations'>;

/** A step on its way from one thread to another: what a log says of enrollments is packed. */
export type PackedStep =
  | { readonly kind: 'step'; readonly step: Step }
  | {
      readonly kind: 'log';
      readonly looked: Seen & Omit<LookedLog, 'facts'>;
      readonly facts: PackedFacts;
      readonly observations: PackedObservations;
    };

/** The step as it is told, and the memory that is given away with it. */
export function packedStep(step: Step): { readonly told: PackedStep; readonly given: ArrayBuffer[] } {
  if (step.kind !== 'looked' || step.looked.kind !== 'log') return { told: { kind: 'step', step }, given: [] };
  const { facts, ...looked } = step.looked;
  const { observations, ...rest } = facts;
  const sent = packed(observations);
  return { told: { kind: 'log', looked, facts: rest, observations: sent }, given: buffersOf(sent) };
}

export function unpackedStep(told: PackedStep): Step {
  if (told.kind === 'step') return told.step;
  const facts: LogFacts = { ...told.facts, observations: unpacked(told.observations) };
  const looked: LookedStep['looked'] = { ...told.looked, facts };
  return { kind: 'looked', looked };
}
