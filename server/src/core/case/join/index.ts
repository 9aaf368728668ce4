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
import { timesOf } from './times.ts';

/** Joins the pieces of all logs: by keys, then by hints under the clocks. */
export function joinCase(logs: readonly LogFacts[], pieces: readonly LogFragments[], clocks: readonly Clock[]): Joining {
  return joinFragments(
    logs,
    pieces.flatMap((log) => log.fragments),
    clocks,
    [],
  );
}

/** As `joinCase`, of some pieces; `kept` are enrollments that are joined already, from which may be learnt as what devices show up. */
export function joinFragments(
  logs: readonly LogFacts[],
  fragments: readonly Fragment[],
  clocks: readonly Clock[],
  kept: readonly Party[],
): Joining {
  const { parties, repeated } = joinByKeys(fragments);
  const joining = new Joining(logs, fragments, parties, timesOf(clocks));
  joinRepeats(joining, repeated);
  joinDevices(joining, kept);
  joinRows(joining);
  joinPolicyCalls(joining);
  joinConnector(joining);
  joinTails(joining);
  joinEvents(joining);
  return joining;
}

export { fragmentsOf, type LogFragments, type Party };
