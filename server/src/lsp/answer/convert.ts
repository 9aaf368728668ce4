import { DiagnosticSeverity, type Position, type Range } from 'vscode-languageserver';
import type { Severity } from '../../core/log/finding.ts';
import type { LineIndex } from '../../core/text/lines.ts';
import type { Span } from '../../core/text/span.ts';

/** The one place where core's offsets and LSP's positions meet. Both count UTF-16 code units, lines and characters from 0. */
export function positionAt(lines: LineIndex, offset: number): Position {
  const line = lines.lineAt(offset);
  return { line, character: Math.max(0, Math.min(offset, lines.end(line)) - lines.start(line)) };
}

/** The offset of a position. Lines and characters beyond the text give its nearest place, nonsense gives its start. */
export function offsetAt(lines: LineIndex, position: Position): number {
  const line = whole(position.line);
  if (line >= lines.count) return lines.end(lines.count - 1);
  return Math.min(lines.start(line) + whole(position.character), lines.end(line));
}

function whole(value: number): number {
  return Number.isFinite(value) && value > 0 ? Math.floor(value) : 0;
}

export function rangeOf(lines: LineIndex, span: Span): Range {
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}

/** The offsets of a range; a range that runs backwards is turned around. */
export function spanOf(lines: LineIndex, range: Range): Span {
  const start = offsetAt(lines, range.start);
  const end = offsetAt(lines, range.end);
  return start <= end ? { start, end } : { start: end, end: start };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function severityOf(severity: Severity): DiagnosticSeverity {
  return SEVERITIES[severity];
}
