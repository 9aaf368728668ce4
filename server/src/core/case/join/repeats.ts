import { countWhile } from '../../text/sorted.ts';
import { firstOf } from './fragments.ts';
import { contradiction, keepNear, type Party, rootOf, unite } from './parties.ts';
import { type Joining, placeOf } from './state.ts';

/** Requests with one key that lie further apart are another try, unless the first one was put off. */
const ANOTHER_TRY_MS = 15 * 60_000;

interface Piece {
  readonly party: Party;
  readonly index: number;
  readonly at: number | undefined;
}

/**
 * Divides what has one transactionID among several tries: each try of a device, or each burst of requests, takes what follows it. Pieces
 * without a time cannot be divided, and join the first try as long as it is the only one.
 */
export function joinRepeats(joining: Joining, repeated: readonly (readonly Party[])[]): void {
  for (const list of repeated) divide(joining, list);
}

function divide(joining: Joining, list: readonly Party[]): void {
  const pieces = list
    .map(({ index }) => pieceOf(joining, index))
    .sort((a, b) => (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY) || a.index - b.index);
  const tries = pieces.filter(({ index }) => joining.fragments[index]?.kind === 'device');
  const starts = tries.length > 0 ? tries : bursts(joining, pieces);
  const begins = new Set(starts);
  for (const piece of pieces) {
    if (begins.has(piece)) continue;
    const start = startOf(starts, piece);
    if (start && !contradiction(rootOf(start.party), rootOf(piece.party))) {
      unite(start.party, piece.party, 'transactionID', 'certain');
      continue;
    }
    const fragment = joining.fragments[piece.index];
    const [nearest] = starts;
    if (fragment && nearest) keepNear(rootOf(nearest.party), { place: placeOf(fragment), why: 'taken' });
  }
}

function pieceOf(joining: Joining, index: number): Piece {
  const party = joining.root(index);
  const fragment = joining.fragments[index];
  const member = fragment?.members.find(({ observation: { time } }) => time !== undefined);
  return { party, index, at: fragment && member ? joining.at(fragment, member.observation) : undefined };
}

/** The first request of each burst. A request for an answer that was put off goes on with the burst before it. */
function bursts(joining: Joining, pieces: readonly Piece[]): readonly Piece[] {
  const starts: Piece[] = [];
  let last: number | undefined;
  for (const piece of pieces) {
    const fragment = joining.fragments[piece.index];
    if (fragment?.kind !== 'request' || piece.at === undefined) continue;
    const goesOn = last !== undefined && (piece.at - last <= ANOTHER_TRY_MS || joining.isPoll(fragment, firstOf(fragment)));
    if (!goesOn) starts.push(piece);
    last = piece.at;
  }
  const [first] = pieces;
  return starts.length > 0 || !first ? starts : [first];
}

/** The last try that began before a piece, as far as clocks tell; of none, the first one. */
function startOf(starts: readonly Piece[], { at }: Piece): Piece | undefined {
  const [first] = starts;
  if (starts.length === 1) return first;
  if (at === undefined || first?.at === undefined) return undefined;
  const count = countWhile(starts.length, (i) => (starts[i]?.at ?? Number.POSITIVE_INFINITY) <= at + SLACK_MS);
  return starts[count - 1] ?? first;
}

const SLACK_MS = 3000;
