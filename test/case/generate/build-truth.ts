import { isoDate } from './clock.ts';
import type { Device } from './device.ts';
import type { LogFile, Placed } from './log-file.ts';
import { type Expected, type ScenarioId, scenarioOf } from './scenarios.ts';
import { type Lines, packLines, type RecordLines, type TrueAttempt, type TrueClock, type Truth } from './truth.ts';

/** An enrollment that happened, before anybody looked which of its lines are there. */
export interface Happened {
  readonly id: string;
  readonly device: Device;
  readonly scenario: string;
  readonly at: number;
  readonly transactionID?: string;
  readonly isShown?: boolean;
  readonly expected: Expected;
}

export interface FinishedLog {
  readonly log: LogFile;
  readonly placed: readonly Placed[];
  /** Attempts of which lines were cut off. */
  readonly lost: ReadonlySet<string>;
}

const NONE: Further = { unseen: new Set(), cutOff: new Set() };

/** So near in time, two lines without a key may be of either attempt. */
const NEAR_MS = 4_000;

type Class = 'certain' | 'inferable' | 'optional';

interface Further {
  /** Attempts of which lines stand in a log that nobody collected. */
  readonly unseen: ReadonlySet<string>;
  /** Those of which the log of the device was cut off as a whole. */
  readonly cutOff: ReadonlySet<string>;
  readonly goesOn?: boolean;
  /** Logs that show a certificate without a SID. */
  readonly withoutSid?: readonly string[];
}

/** What is true of the logs as they are, from what happened. */
export function truthOf(
  profile: string,
  healthy: boolean,
  happened: readonly Happened[],
  logs: readonly FinishedLog[],
  missing: Truth['missing'],
  { unseen, cutOff, goesOn = false, withoutSid = [] }: Further = NONE,
): Truth {
  const untied = untiedAttempts(logs);
  const shown = linesWithId(logs);
  const either = [...eitherOf(logs), ...untiedLines(logs, untied), ...restsOf(logs), ...looseOf(logs, shown)];
  const unsure = new Set(either.flatMap(({ attempts }) => attempts));
  const undecided = new Set(either.flatMap(({ places }) => places));
  const lines = new Map<string, Record<Class, Record<string, RecordLines[]>>>();
  const noise: Record<string, RecordLines[]> = {};
  for (const { log, placed } of logs) {
    const file = log.options.path;
    for (const one of placed) {
      if (one.mark === 'context' || undecided.has(one)) continue;
      if (one.mark === 'noise') {
        add(noise, file, one.lines);
        continue;
      }
      const { attempt, as } = one.mark;
      const own = lines.get(attempt) ?? { certain: {}, inferable: {}, optional: {} };
      lines.set(attempt, own);
      const named = as === 'id' && (shown.get(attempt)?.count ?? 0) > 1 && shown.get(attempt)?.anchored;
      add(own[as === 'id' ? (named ? 'certain' : 'inferable') : as], file, one.lines);
    }
  }
  const lost = new Set(logs.flatMap(({ lost: some }) => [...some]));
  const attempts = happened.flatMap((one): TrueAttempt[] => {
    const own = lines.get(one.id);
    return own
      ? [
          attemptOf(one, own, {
            lost: lost.has(one.id) || cutOff.has(one.id),
            unsure: unsure.has(one.id) || unseen.has(one.id),
            shows: shown.has(one.id),
            seen: isSeen(one.id, logs),
            rule: ruleOf(one, happened, goesOn),
          }),
        ]
      : [];
  });
  return {
    format: 1,
    profile,
    healthy,
    attempts,
    either: either.map(({ attempts: of, lines: where }) => ({ attempts: of, lines: packed(where) })),
    ...(goesOn ? { goesOn: true, rules: rulesIn(logs, withoutSid) } : {}),
    noise: packed(noise),
    clocks: logs.flatMap((log) => clockOf(log, logs)),
    missing,
  };
}

