import { beginsIosEnrollment, namesIosCause } from '../../judge/cause/ios.ts';
import type { LogEvent } from '../../log/event.ts';
import type { FindingDraft, RuleRun } from '../engine/model.ts';

/**
 * A run for signs of failure that are worth a finding only where nothing in the same enrollment, before or after them,
 * `explains` it (default: an error block that names a cause). They are held back until the next enrollment begins or the
 * log ends. The same words count once.
 */
export function unlessExplained(
  report: (draft: FindingDraft) => void,
  draftOf: (event: LogEvent) => FindingDraft | undefined,
  explains: (event: LogEvent) => boolean = namesIosCause,
): RuleRun {
  let held: FindingDraft[] = [];
  let explained = false;
  return {
    see(event) {
      if (beginsIosEnrollment(event)) {
        held.forEach(report);
        held = [];
        explained = false;
      }
      if (explains(event)) {
        held = [];
        explained = true;
      }
      const draft = explained ? undefined : draftOf(event);
      if (draft && !held.some((other) => other.message.text === draft.message.text)) held.push(draft);
    },
    end: () => held,
  };
}
