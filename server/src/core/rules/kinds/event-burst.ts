import type { WindowsEvent } from '../../log/event.ts';
import type { LogRecord } from '../../log/model.ts';
import type { Sentence } from '../../text/sentence.ts';
import type { FindingDraft, RuleRun } from '../engine/model.ts';
import { gapMs, windowsEventOf } from './windows-event.ts';

/** A failure of which several events tell together. */
export interface BurstSpec {
  /** True for an event that belongs to such a failure. */
  isPart(event: WindowsEvent): boolean;
  /** The id of the event that says most; a burst has it once. */
  readonly mainId: number;
  /** What the events prove together, the one that says most first; the others become its evidence. */
  draft(events: readonly [WindowsEvent, ...WindowsEvent[]]): FindingDraft | undefined;
  /** What another event of the failure says. */
  also(event: WindowsEvent): Sentence;
}

/** Windows writes the events of one failure within seconds. */
const WITHIN_MS = 30_000;
const MAX_PARTS = 20;

/**
 * A run that joins neighbouring events into one finding. Exports begin with the newest event or with the oldest, so that the order
 * inside a burst does not matter.
 */
export function burstRun(report: (draft: FindingDraft) => void, spec: BurstSpec): RuleRun {
  let held: { readonly event: WindowsEvent; readonly record: LogRecord }[] = [];
  const conclude = (): readonly FindingDraft[] => {
    const first = held[0];
    if (!first) return [];
    const main = (held.find(({ event }) => event.eventId.value === spec.mainId) ?? first).event;
    const others = held.map(({ event }) => event).filter((event) => event !== main);
    const draft = spec.draft([main, ...others]);
    return draft ? [{ ...draft, evidence: others.map((event) => ({ span: event.span, message: spec.also(event) })) }] : [];
  };
  return {
    see(event, record) {
      const found = windowsEventOf(event);
      const first = held[0];
      if (!found || !spec.isPart(found)) return;
      const gap = first && gapMs(first.record, record);
      const second = found.eventId.value === spec.mainId && held.some((part) => part.event.eventId.value === spec.mainId);
      if (second || (gap ?? 0) > WITHIN_MS || held.length >= MAX_PARTS) {
        conclude().forEach(report);
        held = [];
      }
      held.push({ event: found, record });
    },
    end: conclude,
  };
}