function attemptOf(
  { id, device, scenario, at, transactionID, expected }: Happened,
  own: Record<Class, Record<string, RecordLines[]>>,
  known: {
    readonly lost: boolean;
    readonly unsure: boolean;
    readonly shows: boolean;
    readonly seen: boolean;
    readonly rule: string | undefined;
  },
): TrueAttempt {
  const { name } = device;
  const platform = known.seen ? device.platform : 'unknown';
  const classes = { certain: packed(own.certain), inferable: packed(own.inferable), optional: packed(own.optional) };
  const weight = Object.keys(classes.certain).length * 2 + Object.values(classes.inferable).join(',').split(',').length;
  const base = { id, platform, device: name, scenario, start: new Date(at).toISOString(), ...classes };
  const tid = known.shows && transactionID !== undefined ? { transactionID } : {};
  const { outcome, failedStep, cause, steps } = expected;
  if (known.lost) {
    return {
      ...base,
      ...tid,
      required: expected.required !== false && weight > 4 && device.story !== undefined,
      outcome: [...new Set([...outcome, 'unknown', 'pending', 'issued', 'failed'])],
      failedStep: [...new Set([...failedStep, null, 2, 3, 4, 5, 6])],
      cause: ['*'],
    };
  }
  if (device.story === undefined) {
    return {
      ...base,
      ...tid,
      required: expected.required !== false && !known.unsure && (known.shows || scenario === 'ok'),
      outcome: [...new Set([...outcome, 'unknown', ...(failedStep.includes(5) ? ['issued'] : [])])],
      failedStep: [...new Set([...failedStep, null, 2, 3])],
      cause: ['*'],
      ...(known.unsure || known.rule === undefined || !scenarioOf(scenario as ScenarioId).plan.unlogged
        ? {}
        : { rule: known.rule }),
    };
  }
  const rule = known.unsure || known.rule === undefined ? {} : { rule: known.rule };
  const guessed = known.unsure && !failedStep.includes(null);
  return {
    ...base,
    ...tid,
    required: expected.required !== false,
    outcome,
    failedStep: guessed ? [...new Set([...failedStep, 3, 4])] : failedStep,
    cause: known.unsure ? ['*'] : cause,
    ...rule,
    ...(steps && !known.unsure ? { steps } : {}),
  };
}

/** The rule that must speak of an attempt, where all is there that it needs. */
function ruleOf({ device, expected, isShown, id }: Happened, happened: readonly Happened[], goesOn: boolean): string | undefined {
  const { rule, ruleNeeds } = expected;
  if (rule === 'iis-enrollment-stops' && device.platform === 'windows') return undefined; // its log shows no calls
  if (ruleNeeds === 'goes-on' && !goesOn) return undefined;
  if (ruleNeeds === 'request-shown' && !(goesOn && isShown)) return undefined;
  const others = happened.filter((one) => one.device === device && one.id !== id && one.scenario === 'ok');
  return ruleNeeds === 'other-installed' && others.length === 0 ? undefined : rule;
}

/** A clock that is further off is wrong for certificates. */
const BEARS_SECONDS = 600;

/** What rules must say of a log as a whole: that its clock is wrong, where several enrollments show it, and which certificates lack a SID. */
function rulesIn(logs: readonly FinishedLog[], withoutSid: readonly string[]): NonNullable<Truth['rules']> {
  const wrong = logs.filter((one) => {
    const { basis, clock } = one.log.options;
    const states = basis === 'offset' || basis === 'utc';
    return states && Math.abs(clock.skewSeconds) > BEARS_SECONDS && isTied(one, logs) && reachedBy(one, logs).size > 2;
  });
  return [
    ...wrong.map(({ log }) => ({ rule: 'machine-clock-off', file: log.options.path })),
    ...[...new Set(withoutSid)].map((file) => ({ rule: 'certificate-without-sid', file })),
  ];
}

/** Of each attempt, how many lines show its transactionID, and whether one of them is the device's or IIS's. */
function linesWithId(logs: readonly FinishedLog[]) {
  const shown = new Map<string, { count: number; anchored: boolean }>();
  for (const { log, placed } of logs) {
    const anchor = log.options.languageId === 'iis-w3c-log' || log.options.path.startsWith('devices/');
    for (const { mark } of placed) {
      if (typeof mark === 'string' || mark.as !== 'id') continue;
      const before = shown.get(mark.attempt) ?? { count: 0, anchored: false };
      shown.set(mark.attempt, { count: before.count + 1, anchored: before.anchored || anchor });
    }
  }
  return shown;
}

