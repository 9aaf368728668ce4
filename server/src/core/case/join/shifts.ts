import { firstAt } from './assign.ts';
import type { Call } from './calls.ts';
import { type Party, rootOf } from './parties.ts';
import type { Joining } from './state.ts';

interface Shift {
  readonly at: number;
  readonly ms: number;
}

/** An answer reaches a device so much later than the server wrote it down, and a request leaves it so much earlier, in the middle. */
const WAY_MS = 250;
/** What one enrollment shows of a clock holds for others of the same log for so long. */
const HOLDS_MS = 2 * 60 * 60_000;

/**
 * What is still to be added to the times of device logs, after their clocks were set: seen where a request is joined to its row already. A
 * clock is right to some seconds, one enrollment to the grain of the server's log.
 */
export class Shifts {
  readonly #own = new Map<Party, number>();
  readonly #ofLog = new Map<string, Shift[]>();

  constructor(joining: Joining) {
    const rows = new Map<Party, Call>();
    for (const index of joining.rowIndexes) {
      const root = joining.root(index);
      const [call] = root.devices.length > 0 && !rows.has(root) ? joining.calls(index) : [];
      if (call) rows.set(root, call);
    }
    for (const index of joining.deviceIndexes) {
      const root = joining.root(index);
      const row = rows.get(root);
      const call = row && joining.calls(index).find(({ operation }) => operation === 'PKIOperation');
      const path = joining.fragments[index]?.path;
      if (!row || !call || path === undefined) continue;
      const ms = shiftOf(call, row, GRAIN_MS);
      if (ms === undefined) continue;
      this.#own.set(root, ms);
      const list = this.#ofLog.get(path);
      if (list) list.push({ at: call.to, ms });
      else this.#ofLog.set(path, [{ at: call.to, ms }]);
    }
    for (const list of this.#ofLog.values()) list.sort((a, b) => a.at - b.at);
  }

  /** What to add to the times of a call, in ms; undefined where nothing shows it. */
  of(party: Party, path: string, call: Call): number | undefined {
    const own = this.#own.get(rootOf(party));
    if (own !== undefined) return own;
    const list = this.#ofLog.get(path) ?? [];
    const after = firstAt(list, call.to);
    const near = [list[after - 1], list[after]].filter((one) => one !== undefined && Math.abs(one.at - call.to) <= HOLDS_MS);
    near.sort((a, b) => Math.abs((a?.at ?? 0) - call.to) - Math.abs((b?.at ?? 0) - call.to));
    return near[0]?.ms;
  }
}

/** Server logs write whole seconds. */
const GRAIN_MS = 1000;

/** By the ends that both sides wrote down: how long a request took before the end of its row, only that row can tell. */
function shiftOf(call: Call, row: Call, grainMs: number): number | undefined {
  const shifts: number[] = [];
  if (call.toKnown) shifts.push(row.to - grainMs / 2 + WAY_MS - call.to);
  if (call.fromKnown && row.fromKnown) shifts.push(row.from + grainMs / 2 - WAY_MS - call.from);
  return shifts.length === 0 ? undefined : shifts.reduce((sum, ms) => sum + ms, 0) / shifts.length;
}

export function shifted(call: Call, ms: number): Call {
  return ms === 0 ? call : { ...call, from: call.from + ms, to: call.to + ms };
}
