import type { EnrollmentAttempt } from '../../correlate/model.ts';
import { forgetEvents } from '../../judge/last-answer.ts';
import type { LogEvent } from '../../log/event.ts';
import type { FindingGroup } from '../../log/finding.ts';
import type { LanguageId, LogRecord } from '../../log/model.ts';
import type { CheckedMessage } from '../../messages/model.ts';
import type { Span } from '../../text/span.ts';
import { FindingCollector } from './collector.ts';
import type { Rule, RuleRun, SeenLog } from './model.ts';

/** What all rules together say about a log. */
export interface Conclusions {
  /** By place of the first finding. */
  readonly groups: readonly FindingGroup[];
  /** Rules that broke, as `rule-id: what it threw`; for the developers' log, never for a reader. Their findings are left out. */
  readonly faults: readonly string[];
}

/**
 * One pass of all rules over one log. Feed it events in log order, conclude, feed the records that were appended since,
 * conclude again. A rule that throws is dropped with all it found; the others go on.
 */
export class RuleRuns {
  readonly #running: Running[] = [];
  readonly #faults: string[] = [];

  constructor(rules: readonly Rule[], format: LanguageId) {
    for (const rule of rules) {
      if (!rule.formats.includes(format)) continue;
      const collector = new FindingCollector(rule);
      const running: Running = { rule, collector, run: {} };
      this.#guard(running, () => {
        running.run = rule.start((draft) => collector.add(draft), format);
        this.#running.push(running);
      });
    }
  }

  see(event: LogEvent, record: LogRecord): void {
    for (let i = 0; i < this.#running.length; i++) {
      const running = this.#running[i];
      if (!running?.run.see) continue;
      try {
        running.run.see(event, record);
      } catch (error) {
        this.#drop(running, error);
        i--;
      }
    }
  }

  /** What holds as of now. Changes nothing, so that more records may follow. */
  conclude(attempts: readonly EnrollmentAttempt[], log: SeenLog, messages: readonly CheckedMessage[]): Conclusions {
    const groups: FindingGroup[] = [];
    for (const running of [...this.#running]) {
      this.#guard(running, () => {
        groups.push(...running.collector.groups(running.run.end?.(attempts, log, messages) ?? []));
      });
    }
    forgetEvents();
    groups.sort((a, b) => (a.offsets[0] ?? 0) - (b.offsets[0] ?? 0));
    return { groups, faults: this.#faults.slice() };
  }

  /**
   * The places at or behind `offset` that findings mark, also those that rules would report if nothing followed: for texts that go by.
   * A finding may still come to mark another one.
   */
  marks(offset: number, attempts: readonly EnrollmentAttempt[]): readonly Span[] {
    const marks: Span[] = [];
    for (const running of [...this.#running]) {
      this.#guard(running, () => {
        marks.push(...running.collector.marks(offset));
        let told = 0;
        for (const { span } of running.run.end?.(attempts, { endMs: Number.MAX_SAFE_INTEGER }, []) ?? []) {
          if (span.start >= offset) marks.push(span);
          if (++told >= MOST_MARKS) break;
        }
      });
    }
    forgetEvents();
    return marks;
  }

  #guard(running: Running, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#drop(running, error);
    }
  }

  #drop(running: Running, error: unknown): void {
    const at = this.#running.indexOf(running);
    if (at !== -1) this.#running.splice(at, 1);
    this.#faults.push(`${running.rule.id}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Conclusions of one rule that are asked for their place. */
const MOST_MARKS = 1000;

interface Running {
  readonly rule: Rule;
  readonly collector: FindingCollector;
  run: RuleRun;
}
