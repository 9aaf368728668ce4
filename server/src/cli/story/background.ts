import type { CaseJson, ClockJson, CountJson } from '../../core/report/case-json.ts';
import { offsetText } from '../../core/report/time.ts';
import { CONFIDENCES, STEPS } from '../../core/report/words.ts';
import { joined, together } from '../../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence } from '../../core/text/sentence.ts';
import { oneLine, type Shown } from '../../core/text/visible.ts';

/** So many lines are named where a number leads to lines. */
const MOST_LINES = 8;

/**
 * What the story rests on, in blocks with a heading: the connector, clocks that are not known to be right, requests that another log does
 * not have, records without a place, and files that count once. Empty blocks are left out.
 */
export function writeBackground(report: CaseJson, localize: Localize): readonly Shown[] {
  const say = (message: Sentence): Shown => oneLine(localize(message));
  const block = (heading: Sentence, lines: readonly Sentence[]): readonly Shown[] =>
    lines.length === 0 ? [] : [joined([say(heading), ...lines.map((line) => together<Shown>`  ${say(line)}`)], '\n')];
  const unaccounted = report.counts.filter((count) => count.unaccounted > 0);
  return [
    say(msg('Connector: {0}', report.connector.because)),
    ...block(msg('Clocks, in place of which --clock sets another:'), report.clocks.flatMap(clockLine)),
    ...block(msg('Requests that another log of that time does not have:'), unaccounted.map(countLine)),
    ...block(
      msg('Records that no enrollment could be given:'),
      report.unplaced.map(({ file, count, lines }) => msg('{0}: {1} ({2})', file, count, linesOf(lines, count))),
    ),
    ...block(
      msg('Records of requests that fit no enrollment of these logs:'),
      report.outside
        .filter(({ why }) => why === 'unclaimed')
        .map(({ file, count, lines }) => msg('{0}: {1} ({2})', file, count, linesOf(lines, count))),
    ),
    ...block(
      msg('The same text twice, counted once:'),
      report.duplicates.map(({ file, of }) => msg('{0} is {1}', file, of)),
    ),
  ];
}

/** Nothing for a clock that is what its log says. */
function clockLine({ file, basis, offsetMinutes, skewSeconds, date, pairs, confidence }: ClockJson): readonly Sentence[] {
  const skew =
    skewSeconds === 0
      ? msg('{0}', offsetText(offsetMinutes))
      : msg('{0} and {1} s', offsetText(offsetMinutes), signed(skewSeconds));
  const clock = date === undefined ? skew : msg('{0}, first day {1}', skew, date);
  switch (basis) {
    case 'utc':
    case 'offset':
      if (pairs === 0 || (skewSeconds === 0 && date === undefined)) return [];
      return [msg('{0}: {1} (stated; pairs of lines that agree: {2})', file, clock, pairs)];
    case 'estimated':
      return [msg('{0}: {1} ({2}; pairs of lines that agree: {3})', file, clock, CONFIDENCES[confidence], pairs)];
    case 'assumed':
      return offsetMinutes === 0
        ? [msg('{0}: not known, taken as UTC', file)]
        : [msg('{0}: {1} (not known, taken from another log of the machine)', file, clock)];
    case 'user':
      return [msg('{0}: {1} (set by hand)', file, clock)];
  }
}

function signed(seconds: number): string {
  return seconds < 0 ? String(seconds) : `+${seconds}`;
}

function countLine({ step, hour, file, seen, unaccounted, lines }: CountJson): Sentence {
  const where = linesOf(lines, unaccounted);
  return msg(
    '{0}, {1}, step {2}, {3}: {4} of {5} ({6})',
    file,
    hour.slice(0, 13),
    step,
    STEPS[step] ?? '',
    unaccounted,
    seen,
    where,
  );
}

function linesOf(lines: readonly number[], count: number): Sentence {
  const named = lines.slice(0, MOST_LINES).join(', ');
  return count > MOST_LINES ? msg('lines {0}, …', named) : msg('lines {0}', named);
}