/** Lines of several attempts that nothing but the clock tells apart, and that lie too near for it. */
function eitherOf(logs: readonly FinishedLog[]) {
  const groups: {
    readonly attempts: readonly string[];
    readonly lines: Record<string, RecordLines[]>;
    readonly places: readonly Placed[];
  }[] = [];
  for (const { log, placed } of logs) {
    const alike = new Map<string, { readonly one: Placed; readonly attempt: string }[]>();
    for (const one of placed) {
      if (typeof one.mark === 'string' || one.mark.like === undefined) continue;
      const same = alike.get(one.mark.like) ?? [];
      same.push({ one, attempt: one.mark.attempt });
      alike.set(one.mark.like, same);
    }
    for (const same of alike.values()) {
      same.sort((a, b) => a.one.at - b.one.at);
      for (let from = 0; from < same.length; ) {
        let to = from + 1;
        while (to < same.length && (same[to]?.one.at ?? 0) - (same[to - 1]?.one.at ?? 0) <= NEAR_MS) to++;
        const near = same.slice(from, to);
        const attempts = [...new Set(near.map(({ attempt }) => attempt))];
        if (attempts.length > 1) {
          const places = near.map(({ one }) => one);
          groups.push({ attempts, places, lines: { [log.options.path]: places.map(({ lines }) => lines) } });
        }
        from = to;
      }
    }
  }
  return groups;
}

function clockOf(finished: FinishedLog, logs: readonly FinishedLog[]): TrueClock[] {
  const { log, placed } = finished;
  const first = placed.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const last = placed.reduce((most, { at }) => Math.max(most, at), 0);
  if (placed.length === 0) return [];
  const { path, basis, clock, dateless } = log.options;
  return [
    {
      file: path,
      basis,
      correctionSeconds: basis === 'utc' ? [0, ...clock.corrections(first, last)] : clock.corrections(first, last),
      estimable: isTied(finished, logs),
      ...(dateless ? { date: [isoDate(clock.read(first).localMs)] } : {}),
      ...(clock.driftSeconds === 0 ? {} : { driftSeconds: clock.driftSeconds }),
    },
  ];
}

/**
 * True where something ties the clock of a log to the others: a transactionID that both show; some enrollments that lie as far apart in
 * both; or one, and a clock that is nearly right in a zone that the log states. Summer time that begins or ends halves what there is of each.
 */
function isTied(finished: FinishedLog, logs: readonly FinishedLog[]): boolean {
  const { log, placed } = finished;
  const { path, basis, clock } = log.options;
  if (basis === 'reference' || (basis === 'utc' && !isOfDevice(path))) return true;
  if (!logs.some((other) => other.log.options.languageId === 'iis-w3c-log')) return false;
  const reached = reachedBy(finished, logs);
  if (!isOfDevice(path)) return reached.size > (changes(log, placed) ? FEW : 0);
  const shown = idsIn(placed);
  const others = logs.filter((other) => !isOfDevice(other.log.options.path));
  if (others.some((other) => [...idsIn(other.placed)].some((id) => shown.has(id)))) return true;
  const enough = Math.abs(clock.skewSeconds) <= NEARLY_RIGHT ? 2 : 3;
  if (reached.size >= (basis === 'none' && changes(log, placed) ? FEW : enough)) return true;
  return basis !== 'none' && reached.size === 1 && Math.abs(clock.skewSeconds) <= NEARLY_RIGHT;
}

const NEARLY_RIGHT = 10;
/** So few lines do not show that summer time began or ended between them. */
const FEW = 4;

function changes({ options: { clock } }: LogFile, placed: readonly Placed[]): boolean {
  const moments = placed.map(({ at }) => at);
  return clock.corrections(Math.min(...moments), Math.max(...moments)).length > 1;
}

const isOfDevice = (path: string) => path.startsWith('devices/');

