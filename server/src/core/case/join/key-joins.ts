import type { Confidence, Link } from '../model.ts';
import { CERTAIN_KEYS, type Fragment, LINK_OF } from './fragment.ts';
import { firstOf } from './fragments.ts';
import { contradiction, keepNear, type Party, partyOf, rootOf, unite } from './parties.ts';

/** Fragments joined by keys alone, and transactions that were tried more than once, which only time can tell apart. */
export interface KeyJoins {
  /** One a fragment, by its index; `rootOf` leads to the enrollment that it is of. */
  readonly parties: readonly Party[];
  /** Parties with one transactionID that cannot all be one try. */
  readonly repeated: readonly (readonly Party[])[];
  /** Parties with one key, whether or not they could be joined by it. */
  readonly alike: readonly (readonly Party[])[];
}

/**
 * Joins pieces that share a key, in the order of how much a key proves: transactionID, nonces, the certificate that was issued, the key. A
 * contradiction of two transactionIDs or certificates forbids a join and is kept as a near miss. Near-linear: each key is looked at once.
 */
export function joinByKeys(fragments: readonly Fragment[]): KeyJoins {
  const parties = fragments.map(partyOf);
  const repeated: (readonly Party[])[] = [];
  const alike: (readonly Party[])[] = [];
  const keyed = parties.filter(({ index }) => CERTAIN_KEYS.some((kind) => (fragments[index]?.keys[kind].length ?? 0) > 0));
  for (const kind of CERTAIN_KEYS) {
    const holders = new Map<string, Party[]>();
    for (const party of keyed) {
      for (const value of fragments[party.index]?.keys[kind] ?? []) {
        const list = holders.get(value);
        if (list) list.push(party);
        else holders.set(value, [party]);
      }
    }
    for (const list of holders.values()) {
      if (list.length < 2) continue;
      alike.push(list);
      if (kind === 'transactionIDs' && isRepeated(list, fragments)) repeated.push(list);
      else if (kind === 'keyHashes' && list.some((party) => rootOf(party).transactionIDs.length > 0)) continue;
      else joinAll(list, LINK_OF[kind], 'certain', fragments);
    }
  }
  return { parties, repeated, alike };
}

function joinAll(list: readonly Party[], link: Link, confidence: Confidence, fragments: readonly Fragment[]): void {
  let root: Party | undefined;
  for (const party of list) {
    if (!root) {
      root = rootOf(party);
      continue;
    }
    const other = rootOf(party);
    if (other === root) continue;
    if (!contradiction(root, other)) {
      root = unite(root, other, link, confidence);
      continue;
    }
    const fragment = fragments[party.index];
    if (fragment) keepNear(root, { place: { path: fragment.path, observation: firstOf(fragment) }, why: 'another-transaction' });
  }
}

/** A device may use its key, and with it the transactionID, for several tries; a request may be put off and asked for again. */
function isRepeated(list: readonly Party[], fragments: readonly Fragment[]): boolean {
  const seen = new Set<string>();
  for (const { index } of list) {
    const fragment = fragments[index];
    if (!fragment || (fragment.kind !== 'device' && fragment.kind !== 'request')) continue;
    const place = `${fragment.kind} ${fragment.path}`;
    if (seen.has(place)) return true;
    seen.add(place);
  }
  return false;
}
