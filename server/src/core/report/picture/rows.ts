import type { Diagram, DiagramRow, EventRow, LaneId, RepeatRow, StepRow } from '../../case/diagram/index.ts';
import type { StepOutcome } from '../../case/model.ts';
import { masked, type Said } from '../../text/secrets/index.ts';
import { type Localize, msg, type Sentence, verbatim } from '../../text/sentence.ts';
import { type Line, oneLine } from '../../text/visible.ts';
import { finerLengthOf, isoTime, writtenTime } from '../time.ts';
import { OUTCOMES, PLATFORMS, STEP_OUTCOMES, STEPS } from '../words.ts';
import { becauseOf } from './verdict.ts';
import { LANE_NAMES, labelOf, resultOf } from './words.ts';

/** The picture of one enrollment in the reader's language: drawing, table and Mermaid text are made of this alone. */
export interface Picture {
  /** Which enrollment, and how it ended. */
  readonly title: Line;
  /** Where it stopped, for whoever does not see the drawing; absent where nothing failed. */
  readonly stopped?: Line;
  /** The six steps, in order. */
  readonly steps: readonly PictureStep[];
  readonly lanes: readonly PictureLane[];
  readonly rows: readonly PictureRow[];
}

export interface PictureStep {
  readonly step: number;
  readonly name: Line;
  readonly outcome: StepOutcome;
  /** The outcome in words. */
  readonly ended: Line;
}

export interface PictureLane {
  readonly id: LaneId;
  readonly name: Line;
  /** Names of its logs, without folders; none: it is known from other logs alone. */
  readonly logs: readonly Line[];
  /** What stands under its name. */
  readonly note: Line;
}

export interface PictureRow {
  readonly kind: DiagramRow['kind'];
  /** Number and name of the step. */
  readonly step?: number;
  readonly stepName?: Line;
  readonly from?: LaneId;
  readonly to?: LaneId;
  /** The machine, or both. */
  readonly where?: Line;
  readonly label: Line;
  readonly result?: Line;
  readonly outcome?: EventRow['outcome'] | StepRow['outcome'];
  readonly lasted?: Line;
  /** As the log wrote it, in its own zone. */
  readonly written?: Line;
  /** By the reference clock, ISO 8601 in UTC. */
  readonly clock?: Line;
  /** What the line that tells most says. */
  readonly says?: Line;
  /** Why the enrollment stopped here. */
  readonly because?: Line;
  /** The first lines that tell of it, the one that tells most before all others. */
  readonly places: readonly PicturePlace[];
  /** How many lines tell of it. */
  readonly lines: number;
  /** It is one of a block that repeats. */
  readonly inBlock: boolean;
  readonly lost: boolean;
  readonly stop: boolean;
}

