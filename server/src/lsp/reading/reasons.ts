import type { HttpEvent, LogEvent } from '../../core/log/event.ts';
import type { Severity } from '../../core/log/finding.ts';
import type { LogRecord } from '../../core/log/model.ts';
import { recordAt } from '../../core/log/records.ts';
import { markedBriefly } from '../../core/text/proof.ts';
import { joined, type Said } from '../../core/text/secrets/index.ts';
import { verbatim } from '../../core/text/sentence.ts';
import type { Span } from '../../core/text/span.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import { marksIn } from '../log/findings.ts';
import type { OpenLog } from '../log/log-store.ts';
import type { Session } from '../session/session.ts';

/** What failed in a line. */
export interface FailedLine {
  readonly line: number;
  /** The worst of its findings. */
  readonly severity: Exclude<Severity, 'hint'>;
  /** The offsets at which they are marked. */
  readonly offsets: readonly number[];
  /** Their short reasons, without those that say the same. */
  readonly reasons: readonly Said[];
}

const RANK = { error: 0, warning: 1, information: 2 } as const;

/** The lines of a piece of a log that have findings, at most `limit` of them, in log order; rules that are hidden have none. */
export function failedLines({ say, settings }: Session, { analysis }: OpenLog, span: Span, limit: number): readonly FailedLine[] {
  const { lines } = analysis.document;
  const hidden = new Set(settings.hiddenRules);
  const found = new Map<number, { severity: FailedLine['severity']; readonly offsets: number[]; readonly reasons: Set<Said> }>();
  for (const { offset, group } of marksIn(analysis, span)) {
    const [finding] = group.shown;
    if (!finding || finding.severity === 'hint' || hidden.has(group.id)) continue;
    const line = lines.lineAt(offset);
    const known = found.get(line) ?? { severity: finding.severity, offsets: [], reasons: new Set<Said>() };
    known.offsets.push(offset);
    known.reasons.add(say(markedBriefly(finding.short, finding)));
    if (RANK[finding.severity] < RANK[known.severity]) known.severity = finding.severity;
    found.set(line, known);
    if (found.size >= limit) break;
  }
  return [...found].map(([line, { reasons, ...known }]) => ({ ...known, line, reasons: [...reasons] }));
}

const MAX_LABEL = 120;

/** What a line of a width that no window has says of a failure: who, which status, and why. */
export function labelOf(
  { say }: Session,
  { analysis }: OpenLog,
  { line, reasons }: FailedLine,
): { text: Line; character: number } {
  const { document } = analysis;
  const start = document.lines.start(line);
  const record = recordAt(document, start);
  const facts = (record?.events() ?? []).flatMap(factsOf).map((fact) => say(verbatim(fact)));
  return {
    text: oneLine(joined([...new Set(facts), ...reasons], ' · '), MAX_LABEL),
    character: behindTime(record, { start, end: document.lines.end(line) }),
  };
}

/** Who, and with which status. */
function factsOf(event: LogEvent): readonly string[] {
  if (event.kind !== 'http') return [];
  const client = event.forwardedFor ?? event.client;
  const code = statusText(event);
  return [...(client ? [client.value] : []), ...(code === undefined ? [] : [code])];
}

/** The status of an answer as people say it: `403.16`, without a substatus that says nothing; undefined where there is none. */
export function statusText({ status, substatus }: Pick<HttpEvent, 'status' | 'substatus'>): string | undefined {
  return status && [status.value, ...(substatus && substatus.value > 0 ? [substatus.value] : [])].join('.');
}

/** A time that stands further right than this has the reason before it. */
const NEAR = 48;

/** The column behind the time of a line, where that stands at its beginning; else 0. */
function behindTime(record: LogRecord | undefined, line: Span): number {
  const time = record?.time?.span;
  return time && time.start >= line.start && time.end <= Math.min(line.end, line.start + NEAR) ? time.end - line.start : 0;
}
