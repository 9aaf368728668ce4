import { type Proven, provenOf } from '../../text/proof.ts';
import type { Sentence } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import type { Judged } from '../model.ts';
import { EVENT_CAUSES, type EventCause, type EventCauseInfo } from './causes.ts';

/** What is wrong with a Windows event, and the token that shows it. */
export interface EventFailure<Cause extends string = string> extends Judged<Cause> {
  readonly rule: string;
  readonly span: Span;
  /** What events of one failure have in common; absent where their words say it. */
  readonly group?: string;
}

/** What a decision says; all else is that of its cause. */
export interface EventTold extends Partial<Omit<EventCauseInfo, 'rule' | keyof Proven>> {
  readonly cause: EventCause;
  readonly span: Span;
  readonly message: Sentence;
  readonly short: Sentence;
  readonly group?: string;
}

export function failureOf(told: EventTold): EventFailure<EventCause> {
  const { rule, severity, step, resolutions, docUrl, ...proven }: EventCauseInfo = EVENT_CAUSES[told.cause];
  return { rule, severity, step, resolutions, docUrl, ...provenOf(proven), ...told };
}
