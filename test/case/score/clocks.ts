import type { CaseJson } from '../../../server/src/core/report/case-json.ts';
import type { Truth } from '../generate/truth.ts';
import type { Mismatch, Share } from './model.ts';

/** A clock is right within so many seconds, and half of what it drifted. */
const SLACK_SECONDS = 60;

/** Clocks that can be known from the logs, and how many of them are right: what must be taken from the written time, and the date. */
export function clocksOf(output: CaseJson, truth: Truth, wrong: Mismatch[]): Share {
  let right = 0;
  let of = 0;
  for (const clock of truth.clocks) {
    if (!clock.estimable || clock.basis === 'reference') continue;
    of++;
    const said = output.clocks.filter(({ file }) => file === clock.file);
    const totals = said.map(({ offsetMinutes, skewSeconds }) => offsetMinutes * 60 + skewSeconds);
    if (said.length === 0 && clock.basis === 'utc') totals.push(0); // a log in UTC need not be named
    const slack = SLACK_SECONDS + Math.abs(clock.driftSeconds ?? 0) / 2;
    const near = clock.correctionSeconds.some((wanted) => totals.some((total) => Math.abs(total - wanted) <= slack));
    const dated = clock.date === undefined || said.some(({ date }) => date !== undefined && clock.date?.includes(date));
    if (near && dated) right++;
    else if (near)
      wrong.push({ kind: 'clock', text: `${clock.file}: ${said[0]?.date ?? 'no date'}, not ${clock.date?.join('|')}` });
    else {
      const found = totals.length > 0 ? totals.join('|') : 'nothing';
      wrong.push({ kind: 'clock', text: `${clock.file}: ${found} seconds, not ${clock.correctionSeconds.join('|')}` });
    }
  }
  return { right, of };
}
