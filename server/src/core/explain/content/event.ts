import type { EventInfo, EventOutcome, EventProvider } from '../../facts/codes/windows-events/index.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { Content, ExplanationRow } from '../model.ts';
import { codeRow, nextRow, row, stepRow } from '../place.ts';
import { namedContent } from './named.ts';

const OUTCOMES: Readonly<Record<EventOutcome, Sentence | undefined>> = {
  ok: msg('success'),
  progress: msg('a step on the way, as it should be'),
  attempt: msg('failed, and will be tried again'),
  failed: msg('failure'),
  information: undefined,
};

/** An event that the tables know. `judged`: a finding says what it comes from. */
export function eventContent(info: EventInfo, provider: EventProvider, judged = false): Content {
  const title = info.name ? msg('Event {0}: {1}', info.id, info.name) : msg('Event {0}', info.id);
  const outcome = OUTCOMES[info.outcome];
  const rows: readonly ExplanationRow[] = [
    codeRow(msg('Provider'), provider.name),
    ...(outcome ? [row(msg('Outcome'), outcome)] : []),
    ...(info.step ? [stepRow(info.step)] : []),
    ...(info.next ? [nextRow(info.next)] : []),
  ];
  return namedContent(title, info, rows, judged);
}
