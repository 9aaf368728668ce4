import type { LineIndex } from '../../core/text/lines.ts';
import { msg } from '../../core/text/sentence.ts';
import { oneLine } from '../../core/text/visible.ts';
import type { LongText } from '../../protocol/reading.ts';
import type { Session } from '../session/session.ts';

/** Base64 with what stands for its signs in addresses, or hex: nobody reads that much of it. */
const ENCODED = /[A-Za-z0-9+/%_-]{120,}=*/g;
/** So much stays, to tell a message from a certificate. */
const KEPT = 4;
/** A longer line is not drawn to its end, either. */
const LONGEST_LINE = 100_000;

/** A piece of a text with the index of its lines. */
interface Lines {
  readonly text: string;
  readonly lines: LineIndex;
}

/** The long encoded texts of a line, in its order. */
export function longTexts({ text, lines }: Lines, line: number, { say }: Pick<Session, 'say'>): readonly LongText[] {
  const start = lines.start(line);
  const drawn = text.slice(start, Math.min(lines.end(line), start + LONGEST_LINE));
  return [...drawn.matchAll(ENCODED)].map(({ index, 0: found }) => ({
    line,
    start: index,
    from: index + KEPT,
    end: index + found.length,
    label: oneLine(say(msg('… {0} characters', grouped(found.length)))),
  }));
}

/** How many columns a line takes where its long texts are drawn short. */
export function drawnColumns(lines: LineIndex, line: number, long: readonly LongText[]): number {
  const hidden = long.reduce((sum, { from, end, label }) => sum + end - from - label.length, 0);
  return lines.end(line) - lines.start(line) - hidden;
}

/** `3 316`, in one piece. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, '\u00a0');
}
