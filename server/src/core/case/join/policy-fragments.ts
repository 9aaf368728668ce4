import type { Observation } from '../../log/facts.ts';
import type { Member } from './fragment.ts';

/** A call of a policy module that is not over for so long is another one: the thread was used again. */
const CALL_MS = 10 * 60_000;

interface OpenCall {
  readonly members: Member[];
  act: 'verify' | 'notify';
  ended: boolean;
  failed: boolean;
}

/**
 * The calls of NDESPlugin.log and of the registration point: a thread is at work from a beginning to its end, and hands over the outcome of
 * the request that it had checked before it takes the next one (INDESPolicy: NDES waits for both calls).
 */
export function policyFragments(observations: readonly Observation[]): readonly (readonly Member[])[] {
  const open = new Map<string, OpenCall>();
  const all: OpenCall[] = [];
  for (const observation of observations) {
    const thread = observation.keys.thread ?? '';
    const before = open.get(thread);
    const member: Member = { observation, link: 'thread', confidence: 'likely' };
    if (before && goesOn(before, observation)) {
      before.members.push(member);
      note(before, observation);
      continue;
    }
    const call: OpenCall = { members: [member], act: actOf(observation), ended: false, failed: false };
    note(call, observation);
    open.set(thread, call);
    all.push(call);
  }
  return all.map(({ members }) => members);
}

function actOf({ act }: Observation): OpenCall['act'] {
  return act === 'notify' ? 'notify' : 'verify';
}

function note(call: OpenCall, { act, phase, outcome }: Observation): void {
  if (act === 'notify') call.act = 'notify';
  if (phase !== 'call') call.ended = true;
  if (outcome === 'failed') call.failed = true;
}

/** A thread that begins to check has another request; one that begins to report has the one that it checked. */
function goesOn(call: OpenCall, observation: Observation): boolean {
  const last = call.members.at(-1)?.observation;
  const between = (observation.time?.epochMs ?? 0) - (last?.time?.epochMs ?? 0);
  if (observation.time && last?.time && Math.abs(between) > CALL_MS) return false;
  if (observation.phase !== 'call') return call.act === actOf(observation) || observation.act === 'error';
  if (observation.act === 'verify') return call.act === 'verify' && last?.phase === 'call' && last.record === observation.record;
  if (observation.act === 'notify') return call.act === 'verify' ? call.ended && !call.failed : !call.ended;
  return !call.ended;
}
