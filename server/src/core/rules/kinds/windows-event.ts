import type { LogEvent, WindowsEvent } from '../../log/event.ts';
import type { LogRecord } from '../../log/model.ts';
import { provenOf } from '../../text/proof.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';

/** A rule that a single Windows event proves: everything of a rule but how it runs. */
export type WindowsRuleSpec = Omit<Rule, 'start' | 'formats'> & {
  /** The finding that an event calls for; undefined for an event that is none of this rule's. */
  draft(event: WindowsEvent, record: LogRecord): FindingDraft | undefined;
};

export function windowsRule(spec: WindowsRuleSpec): Rule {
  const { draft, ...rule } = spec;
  return {
    ...rule,
    formats: ['windows-event-log'],
    start: (report) => ({
      see(event, record) {
        const found = event.kind === 'windows-event' ? draft(event, record) : undefined;
        if (found) report(found);
      },
    }),
  };
}

/** One rule made of several that look at different logs or events: under one id, that of the first, since the cause is the same. */
export function sameCause(...parts: readonly [Rule, Rule, ...Rule[]]): Rule {
  return {
    ...parts[0],
    formats: [...new Set(parts.flatMap(({ formats }) => formats))],
    start(report, format) {
      const runs = parts
        .filter(({ formats }) => formats.includes(format))
        .map((part) => ({ part, run: part.start((draft) => report(completed(part, draft)), format) }));
      return {
        see: (event, record) => {
          for (const { run } of runs) run.see?.(event, record);
        },
        end: (attempts, log, messages) =>
          runs.flatMap(({ part, run }) =>
            Array.from(run.end?.(attempts, log, messages) ?? [], (draft) => completed(part, draft)),
          ),
      };
    },
  };
}

function completed(part: Rule, draft: FindingDraft): FindingDraft {
  const { severity, step, resolutions, docUrl } = part;
  return { severity, step, resolutions, docUrl, ...(draft.verified === undefined ? provenOf(part) : {}), ...draft };
}

/** Milliseconds between two records, where both have a whole date. */
export function gapMs(a: LogRecord, b: LogRecord): number | undefined {
  if (!a.time?.dateKnown || !b.time?.dateKnown) return undefined;
  return Math.abs(a.time.epochMs - b.time.epochMs);
}

/** The event, where it is one of Windows. */
export function windowsEventOf(event: LogEvent): WindowsEvent | undefined {
  return event.kind === 'windows-event' ? event : undefined;
}
