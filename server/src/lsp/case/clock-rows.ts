import { referenceLog } from '../../core/case/clocks/index.ts';
import type { CaseSnapshot, Clock } from '../../core/case/model.ts';
import { clockJson } from '../../core/report/case-json.ts';
import { offsetText } from '../../core/report/time.ts';
import { CONFIDENCES } from '../../core/report/words.ts';
import { type Localize, msg, type Sentence } from '../../core/text/sentence.ts';
import { oneLine } from '../../core/text/visible.ts';
import type { CaseClockRow } from '../../protocol/case.ts';
import type { SetClocks } from './set-clocks.ts';

/** The clock of each log of a case, in words. `names`: short ones, by path. */
export function clockRows(
  { clocks, logs }: CaseSnapshot,
  names: ReadonlyMap<string, string>,
  set: SetClocks,
  uriOf: (path: string) => string | undefined,
  localize: Localize,
): readonly CaseClockRow[] {
  const reference = referenceLog(logs);
  const against = reference === undefined ? undefined : names.get(reference);
  return clocks.flatMap((clock) => {
    const uri = uriOf(clock.path);
    if (uri === undefined) return [];
    const { file: _, ...json } = clockJson(clock);
    const kind = set.kindOf(clock.path);
    const text = kind ? byHand(clock, kind) : clock.path === reference ? THE_REFERENCE : wordsOf(clock, against);
    return [{ ...json, uri, text: oneLine(localize(text)), ...(kind ? { set: kind } : {}) }];
  });
}

const THE_REFERENCE = msg('The clock that all others are compared with.');

function byHand(clock: Clock, kind: NonNullable<CaseClockRow['set']>): Sentence {
  const offset = aheadText(clock);
  return kind === 'refused'
    ? msg('{0}, as the log writes it: you refused what was proposed', offset)
    : msg('{0}, set by you', offset);
}

function wordsOf(clock: Clock, against: string | undefined): Sentence {
  const { basis, pairs, spreadSeconds, confidence } = clock;
  const offset = aheadText(clock);
  if (pairs === 0 || against === undefined) {
    if (basis === 'assumed') return clock.offsetMinutes === 0 ? NOT_KNOWN : msg('{0}, as another log of the machine', offset);
    return basis === 'estimated' ? msg('{0}, estimated', offset) : msg('{0}, as the log says', offset);
  }
  const evidence =
    spreadSeconds === undefined
      ? msg('pairs of lines {0}', pairs)
      : msg('pairs of lines {0}, spread {1} s', pairs, spreadSeconds);
  return msg('{0} against {1}: {2}, {3}', offset, against, evidence, CONFIDENCES[confidence]);
}

const NOT_KNOWN = msg('Not known, taken as UTC.');

/** How far the written times are ahead of UTC: `+02:00`, `-3 s`, `+02:00 and +3 s`. */
export function aheadText({ offsetMinutes, skewSeconds }: Pick<Clock, 'offsetMinutes' | 'skewSeconds'>): Sentence {
  const skew = `${skewSeconds < 0 ? '' : '+'}${skewSeconds} s`;
  if (offsetMinutes === 0 && skewSeconds !== 0) return msg('{0}', skew);
  const zone = offsetMinutes === 0 ? 'UTC' : offsetText(offsetMinutes);
  return skewSeconds === 0 ? msg('{0}', zone) : msg('{0} and {1}', zone, skew);
}
