import { beginsIosEnrollment, endsIosEnrollment, namesIosCause } from '../../judge/cause/ios.ts';
import type { LogEvent } from '../../log/event.ts';
import type { LogRecord } from '../../log/model.ts';
import type { FindingDraft, RuleRun } from '../engine/model.ts';

/**
 * A run for signs of failure that are worth a finding only where nothing in the same enrollment, before or after them,
 * `explains` it (default: an error block that names a cause). They are held back until the next enrollment begins or the
 * log ends. The same words count once.
 */
export function unlessExplained(
  report: (draft: FindingDraft) => void,
  draftOf: (event: LogEvent, record: LogRecord) => FindingDraft | undefined,
  explains: (event: LogEvent) => boolean = namesIosCause,
): RuleRun {
  let held: FindingDraft[] = [];
  let explained = false;
  let over = false; // without debug messages no call shows that the next enrollment begins
  return {
    see(event, record) {
      const again = over && event.kind === 'note' && event.note === 'retrieving-certificate';
      if (again || beginsIosEnrollment(event)) {
        held.forEach(report);
        held = [];
        explained = false;
        over = false;
      }
      if (endsIosEnrollment(event)) over = true;
      if (explains(event)) {
        held = [];
        explained = true;
      }
      const draft = explained ? undefined : draftOf(event, record);
      if (draft && !held.some((other) => other.message.text === draft.message.text)) held.push(draft);
    },
    end: () => held,
  };
}
