import { countWhile } from '../../text/sorted.ts';
import type { Fragment } from './fragment.ts';
import { firstOf } from './fragments.ts';
import { type Party, rootOf } from './parties.ts';
import { has, isRequestRow, type Joining } from './state.ts';

/** A device asks for all that it needs within this time. */
const BEFORE_MS = 120_000;

interface Row {
  readonly index: number;
  readonly fragment: Fragment;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/**
 * Joins the GETs of a client to its request where no log of the device tells: by the attempts that the server log itself shows, then by
 * address and user agent, the latest of each operation before the request. A proxy that lends one address to several clients of one kind
 * makes guesses of them.
 */
export function joinRows(joining: Joining): void {
  const byAttempt = new Map<string, Row[]>();
  const byClient = new Map<string, Row[]>();
  const requests: Row[] = [];
  joining.fragments.forEach((fragment, index) => {
    if (fragment.kind !== 'request') return;
    const [call] = joining.calls(index);
    const row: Row = { index, fragment, from: call?.from, to: call?.to };
    const { act, attempt } = firstOf(fragment);
    if (act === 'PKIOperation') requests.push(row);
    else {
      if (attempt !== undefined) pushTo(byAttempt, `${fragment.path} ${attempt}`, row);
      pushTo(byClient, clientOf(fragment), row);
    }
  });
  for (const rows of byClient.values()) rows.sort((a, b) => (a.to ?? 0) - (b.to ?? 0));
  for (const request of requests) {
    const party = joining.root(request.index);
    if (logsItsGets(party)) continue;
    const { attempt } = firstOf(request.fragment);
    const group = byAttempt.get(`${request.fragment.path} ${attempt}`) ?? [];
    const mine = group.filter((row) => isFree(joining, row) && isBefore(row, request));
    for (const row of mine) joining.hint(rootOf(party), joining.root(row.index), 'address', 'likely', []);
    if (mine.length > 0) continue;
    for (const row of latest(joining, byClient.get(clientOf(request.fragment)) ?? [], request)) {
      joining.hint(rootOf(party), joining.root(row.index), 'address', 'guess', []);
    }
  }
}

/** Then rows that its calls did not find are those of others. */
function logsItsGets(party: Party): boolean {
  return party.parts.some(({ fragment }) =>
    fragment.kind === 'device'
      ? fragment.members.some(({ observation: { act } }) => act === 'GetCACert' || act === 'GetCACaps')
      : false,
  );
}

function isFree(joining: Joining, { index }: Row): boolean {
  const root = joining.root(index);
  return !has(root, 'device') && !root.parts.some(isRequestRow);
}

function isBefore(row: Row, request: Row): boolean {
  if (row.to === undefined || request.to === undefined) return firstOf(row.fragment).record < firstOf(request.fragment).record;
  return row.to <= request.to && request.to - row.to <= BEFORE_MS;
}

/** The latest of each operation; clients that ask twice do so for what they ask first. */
function latest(joining: Joining, rows: readonly Row[], request: Row): readonly Row[] {
  if (request.to === undefined) return [];
  const found = new Map<string, Row>();
  for (let i = endOf(rows, request.to) - 1; i >= 0; i--) {
    const row = rows[i];
    if (!row || (row.to ?? 0) < request.to - BEFORE_MS) break;
    const { act } = firstOf(row.fragment);
    if (!found.has(act) && isFree(joining, row)) found.set(act, row);
    if (found.size === 3) break;
  }
  return [...found.values()];
}

function endOf(rows: readonly Row[], to: number): number {
  return countWhile(rows.length, (i) => (rows[i]?.to ?? 0) <= to);
}

function clientOf({ keys: { address, agent } }: Fragment): string {
  return `${address ?? ''} ${agent ?? ''}`;
}

function pushTo(map: Map<string, Row[]>, key: string, row: Row): void {
  const list = map.get(key);
  if (list) list.push(row);
  else map.set(key, [row]);
}
