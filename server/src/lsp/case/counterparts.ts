import type { Location } from 'vscode-languageserver';
import { writtenTime } from '../../core/report/time.ts';
import { msg, type Sentence } from '../../core/text/sentence.ts';
import type { Session } from '../session/session.ts';
import type { EnrollmentEvidence, EnrollmentIndex } from './enrollment-index.ts';
import { aheadOf, lineName } from './enrollment-words.ts';
import { placeOf } from './evidence-place.ts';

/** What another log says of the same moment of an enrollment. */
export interface Counterpart {
  readonly place: Location;
  /** `u_ex240501.log:7`. */
  readonly name: Sentence;
  /** Its time as written, what its clock is off by, and what it says. */
  readonly told: Sentence;
}

const MOST = 3;
/** Lines of one step that lie further apart are not two sides of one thing. */
const FURTHEST_MS = 120_000;

/**
 * The other side of what a line says, in each other log: the nearest line of the same act, or of a failure the nearest failure of the same step. The
 * nearest log first.
 */
export function counterpartsOf(
  session: Session,
  index: EnrollmentIndex,
  here: readonly EnrollmentEvidence[],
): readonly Counterpart[] {
  const nearest = new Map<string, Near>();
  for (const mine of here) {
    const [attempt] = index.at(index.uriOf(mine.path) ?? '', mine.observation.line);
    for (const one of attempt ? index.evidence(attempt) : []) {
      if (one.path === mine.path) continue;
      const away = Math.abs((one.atMs ?? Number.NaN) - (mine.atMs ?? Number.NaN));
      const rank = one.observation.act === mine.observation.act ? 0 : 1;
      if (rank === 1 && !(bothFailed(one, mine) && away <= FURTHEST_MS)) continue;
      const known = nearest.get(one.path);
      const distance = Number.isNaN(away) ? FURTHEST_MS : away;
      if (!known || rank < known.rank || (rank === known.rank && distance < known.away)) {
        nearest.set(one.path, { one, mine, rank, away: distance });
      }
    }
  }
  const sorted = [...nearest.values()].sort((a, b) => a.rank - b.rank || a.away - b.away);
  return sorted.slice(0, MOST).flatMap((near) => counterpart(session, index, near) ?? []);
}

interface Near {
  readonly one: EnrollmentEvidence;
  readonly mine: EnrollmentEvidence;
  readonly rank: number;
  readonly away: number;
}

function bothFailed(one: EnrollmentEvidence, mine: EnrollmentEvidence): boolean {
  return one.step === mine.step && one.observation.outcome === 'failed' && mine.observation.outcome === 'failed';
}

function counterpart(session: Session, index: EnrollmentIndex, { one, mine }: Near): Counterpart | undefined {
  const place = placeOf(session, index, one);
  if (!place) return undefined;
  const { path, observation } = one;
  const { words } = observation;
  const name = lineName(index.snapshot, path, observation.line);
  const written = observation.time && writtenTime(observation.time);
  if (written === undefined) return { place, name, told: words };
  const ahead = aheadOf({ skewSeconds: skewOf(index, path) - skewOf(index, mine.path) });
  return {
    place,
    name,
    told: ahead ? msg('({0}, clock {1} against this log): {2}', written, ahead, words) : msg('({0}): {1}', written, words),
  };
}

function skewOf({ snapshot: { clocks } }: EnrollmentIndex, path: string): number {
  return clocks.find((clock) => clock.path === path)?.skewSeconds ?? 0;
}
