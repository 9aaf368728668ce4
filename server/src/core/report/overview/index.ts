import type { CaseSnapshot } from '../../case/model.ts';
import { type CaseStatistics, type Outcomes, statisticsOf } from '../../case/statistics.ts';
import type { Platform } from '../../log/event.ts';
import { marked } from '../../text/proof.ts';
import { type Localize, msg, type Sentence, verbatim } from '../../text/sentence.ts';
import { type Line, oneLine } from '../../text/visible.ts';
import { finerLengthOf, isoTime } from '../time.ts';
import { CONFIDENCES, OUTCOMES, PLATFORMS, STEPS } from '../words.ts';
import type { Bar, BarPart, Chart } from './model.ts';

export type { Bar, BarPart, Chart, EnrollmentsFilter } from './model.ts';

type Say = (sentence: Sentence) => Line;

/** The charts of a case in the reader's language, the most telling first. */
export function chartsOf(snapshot: CaseSnapshot, localize: Localize): readonly Chart[] {
  const say: Say = (sentence) => oneLine(localize(sentence), LONGEST);
  const statistics = statisticsOf(snapshot);
  return [
    steps(statistics, say),
    causes(statistics, say),
    times(statistics, say),
    operations(statistics, say),
    lengths(statistics, say),
    platforms(statistics, say),
  ];
}

/** Code units of a sentence. */
const LONGEST = 400;
/** Of very many causes the most frequent ones are shown. */
const MOST_CAUSES = 12;
const MOST_ANSWERS = 6;

const NO_ENROLLMENT = msg('No enrollment was recognised in what was read.');

/** Where attempts stop: of each step how many passed it, stopped in it, wait in it, and of how many nothing is known. */
function steps({ steps: all, attempts }: CaseStatistics, say: Say): Chart {
  const share = (count: number): number => (attempts === 0 ? 0 : count / attempts);
  const bars = all.map(({ step, outcomes, stopped, unaccounted }): Bar => {
    const numbers = [outcomes.done, stopped, outcomes.waiting, outcomes['not-in-these-logs'], unaccounted];
    return {
      name: say(msg('{0} {1}', step, STEPS[step] ?? '')),
      parts: parts([
        ['issued', share(outcomes.done)],
        ['failed', share(stopped)],
        ['pending', share(outcomes.waiting)],
        ['unknown', share(outcomes['not-in-these-logs'])],
      ]),
      cells: numbers.map((number) => say(verbatim(number))),
      ...(stopped > 0 ? { filter: { steps: [step] } } : {}),
    };
  });
  return {
    ...{ id: 'steps', form: 'rows', none: say(NO_ENROLLMENT) },
    title: say(msg('Where enrollments stop')),
    note: say(msg('Unaccounted: requests that one log saw at this step, and no other log knows.')),
    heads: [
      say(msg('Step')),
      say(msg('passed')),
      say(msg('stopped')),
      say(msg('waiting')),
      say(msg('not in these logs')),
      say(msg('unaccounted')),
    ],
    bars: attempts === 0 ? [] : bars,
  };
}

function causes({ causes: all }: CaseStatistics, say: Say): Chart {
  const most = all[0]?.count ?? 1;
  const left = all.length - MOST_CAUSES;
  return {
    ...{ id: 'causes', form: 'rows', none: say(msg('No enrollment has a cause: none failed, or no log says why.')) },
    title: say(msg('Top causes')),
    ...(left > 0 ? { note: say(msg('{0} rarer causes are not shown.', left)) } : {}),
    heads: [say(msg('Cause')), say(msg('enrollments')), say(msg('how sure'))],
    bars: all.slice(0, MOST_CAUSES).map(({ cause, count }) => ({
      name: say(marked(cause.message, cause)),
      parts: parts([['failed', count / most]]),
      cells: [say(verbatim(count)), say(CONFIDENCES[cause.confidence])],
      filter: { causes: [cause.id] },
    })),
  };
}

function times({ times: all, untimed }: CaseStatistics, say: Say): Chart {
  const most = Math.max(1, ...all.map(({ outcomes }) => total(outcomes)));
  return {
    ...{ id: 'times', form: 'columns', none: say(msg('No enrollment has a time.')) },
    title: say(msg('Outcomes over time')),
    note: say(
      untimed > 0
        ? msg('By the time at which they began, in UTC. Without a time: {0}.', untimed)
        : msg('By the time at which they began, in UTC.'),
    ),
    heads: [say(msg('From')), ...outcomeHeads(say)],
    bars: all.map(({ fromMs, toMs, outcomes }) => ({
      name: say(verbatim((isoTime(fromMs) ?? '').slice(0, 16).replace('T', ' '))),
      parts: outcomeParts(outcomes, most),
      cells: outcomeCells(outcomes, say),
      ...(total(outcomes) > 0 ? { filter: { between: { fromMs, toMs } } } : {}),
    })),
  };
}

