import type { Platform } from '../../log/event.ts';
import { countWhile } from '../../text/sorted.ts';
import type { Mark, MarkKind, Marks } from './marks.ts';
import { bounds, type Lasting, RELATED } from './relations.ts';
import { DAY, type Range } from './zones.ts';

/** Gives what a moment of a log is by the reference clock: its time, and the record that says it. */
export type Correction = (ms: number, record: number) => number;

/** Marks of one kind of one log by their ends, in the times of the reference clock. */
export interface Lane {
  readonly path: string;
  readonly marks: readonly Mark[];
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** What contradicts another mark, by numbers: looking into the marks themselves takes ten times as long. */
  readonly traits: Uint8Array;
  readonly resolution: number;
}

interface Placed {
  readonly mark: Mark;
  readonly at: Lasting;
}

/** All marks of the logs whose clocks are set, by what they are and by their keys. */
export class Field {
  readonly #known: Known;
  readonly #ofDevices: ReadonlySet<string>;
  readonly #isHidden: (path: string) => boolean;

  /** `ofDevices`: transactionIDs that logs of devices name, as keys. What a server shows of these is of no other device. */
  constructor(ofDevices: ReadonlySet<string> = new Set(), known?: Known, isHidden: (path: string) => boolean = () => false) {
    this.#ofDevices = ofDevices;
    this.#known = known ?? { lanes: new Map(), keys: new Map(), days: new Set() };
    this.#isHidden = isHidden;
  }

  add(path: string, { marks, resolutionMs }: Marks, correct: Correction): void {
    const kinds = new Map<MarkKind, Placed[]>();
    const known = this.#known;
    for (const mark of marks) {
      const from = correct(mark.from, mark.first.record);
      const to = correct(mark.to, mark.last.record);
      const placed = { mark, at: { from, to, resolution: resolutionMs } };
      append(kinds, mark.kind, placed);
      for (const key of mark.keys) append(known.keys, key, placed);
      if (Number.isFinite(to)) known.days.add(Math.floor(to / DAY));
    }
    for (const [kind, list] of kinds) {
      const lanes = known.lanes.get(kind) ?? [];
      lanes.push(laneOf(path, list, resolutionMs, this.#ofDevices));
      known.lanes.set(kind, lanes);
    }
  }

  /** The same marks; those of hidden logs can be found by their keys alone. */
  without(isHidden: (path: string) => boolean): Field {
    return new Field(this.#ofDevices, this.#known, isHidden);
  }

  lanes(kind: MarkKind): readonly Lane[] {
    return (this.#known.lanes.get(kind) ?? []).filter(({ path }) => !this.#isHidden(path));
  }

  withKey(key: string): readonly Placed[] {
    return this.#known.keys.get(key) ?? [];
  }

  /** Takes the calls of a device, whose clock is known, out of what other devices may have called: those that can be no other. */
  use(mark: Mark, resolution: number, correction: number): void {
    if (!isOfDevice(mark.kind)) return;
    const here = { from: mark.from, to: mark.to, resolution };
    for (const { kind, relation } of RELATED.get(mark.kind) ?? []) {
      const found: (() => void)[] = [];
      for (const lane of this.lanes(kind)) {
        eachNear(mark, lane, { min: correction, max: correction }, (i, at) => {
          const limits = bounds(here, at, relation, false);
          if (limits && limits[0] <= correction && correction <= limits[1]) {
            found.push(() => {
              lane.traits[i] = (lane.traits[i] ?? 0) | USED;
            });
          }
        });
      }
      if (found.length === 1) found[0]?.();
    }
  }

  /** Days on which any mark ends, counted from 1970-01-01. */
  get days(): ReadonlySet<number> {
    return this.#known.days;
  }
}

interface Known {
  readonly lanes: Map<MarkKind, Lane[]>;
  readonly keys: Map<string, Placed[]>;
  readonly days: Set<number>;
}

function append<K>(map: Map<K, Placed[]>, key: K, placed: Placed): void {
  const list = map.get(key);
  if (list) list.push(placed);
  else map.set(key, [placed]);
}

function laneOf(path: string, list: Placed[], resolution: number, ofDevices: ReadonlySet<string>): Lane {
  if (list.some(({ at }, i) => i > 0 && at.to < (list[i - 1]?.at.to ?? 0))) list.sort((a, b) => a.at.to - b.at.to);
  return {
    path,
    marks: list.map(({ mark }) => mark),
    from: Float64Array.from(list, ({ at }) => at.from),
    to: Float64Array.from(list, ({ at }) => at.to),
    traits: Uint8Array.from(list, ({ mark }) => traitsOf(mark) | (isKnown(mark, ofDevices) ? KNOWN : 0)),
    resolution,
  };
}

/** Beyond it the search looks no further: relations of lines that only look alike are never so loose. */
const LOOSE = 60_000;
/** Calls `see` for each mark of a lane that a mark may belong to, and that nothing contradicts. */
export function eachNear(
  mark: Mark,
  { marks, from, to, traits, resolution }: Lane,
  near: Range,
  see: (i: number, at: Lasting) => void,
): void {
  const own = traitsOf(mark);
  const taken = !isOfDevice(mark.kind) ? 0 : mark.transaction === undefined ? USED | KNOWN : USED;
  for (let i = countWhile(to.length, (at) => (to[at] ?? 0) < mark.from - near.max - LOOSE); i < to.length; i++) {
    const end = to[i] ?? 0;
    if (end > mark.to - near.min + LOOSE) break;
    const theirs = traits[i] ?? 0;
    if ((theirs & taken) !== 0 || differ(own, theirs) || !sameRequest(mark, marks[i])) continue;
    see(i, { from: from[i] ?? 0, to: end, resolution });
  }
}

/** Platform of a call in the lower bits, 0 for unknown; then whether it was answered, and whether by a refusal. */
function traitsOf({ client, status }: Mark): number {
  const platform = client === undefined ? 0 : PLATFORMS.indexOf(client) + 1;
  return platform | (status === undefined ? 0 : status >= 400 ? REFUSED : ANSWERED);
}

const PLATFORMS: readonly Platform[] = ['android', 'ios', 'macos', 'windows'];
const PLATFORM = 0x7;
const ANSWERED = 0x8;
const REFUSED = 0x18;
/** A device whose clock is known has called this; or the log of a device names its request. */
const USED = 0x20;
const KNOWN = 0x40;

function isOfDevice(kind: MarkKind): boolean {
  return kind === 'enrollment' || kind.startsWith('call-');
}

function isKnown({ transaction }: Mark, ofDevices: ReadonlySet<string>): boolean {
  return transaction !== undefined && ofDevices.has(transaction);
}

/** True where the two contradict each other: another platform, another kind of answer. */
function differ(a: number, b: number): boolean {
  if ((a & PLATFORM) !== 0 && (b & PLATFORM) !== 0 && (a & PLATFORM) !== (b & PLATFORM)) return true;
  return (a & b & ANSWERED) !== 0 && (a & REFUSED) !== (b & REFUSED);
}

function sameRequest({ transaction }: Mark, other: Mark | undefined): boolean {
  return transaction === undefined || other?.transaction === undefined || transaction === other.transaction;
}