export interface PicturePlace {
  readonly file: Said;
  /** Counted from 1; the column in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly says: Line;
}

/** Code units of a sentence with log text in it. */
const LONGEST = 600;
/** Of very many lines the first ones are named. */
const MOST_PLACES = 12;

export function pictureOf({ attempt, lanes, rows }: Diagram, localize: Localize): Picture {
  const say = (sentence: Sentence): Line => oneLine(localize(sentence), LONGEST);
  const { platform, outcome, failedStep, cause } = attempt;
  const device = attempt.device.name ?? attempt.device.address;
  const who = device === undefined ? deviceKind(platform) : msg('{0} {1}', deviceKind(platform), device);
  const where = failedStep === undefined ? undefined : msg('step {0}, {1}', failedStep, STEPS[failedStep] ?? '');
  return {
    title: say(where ? msg('{0}: {1} at {2}', who, OUTCOMES.failed, where) : msg('{0}: {1}', who, OUTCOMES[outcome])),
    ...(where ? { stopped: say(msg('Stopped at {0}', where)) } : {}),
    steps: attempt.steps.map(({ step, outcome: ended }) => ({
      ...{ step, outcome: ended },
      name: say(STEPS[step] ?? msg('{0}', step)),
      ended: say(STEP_OUTCOMES[ended]),
    })),
    lanes: lanes.map(({ id, logs }) => ({
      id,
      name: say(LANE_NAMES[id]),
      logs: logs.map((path) => oneLine(masked(baseName(path)))),
      note: say(logs.length === 0 ? msg('no log here') : noteOf(logs)),
    })),
    rows: rows
      .flatMap((row) => rowsOf(row, say))
      .map((row) => (row.stop && cause ? { ...row, because: say(becauseOf(cause)) } : row)),
  };
}

function noteOf(logs: readonly string[]): Sentence {
  const name = baseName(logs[0] ?? '');
  return logs.length === 1 ? verbatim(name) : msg('{0} and {1} more', name, logs.length - 1);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The programs of the server are no device of anybody. */
function deviceKind(platform: Diagram['attempt']['platform']): Sentence {
  if (platform === 'policy-module' || platform === 'test-script' || platform === 'browser') return PLATFORMS.other;
  return PLATFORMS[platform];
}

type Say = (sentence: Sentence) => Line;

function rowsOf(row: DiagramRow, say: Say): readonly PictureRow[] {
  const silent = { places: [], lines: 0, inBlock: false, lost: false, stop: false };
  switch (row.kind) {
    case 'event':
      return [eventOf(row, false, say)];
    case 'repeat':
      return [blockOf(row, say), ...row.rows.map((one) => eventOf(one, true, say))];
    case 'more': {
      const { kind, events, evidence } = row;
      const [first] = evidence;
      const places = first ? [placeOf(first, say)] : [];
      return [
        { ...silent, kind, label: say(msg('{0} further events, not drawn one by one', events)), places, lines: evidence.length },
      ];
    }
    case 'gap':
      return [{ ...silent, kind: row.kind, label: say(msg('{0} pass', finerLengthOf(row.ms))) }];
    case 'step':
      return [stepOf(row, silent, say)];
    case 'unreached': {
      const names = row.steps.map((step) => msg('{0} {1}', step, STEPS[step] ?? ''));
      const list = names.reduce((all, one) => msg('{0}, {1}', all, one));
      return [{ ...silent, kind: row.kind, label: say(msg('Not reached: {0}', list)) }];
    }
  }
}

function eventOf(row: EventRow, inBlock: boolean, say: Say): PictureRow {
  const { kind, step, from, to, outcome, durationMs, lost, stop, main, evidence } = row;
  const result = resultOf(row);
  const timed = evidence.filter(({ observation }) => observation.time);
  const first = timed.find(({ observation }) => observation.phase === 'call') ?? timed[0] ?? main;
  const written = first.observation.time && writtenTime(first.observation.time);
  const clock = first.atMs === undefined ? undefined : isoTime(first.atMs);
  const others = evidence.filter((one) => one !== main);
  return {
    ...{ kind, step, stepName: say(STEPS[step] ?? msg('{0}', step)), from, to, outcome, lost, stop, inBlock },
    where: say(from === to ? LANE_NAMES[from] : msg('{0} to {1}', LANE_NAMES[from], LANE_NAMES[to])),
    label: say(labelOf(row)),
    ...(result ? { result: say(result) } : {}),
    ...(durationMs === undefined || inBlock ? {} : { lasted: say(finerLengthOf(durationMs)) }),
    ...(written === undefined ? {} : { written: say(msg('{0}', written)) }),
    ...(clock === undefined ? {} : { clock: say(msg('{0}', clock)) }),
    says: say(main.observation.words),
    places: [main, ...others].slice(0, MOST_PLACES).map((one) => placeOf(one, say)),
    lines: evidence.length,
  };
}

function placeOf({ path, observation }: EventRow['main'], say: Say): PicturePlace {
  const { line, column, words } = observation;
  return { file: masked(path), line: line + 1, column: column + 1, says: say(words) };
}

function blockOf({ kind, times, fromMs, toMs }: RepeatRow, say: Say): PictureRow {
  const from = fromMs === undefined ? undefined : isoTime(fromMs);
  const length = fromMs === undefined || toMs === undefined ? undefined : finerLengthOf(toMs - fromMs);
  return {
    ...{ kind, places: [], lines: 0, inBlock: true, lost: false, stop: false },
    label: say(length ? msg('{0} times, within {1}', times, length) : msg('{0} times', times)),
    ...(from === undefined ? {} : { clock: say(msg('{0}', from)) }),
  };
}

function stepOf(row: StepRow, silent: Pick<PictureRow, 'places' | 'lines' | 'inBlock' | 'lost'>, say: Say): PictureRow {
  const { kind, step, from, to, outcome, wouldShow, stop } = row;
  return {
    ...{ ...silent, kind, step, stepName: say(STEPS[step] ?? msg('{0}', step)), from, to, outcome, stop },
    where: say(msg('{0} to {1}', LANE_NAMES[from], LANE_NAMES[to])),
    label: say(SILENT[outcome]),
    ...(wouldShow.length > 0 ? { says: say(msg('Would show it: {0}', wouldShow.join(', '))) } : {}),
  };
}

const SILENT = {
  done: msg('done, as what follows shows'),
  failed: msg('failed'),
  waiting: msg('waiting'),
  'not-in-these-logs': msg('not in these logs'),
} as const satisfies Record<StepRow['outcome'], Sentence>;