/** Attempts of which a log shows the transactionID. */
const idsIn = (placed: readonly Placed[]): ReadonlySet<string> =>
  new Set(placed.flatMap(({ mark }) => (typeof mark !== 'string' && mark.as === 'id' ? [mark.attempt] : [])));

/** Attempts in a log of which the others have a line of a server, or where it is a server's itself, of any log. */
function reachedBy({ log, placed }: FinishedLog, logs: readonly FinishedLog[]): ReadonlySet<string> {
  const others = logs.filter((other) => other.log !== log && !isOfDevice(other.log.options.path));
  const there = new Set(others.flatMap((other) => attemptsIn(other.placed)));
  return new Set(attemptsIn(placed).filter((id) => there.has(id)));
}

const attemptsIn = (placed: readonly Placed[]): readonly string[] =>
  placed.flatMap(({ mark }) => (typeof mark === 'string' ? [] : [mark.attempt]));

/** True where a log shows what kind of device it is: its own, or one with its user agent. */
function isSeen(attempt: string, logs: readonly FinishedLog[]): boolean {
  return logs.some(
    ({ log, placed }) =>
      (isOfDevice(log.options.path) || log.options.languageId === 'iis-w3c-log') && attemptsIn(placed).includes(attempt),
  );
}

/** What the connector says of an enrollment of which other lines were cut off, where nothing else shows its transactionID: it may stand alone. */
function looseOf(logs: readonly FinishedLog[], shown: ReturnType<typeof linesWithId>) {
  const lost = new Set(logs.flatMap((one) => [...one.lost]));
  return logs.flatMap(({ log, placed }) =>
    [...lost].flatMap((attempt) => {
      if (shown.get(attempt)?.anchored ?? true) return [];
      const rest = placed.filter(({ mark }) => typeof mark !== 'string' && mark.as === 'id' && mark.attempt === attempt);
      return rest.length === 0
        ? []
        : [{ attempts: [attempt], places: rest, lines: { [log.options.path]: rest.map(({ lines }) => lines) } }];
    }),
  );
}

/** Attempts that stand in the log of a device whose clock nothing ties to those of servers. */
function untiedAttempts(logs: readonly FinishedLog[]): ReadonlySet<string> {
  const loose = logs.filter((one) => (isOfDevice(one.log.options.path) || changes(one.log, one.placed)) && !isTied(one, logs));
  return new Set(
    loose.flatMap((one) => {
      const { log, placed } = one;
      const shown = idsIn(placed);
      const elsewhere = new Set(logs.flatMap((other) => (other.log === log ? [] : [...idsIn(other.placed)])));
      return [...reachedBy(one, logs)].filter((id) => !shown.has(id) || !elsewhere.has(id));
    }),
  );
}

/** Their lines, which may be claimed as one attempt or as two. */
function untiedLines(logs: readonly FinishedLog[], untied: ReadonlySet<string>) {
  return logs.flatMap(({ log, placed }) => {
    const own = placed.filter(({ mark }) => typeof mark !== 'string' && untied.has(mark.attempt));
    const attempts = [...untied];
    return own.length === 0 ? [] : [{ attempts, places: own, lines: { [log.options.path]: own.map(({ lines }) => lines) } }];
  });
}

/** What is left in a log of an enrollment that was cut in the midst there: without its beginning or end, some lines cannot be placed. */
function restsOf(logs: readonly FinishedLog[]) {
  return logs.flatMap(({ log, placed, lost }) =>
    [...lost].flatMap((attempt) => {
      const rest = placed.filter(({ mark }) => typeof mark !== 'string' && mark.attempt === attempt);
      return rest.length === 0
        ? []
        : [{ attempts: [attempt], places: rest, lines: { [log.options.path]: rest.map(({ lines }) => lines) } }];
    }),
  );
}

function add(to: Record<string, RecordLines[]>, file: string, lines: RecordLines): void {
  const own = to[file] ?? [];
  own.push(lines);
  to[file] = own;
}

const packed = (lines: Readonly<Record<string, readonly RecordLines[]>>): Lines =>
  Object.fromEntries(Object.entries(lines).map(([file, records]) => [file, packLines(records)]));
