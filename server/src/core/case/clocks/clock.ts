import type { Clock, Confidence } from '../model.ts';
import type { Proposal } from './propose.ts';
import type { Stated } from './stated.ts';

/** The clock that somebody set by hand; undefined where nobody did. What is no whole minute is skew. */
export function setClock({ facts, midnights }: Stated, set: ReadonlyMap<string, number> | undefined): Clock | undefined {
  const minutes = set?.get(facts.path);
  if (minutes === undefined || !Number.isFinite(minutes)) return undefined;
  const offsetMinutes = Math.trunc(minutes);
  return {
    ...{ path: facts.path, basis: 'user', offsetMinutes, skewSeconds: Math.round((minutes - offsetMinutes) * 60) },
    ...{ confidence: 'certain', pairs: 0 },
    ...(midnights.length > 0 ? { midnights } : {}),
  };
}

/** What the format says, and nothing else. */
export function statedClock(stated: Stated): Clock {
  const { facts, zone, offsetMinutes, shift, midnights, calendar } = stated;
  const states = zone !== 'none';
  return {
    ...{ path: facts.path, offsetMinutes, skewSeconds: 0, pairs: 0 },
    basis: zone === 'utc' ? 'utc' : states ? 'offset' : 'assumed',
    confidence: !states || calendar !== 'dated' ? 'guess' : zone === 'bias' ? 'likely' : 'certain',
    ...(midnights.length > 0 ? { midnights } : {}),
    ...(shift ? { shift } : {}),
  };
}

/** A clock that no shared line confirms: with the zone of another log of the same machine, and the only day there is, as guesses. */
export function assumedClock(stated: Stated, sister: Clock | undefined, date: string | undefined): Clock {
  const clock = statedClock(stated);
  return {
    ...clock,
    ...(sister && clock.basis === 'assumed' ? { offsetMinutes: sister.offsetMinutes, confidence: 'guess' } : {}),
    ...(date === undefined ? {} : { date, confidence: 'guess' }),
  };
}

/** The clock that pairs of lines say. `minutes`: what somebody set by hand, so that only the day is estimated. */
export function clockOf(stated: Stated, proposal: Proposal, minutes: number | undefined): Clock {
  const { facts, zone, calendar, midnights } = stated;
  const { base, pairs, spreadMs, drift } = proposal;
  const date = calendar === 'dated' ? {} : { date: new Date(base).toISOString().slice(0, 10) };
  const byHand = minutes === undefined ? undefined : setClock(stated, new Map([[facts.path, minutes]]));
  if (byHand) return { ...byHand, ...date, pairs };
  const { offsetMinutes, basis, shift } = zoneOf(stated, proposal);
  const exact =
    proposal.offsetMinutes * 60_000 + proposal.skewMs - (zone === 'utc' || zone === 'offset' ? 0 : offsetMinutes * 60_000);
  const skewSeconds = Math.round(exact / 1000) || 0;
  const change = drift ? Math.round(drift.change / 1000) : 0;
  const taken = zone === 'utc' || zone === 'offset' ? exact : exact + offsetMinutes * 60_000;
  return {
    ...{ path: facts.path, basis, offsetMinutes, skewSeconds },
    ...(drift && change !== 0 ? { driftSeconds: change, driftBetween: [drift.from - taken, drift.to - taken] as const } : {}),
    ...date,
    confidence: zone === 'utc' && calendar === 'dated' && skewSeconds === 0 ? 'certain' : confidenceOf(proposal),
    ...{ pairs, spreadSeconds: Math.round(spreadMs / 100) / 10 },
    ...(midnights.length > 0 ? { midnights } : {}),
    ...(shift ? { shift } : {}),
  };
}

/** What a log states stays its zone; of the two signs of a bias the pairs decide, and where neither fits, the zone is estimated. */
function zoneOf(stated: Stated, { offsetMinutes, shift }: Proposal): Pick<Clock, 'basis' | 'offsetMinutes' | 'shift'> {
  if (stated.zone === 'utc') return { basis: 'utc', offsetMinutes: 0 };
  const written = { offsetMinutes: stated.offsetMinutes, ...(stated.shift ? { shift: stated.shift } : {}) };
  if (stated.zone === 'offset') return { basis: 'offset', ...written };
  if (stated.zone === 'bias' && offsetMinutes === stated.offsetMinutes) return { basis: 'offset', ...written };
  const sign = stated.zone === 'bias' && offsetMinutes === -stated.offsetMinutes;
  const moved = shift && { record: shift.record, offsetMinutes: offsetMinutes + shift.moreMinutes };
  return { basis: sign ? 'offset' : 'estimated', offsetMinutes, ...(moved ? { shift: moved } : {}) };
}

/** A few pairs with a key leave no doubt; lines that only look alike are likely at most. */
function confidenceOf({ keyed, margin }: Proposal): Confidence {
  if (keyed >= 2 && margin >= 8) return 'certain';
  return margin >= 5 ? 'likely' : 'guess';
}
