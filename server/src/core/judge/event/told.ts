import { type Proven, provenOf } from '../../text/proof.ts';
import type { Sentence } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import type { JudgedToken } from '../model.ts';
import { EVENT_CAUSES, type EventCause, type EventCauseInfo } from './causes.ts';

/** What a decision says; all else is that of its cause. */
export interface EventTold extends Partial<Omit<EventCauseInfo, 'rule' | keyof Proven>> {
  readonly cause: EventCause;
  readonly span: Span;
  readonly message: Sentence;
  readonly short: Sentence;
  readonly group?: string;
}

export function failureOf(told: EventTold): JudgedToken<EventCause> {
  const { rule, severity, step, resolutions, docUrl, ...proven }: EventCauseInfo = EVENT_CAUSES[told.cause];
  return { rule, severity, step, resolutions, docUrl, ...provenOf(proven), ...told };
}
