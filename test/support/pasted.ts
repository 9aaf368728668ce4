import type { Analysis } from '../../server/src/core/analyze/index.ts';

/** The findings of a log that are shown, as `line: rule`, lines from 1. */
export function findingsOf(analysis: Analysis | undefined): readonly string[] {
  if (!analysis) return ['not read'];
  const { lines } = analysis.document;
  return analysis.groups.flatMap(({ shown }) => shown.map(({ id, span }) => `${lines.lineAt(span.start) + 1}: ${id}`));
}
