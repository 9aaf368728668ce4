import type { LogFacts } from '../../log/facts.ts';
import type { Clock } from '../model.ts';
import { joinDevices } from './device-hints.ts';
import { joinConnector, joinEvents, joinTails } from './event-hints.ts';
import type { Fragment } from './fragment.ts';
import { fragmentsOf, type LogFragments } from './fragments.ts';
import { joinByKeys } from './key-joins.ts';
import type { Party } from './parties.ts';
import { joinPolicyCalls } from './policy-hints.ts';
import { joinRepeats } from './repeats.ts';
import { joinRows } from './row-groups.ts';
import { Joining } from './state.ts';
import { type CaseTimes, timesOf } from './times.ts';
import { type World, worldOf } from './world.ts';

/** Joins the pieces of all logs: by keys, then by hints under the clocks. */
export function joinCase(logs: readonly LogFacts[], pieces: readonly LogFragments[], clocks: readonly Clock[]): Joining {
  return joinFragments(
    worldOf(logs, pieces),
    pieces.flatMap((log) => log.fragments),
    timesOf(clocks),
  );
}

/** As `joinCase`, of some pieces of a case, in the order of all. */
export function joinFragments(world: World, fragments: readonly Fragment[], times: CaseTimes): Joining {
  const { parties, repeated, alike } = joinByKeys(fragments);
  const joining = new Joining(world, fragments, parties, times);
  for (const [first, ...others] of alike) for (const other of others) if (first) joining.looks.pair(first.index, other.index);
  joinRepeats(joining, repeated);
  joinDevices(joining);
  joinRows(joining);
  joinPolicyCalls(joining);
  joinConnector(joining);
  joinTails(joining);
  joinEvents(joining);
  return joining;
}

export { fragmentsOf, type LogFragments, type Party };
