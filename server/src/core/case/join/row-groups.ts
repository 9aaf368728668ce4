import { countWhile } from '../../text/sorted.ts';
import type { Fragment } from './fragment.ts';
import { type Party, rootOf } from './parties.ts';
import { has, isRequestRow, type Joining, traitsOf } from './state.ts';

/** A device asks for all that it needs within this time. */
export const BEFORE_MS = 120_000;

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
    const { act, attempt } = fragment;
    if (act === 'PKIOperation') requests.push(row);
    else {
      if (attempt !== undefined) pushTo(byAttempt, `${fragment.path} ${attempt}`, row);
      pushTo(byClient, clientOf(fragment), row);
    }
  });
  const again: Row[] = [];
  for (const rows of byClient.values()) rows.sort((a, b) => (a.to ?? 0) - (b.to ?? 0));
  for (const request of requests) {
    const party = joining.root(request.index);
    if (logsItsGets(party)) continue;
    const { attempt } = request.fragment;
    const group = byAttempt.get(`${request.fragment.path} ${attempt}`) ?? [];
    for (const { index } of group) joining.looks.pair(request.index, index);
    if (party.devices.length === 0 && joinCut(joining, party, group)) continue;
    const mine = group.filter((row) => isFree(joining, row) && isBefore(row, request));
    for (const row of mine) joining.hint(rootOf(party), joining.root(row.index), 'address', 'likely', [], [request.fragment]);
    if (mine.length > 0) continue;
    const found = latest(joining, byClient.get(clientOf(request.fragment)) ?? [], request);
    for (const row of found) joining.hint(rootOf(party), joining.root(row.index), 'address', 'guess', []);
    if (found.length === 0) again.push(request);
  }
  joinAgain(joining, requests, again);
}

/** A device whose log ends before its request, without an error: what the server took for one client goes on. */
function joinCut(joining: Joining, party: Party, group: readonly Row[]): boolean {
  for (const { index, fragment } of group) {
    const root = joining.root(index);
    if (root.devices.length === 0 || root.parts.some(isRequestRow) || logsItsRequest(root) || traitsOf(root).failedWithin)
      continue;
    if (joining.hint(root, party, 'address', 'likely', [], [fragment])) return true;
  }
  return false;
}

function logsItsRequest({ parts }: Party): boolean {
  return parts.some(({ fragment }) => {
    if (fragment.kind !== 'device') return false;
    return fragment.members.some(({ observation: { act } }) => act === 'PKIOperation' || act === 'reply' || act === 'installed');
  });
}

/** A device that was put off asks again for so long, without the GETs with which an enrollment begins, and not at once. */
export const AGAIN_MS = 60 * 60_000;
const AT_ONCE_MS = 20_000;

/**
 * Joins a request before which its client asked for nothing to the one before it of the same client, which did: a guess, and none where
 * several clients share the address.
 */
function joinAgain(joining: Joining, requests: readonly Row[], again: readonly Row[]): void {
  if (again.length === 0) return;
  const inTime = requests.filter(({ to }) => to !== undefined).sort((a, b) => (a.to ?? 0) - (b.to ?? 0));
  const last = new Map<string, Row>();
  const waiting = new Set(again);
  for (const request of inTime) {
    const client = clientOf(request.fragment);
    const before = last.get(client);
    last.set(client, request);
    const party = joining.root(request.index);
    if (!waiting.has(request) || party.parts.length > 1 || request.fragment.platform === 'unknown') continue;
    look(joining, request, before);
    if (!before) continue;
    const root = joining.root(before.index);
    const shared = joining.world.shared.has(request.fragment.keys.address ?? '');
    if (shared || !hasGets(root)) continue;
    const { issue, reply } = traitsOf(root);
    const between = (request.to ?? 0) - (before.to ?? 0);
    if (between < AT_ONCE_MS || between > AGAIN_MS || issue === 'done' || reply === 'done' || root.devices.length > 0) continue;
    joining.hint(root, party, 'address', 'guess', []);
  }
}

/** Between the two, and as far back as one would do, there is no other request of this client. */
function look({ looks }: Joining, { index, fragment: { keys }, to = 0 }: Row, before: Row | undefined): void {
  const from = Math.max(before?.to ?? Number.NEGATIVE_INFINITY, to - AGAIN_MS);
  looks.requests.push({ address: keys.address, agent: keys.agent, from, to });
  if (before) looks.pair(index, before.index);
}

function hasGets({ parts }: Party): boolean {
  return parts.some((part) => part.fragment.kind === 'request' && !isRequestRow(part));
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
  if (row.to === undefined || request.to === undefined) return row.fragment.record < request.fragment.record;
  return row.to <= request.to && request.to - row.to <= BEFORE_MS;
}

/** The latest of each operation; clients that ask twice do so for what they ask first. */
function latest(joining: Joining, rows: readonly Row[], request: Row): readonly Row[] {
  if (request.to === undefined) return [];
  const found = new Map<string, Row>();
  let from = request.to - BEFORE_MS;
  for (let i = endOf(rows, request.to) - 1; i >= 0; i--) {
    const row = rows[i];
    if (!row || (row.to ?? 0) < request.to - BEFORE_MS) break;
    const { act } = row.fragment;
    joining.looks.pair(request.index, row.index);
    if (!found.has(act) && isFree(joining, row)) found.set(act, row);
    if (found.size < 3) continue;
    from = row.to ?? from;
    break;
  }
  const { address, agent } = request.fragment.keys;
  joining.looks.gets.push({ address, agent, from, to: request.to });
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
