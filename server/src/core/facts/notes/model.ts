import type { FlowStep } from '../../log/finding.ts';
import type { Sentence } from '../../text/sentence.ts';
import type { Sourced } from '../codes/model.ts';

/** What a known message of a client means, and where it stands in the flow. */
export interface NoteInfo extends Sourced {
  readonly title: Sentence;
  readonly meaning: Sentence;
  readonly step: FlowStep;
  /** What comes next when all is well; absent where the message is the end, or a failure. */
  readonly next?: Sentence;
  readonly outcome: 'progress' | 'warning' | 'error';
}

/** A step that went well, or that only tells where the enrollment stands. */
export function progress(step: FlowStep, title: Sentence, meaning: Sentence, source: string, next?: Sentence): NoteInfo {
  return { title, meaning, step, outcome: 'progress', source, verified: true, ...(next ? { next } : {}) };
}

export function warning(step: FlowStep, title: Sentence, meaning: Sentence, source: string): NoteInfo {
  return { title, meaning, step, outcome: 'warning', source, verified: true };
}

export function error(step: FlowStep, title: Sentence, meaning: Sentence, source: string): NoteInfo {
  return { title, meaning, step, outcome: 'error', source, verified: true };
}