function operations({ operations: all }: CaseStatistics, say: Say): Chart {
  const rows = all.flatMap(({ operation, by, answers }) =>
    answers.slice(0, MOST_ANSWERS).map((answer) => ({ operation, by, ...answer })),
  );
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return {
    ...{ id: 'operations', form: 'rows', none: say(msg('No log here has the status of a request.')) },
    title: say(msg('Status by operation')),
    heads: [say(msg('Operation')), say(msg('status')), say(msg('answers')), say(msg('as seen by'))],
    bars: rows.map(({ operation, status, failed, count, by }) => ({
      name: say(verbatim(operation)),
      parts: parts([[failed ? 'failed' : 'issued', count / most]]),
      cells: [
        say(failed ? msg('{0}, failed', status) : verbatim(status)),
        say(verbatim(count)),
        say(by === 'server' ? msg('server') : msg('device')),
      ],
      ...(failed ? { filter: { steps: [STEP_OF[operation] ?? 2] } } : {}),
    })),
  };
}

/** The step at which an enrollment stops whose request of this kind failed. */
const STEP_OF: Readonly<Partial<Record<CaseStatistics['operations'][number]['operation'], number>>> = {
  VerifyRequest: 3,
  Notify: 6,
};

function lengths({ steps: all }: CaseStatistics, say: Say): Chart {
  const known = all.flatMap(({ step, lengths: found }) => (found ? [{ step, ...found }] : []));
  const most = Math.max(1, ...known.map(({ p90Ms }) => p90Ms));
  return {
    ...{ id: 'lengths', form: 'rows', none: say(msg('No step has two lines with a time.')) },
    title: say(msg('Durations by step')),
    note: say(msg('From the first line of a step to its last one. The bar is the time within which nine of ten are done.')),
    heads: [
      say(msg('Step')),
      say(msg('half of them within')),
      say(msg('nine of ten within')),
      say(msg('longest')),
      say(msg('enrollments')),
    ],
    bars: known.map(({ step, count, medianMs, p90Ms, longest: { ms, attempt } }) => ({
      name: say(msg('{0} {1}', step, STEPS[step] ?? '')),
      parts: parts([['plain', p90Ms / most]]),
      cells: [say(finerLengthOf(medianMs)), say(finerLengthOf(p90Ms)), say(finerLengthOf(ms)), say(verbatim(count))],
      ...(attempt.startMs === undefined ? {} : { filter: { between: { fromMs: attempt.startMs, toMs: attempt.startMs + 1 } } }),
    })),
  };
}

function platforms({ platforms: all }: CaseStatistics, say: Say): Chart {
  const most = Math.max(1, ...all.map(({ outcomes }) => total(outcomes)));
  return {
    ...{ id: 'platforms', form: 'rows', none: say(NO_ENROLLMENT) },
    title: say(msg('Platforms')),
    heads: [say(msg('Platform')), ...outcomeHeads(say)],
    bars: all.map(({ platform, outcomes }) => {
      const name = say(platformName(platform));
      return { name, parts: outcomeParts(outcomes, most), cells: outcomeCells(outcomes, say), filter: { text: name } };
    }),
  };
}

function platformName(platform: Platform): Sentence {
  return platform === 'policy-module' || platform === 'test-script' || platform === 'browser'
    ? PLATFORMS.other
    : PLATFORMS[platform];
}

const ORDER = ['failed', 'pending', 'unknown', 'issued'] as const;

function outcomeHeads(say: Say): readonly Line[] {
  return ORDER.map((outcome) => say(OUTCOMES[outcome]));
}

function outcomeCells(outcomes: Outcomes, say: Say): readonly Line[] {
  return ORDER.map((outcome) => say(verbatim(outcomes[outcome])));
}

function outcomeParts(outcomes: Outcomes, most: number): readonly BarPart[] {
  return parts(ORDER.map((outcome) => [outcome, outcomes[outcome] / most] as const));
}

function total(outcomes: Outcomes): number {
  return ORDER.reduce((sum, outcome) => sum + outcomes[outcome], 0);
}

const PARTS_OF_ONE = 1000;

/** Parts that have a size, to a thousandth. */
function parts(all: readonly (readonly [look: BarPart['look'], share: number])[]): readonly BarPart[] {
  return all
    .filter(([, share]) => share > 0)
    .map(([look, share]) => ({ look, share: Math.round(share * PARTS_OF_ONE) / PARTS_OF_ONE }));
}
