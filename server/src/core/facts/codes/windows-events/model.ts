import type { FlowStep } from '../../../log/finding.ts';
import type { Sentence } from '../../../text/sentence.ts';
import type { NamedCode, Sourced } from '../model.ts';

/** Who writes events that matter to an enrollment. */
export type ProviderKey =
  | 'scep-client'
  | 'ndes'
  | 'connector'
  | 'legacy-connector'
  | 'capi2'
  | 'cert-enroll'
  | 'deployment'
  | 'application-error'
  | 'was'
  | 'asp-net'
  | 'ca'
  | 'tame-my-certs'
  | 'dotnet-runtime'
  | 'msi';

export interface EventProvider extends NamedCode {
  readonly key: ProviderKey;
}

/** `attempt`: it failed, and is tried again. */
export type EventOutcome = 'ok' | 'progress' | 'attempt' | 'failed' | 'information';

/** One documented event. */
export interface EventInfo extends Sourced {
  readonly provider: ProviderKey;
  readonly id: number;
  /** The provider's own name of the event, where it has one. */
  readonly name?: string;
  readonly meaning: Sentence;
  readonly outcome: EventOutcome;
  readonly step?: FlowStep;
  /** What follows when all is well. */
  readonly next?: Sentence;
}
