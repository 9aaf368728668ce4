import { PieceScan } from './analyze/scan-pieces.ts';
import type { Coverage } from './log/coverage.ts';
import type { Detected } from './log/detect.ts';
import type { FindingGroup } from './log/finding.ts';
import type { LogFormat } from './log/model.ts';
import { lineOf } from './text/named-lines.ts';
import { own, type Said } from './text/secrets/index.ts';
import type { Span } from './text/span.ts';

/** What a log says that was never in memory as a whole. Offsets count from the start of the whole text. */
export interface StreamedAnalysis {
  readonly format: LogFormat;
  readonly records: number;
  readonly groups: readonly FindingGroup[];
  /** What was not looked at, or not understood, in the text. */
  readonly coverage: Coverage;
  /** The channels and providers that the first Windows events name; empty for any other log. */
  channels(): readonly Said[];
  /** Line of an offset that a finding or a gap names, and the offset at which it begins; lines count from 0. */
  placeOf(offset: number): { readonly line: number; readonly start: number };
  /** The text of a span that the first finding of a group marks. */
  textOf(span: Span): Said;
}

/** Whether the text of every finding is asked for afterwards, or only its place. */
export type Wanted = 'excerpts' | 'places';

/**
 * Reads a log in pieces of any size. For all excerpts `pieces` is asked for the text once more where a finding marks what was long gone
 * when it was found. Throws only what `pieces` throws.
 */
export async function analyzePieces(
  format: LogFormat,
  detected: Detected,
  pieces: () => AsyncIterable<string>,
  wanted: Wanted,
): Promise<StreamedAnalysis> {
  const scan = new PieceScan('', detected);
  for await (const piece of pieces()) scan.add(piece);
  let facts = scan.end();
  if (wanted === 'excerpts' && scan.lacksExcerpts) {
    for await (const piece of pieces()) scan.addAgain(piece);
    facts = scan.endAgain(facts);
  }
  const { records, groups, coverage, channels, lines, excerpts } = facts;
  return {
    ...{ format, records, groups, coverage },
    channels: () => channels,
    placeOf: (offset) => lineOf(lines, offset),
    textOf: ({ start }) => excerpts.get(start) ?? own(''),
  };
}
