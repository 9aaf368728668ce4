import type { Platform } from '../../log/event.ts';
import type { Keys, LogFacts, Observation } from '../../log/facts.ts';
import { deviceFragments } from './device-fragments.ts';
import { type Fragment, type FragmentKeys, type FragmentKind, type Member, sameID } from './fragment.ts';
import { platformOf } from './parties.ts';
import { policyFragments } from './policy-fragments.ts';

/** The pieces of enrollments that a log holds, and what of it is none, each in log order. */
export interface LogFragments {
  readonly fragments: readonly Fragment[];
  /** Observations that neither a key nor their place in the log puts into a piece. */
  readonly loose: readonly Observation[];
  /** True where some pieces have several members, so that their order is not that of the observations. */
  readonly mixed: boolean;
}

/**
 * Cuts the observations of a log into pieces by what the log itself says: the attempts of a device log, single requests of a server log,
 * calls of a thread, transactions of the connector. Near-linear in the number of observations. `was`: what it was before it grew, whose
 * pieces stay the same objects where nothing changed.
 */
export function fragmentsOf(facts: LogFacts, was?: LogFragments): LogFragments {
  const known = was && firstMembers(was);
  const device: Observation[] = [];
  const calls: Observation[] = [];
  const loose: Observation[] = [];
  const fragments: Fragment[] = [];
  const transactions = new Map<string, Observation[]>();
  const add = (kind: FragmentKind, members: readonly Member[]): void => {
    const [first] = members;
    const old = first && known?.get(first.observation);
    fragments.push(old && isSame(old, kind, members) ? old : fragmentOf(facts.path, kind, members));
  };
  for (const observation of facts.observations) {
    switch (observation.by) {
      case 'device':
        device.push(observation);
        break;
      case 'iis':
      case 'http-sys':
        if (isFromOutside(observation)) loose.push(observation);
        else if (isPolicyCall(observation)) add('policy', [alone(observation)]);
        else add('request', [alone(observation)]);
        break;
      case 'policy-module':
      case 'registration-point':
        calls.push(observation);
        break;
      default: {
        const id = observation.keys.transactionID;
        if (observation.by !== 'connector' || id === undefined) add('event', [alone(observation)]);
        else pushTo(transactions, sameID(id), observation);
      }
    }
  }
  for (const members of transactions.values()) add('connector', members.map(certainly));
  for (const members of policyFragments(calls)) add('policy', members);
  const tries = deviceFragments(device);
  for (const members of tries.fragments) add('device', members);
  loose.push(...tries.loose);
  const mixed = transactions.size + calls.length + device.length > 0;
  return { fragments: fragments.sort(byPlace), loose, mixed };
}

/**
 * The pieces of a log that begins with all observations that `was` was made of, and whose others, from `from` on, are each a piece of its own:
 * rows of a server, single events. Undefined for any others.
 */
export function grownFragments(facts: LogFacts, was: LogFragments, from: number): LogFragments | undefined {
  const fragments: Fragment[] = [];
  const loose: Observation[] = [];
  let last = was.fragments.at(-1)?.record ?? -1;
  for (const observation of facts.observations.slice(from)) {
    const { by, record } = observation;
    const isRow = by === 'iis' || by === 'http-sys';
    const isEvent = by === 'ndes' || by === 'ca' || by === 'windows';
    if (!(isRow || isEvent) || record < last) return undefined;
    last = record;
    if (isRow && isFromOutside(observation)) loose.push(observation);
    else {
      const kind = isEvent ? 'event' : isPolicyCall(observation) ? 'policy' : 'request';
      fragments.push(fragmentOf(facts.path, kind, [alone(observation)]));
    }
  }
  if (was.mixed && fragments.some(({ record }) => record === was.fragments.at(-1)?.record)) return undefined;
  return { fragments: [...was.fragments, ...fragments], loose: [...was.loose, ...loose], mixed: was.mixed };
}

function firstMembers({ fragments }: LogFragments): ReadonlyMap<Observation, Fragment> {
  const known = new Map<Observation, Fragment>();
  for (const fragment of fragments) known.set(firstOf(fragment), fragment);
  return known;
}

function isSame({ kind: own, members: old }: Fragment, kind: FragmentKind, members: readonly Member[]): boolean {
  if (own !== kind || old.length !== members.length) return false;
  return old.every(({ observation, link }, i) => observation === members[i]?.observation && link === members[i]?.link);
}

/** Joined to nothing in its log: that it is itself needs no proof. */
function alone(observation: Observation): Member {
  return { observation, link: 'clock', confidence: 'likely' };
}

function certainly(observation: Observation): Member {
  return { observation, link: 'transactionID', confidence: 'certain' };
}

function isPolicyCall({ act }: Observation): boolean {
  return act === 'verify' || act === 'notify';
}

/** Browsers and scripts that test a server are no devices. */
function isFromOutside({ platform }: Observation): boolean {
  return platform === 'browser' || platform === 'test-script';
}

function byPlace(a: Fragment, b: Fragment): number {
  return a.record - b.record;
}

export function firstOf({ members: [first] }: Pick<Fragment, 'members'>): Observation {
  if (!first) throw new Error('a fragment has members');
  return first.observation;
}

function pushTo(map: Map<string, Observation[]>, key: string, observation: Observation): void {
  const list = map.get(key);
  if (list) list.push(observation);
  else map.set(key, [observation]);
}

function fragmentOf(path: string, kind: FragmentKind, members: readonly Member[]): Fragment {
  const [first] = members;
  if (first && members.length === 1) return singleOf(path, kind, members, first.observation);
  const found = members.map(({ observation }) => observation.keys);
  const all = (pick: (keys: Keys) => string | undefined): readonly string[] => {
    let values: string[] | undefined;
    for (const keys of found) {
      const value = pick(keys);
      if (value === undefined || values?.includes(value)) continue;
      if (values) values.push(value);
      else values = [value];
    }
    return values ?? NONE;
  };
  const [address] = all((keys) => keys.forwardedFor ?? keys.address);
  const [agent] = all((keys) => keys.userAgent);
  const [server] = all((keys) => keys.server);
  const keys: FragmentKeys = {
    ...NO_KEYS,
    transactionIDs: all(({ transactionID }) => (transactionID === undefined ? undefined : sameID(transactionID))),
    nonces: noncesOf(found),
    serials: all(({ serial }) => serial),
    thumbprints: all(({ thumbprint }) => thumbprint),
    keyHashes: all(({ keyHash }) => keyHash),
    aliases: all(({ alias }) => alias),
    policies: all(({ policy }) => policy),
    devices: all(({ device }) => device),
    ...(address === undefined ? {} : { address }),
    ...(agent === undefined ? {} : { agent }),
    ...(server === undefined ? {} : { server }),
  };
  const platform = members.reduce<Platform>((known, { observation }) => platformOf(known, observation.platform), 'unknown');
  const { record, act, attempt } = firstOf({ members });
  return { path, kind, members, keys, platform, record, act, attempt };
}

/** Most pieces are one row of a server's log: the same as for several members, without looking through them. */
function singleOf(path: string, kind: FragmentKind, members: readonly Member[], first: Observation): Fragment {
  const { keys, platform, record, act, attempt } = first;
  const { alias, device, forwardedFor, keyHash, policy, serial, server, thumbprint, transactionID, userAgent } = keys;
  const address = forwardedFor ?? keys.address;
  const own: FragmentKeys = {
    ...NO_KEYS,
    ...(transactionID === undefined ? {} : { transactionIDs: [sameID(transactionID)] }),
    nonces: noncesOf([keys]),
    serials: only(serial),
    thumbprints: only(thumbprint),
    keyHashes: only(keyHash),
    aliases: only(alias),
    policies: only(policy),
    devices: only(device),
    ...(address === undefined ? {} : { address }),
    ...(userAgent === undefined ? {} : { agent: userAgent }),
    ...(server === undefined ? {} : { server }),
  };
  return { path, kind, members, keys: own, platform, record, act, attempt };
}

function only(value: string | undefined): readonly string[] {
  return value === undefined ? NONE : [value];
}

const NONE: readonly string[] = [];
const NO_KEYS: FragmentKeys = {
  transactionIDs: NONE,
  nonces: NONE,
  serials: NONE,
  thumbprints: NONE,
  keyHashes: NONE,
  aliases: NONE,
  policies: NONE,
  devices: NONE,
};

/** The nonce of a request comes back in the answer (RFC 8894 section 3.2.1.5), so one value stands on both sides. */
function noncesOf(found: readonly Keys[]): readonly string[] {
  let values: string[] | undefined;
  for (const { senderNonce, recipientNonce } of found) {
    for (const nonce of [senderNonce, recipientNonce]) {
      if (nonce === undefined || values?.includes(nonce)) continue;
      if (values) values.push(nonce);
      else values = [nonce];
    }
  }
  return values ?? NONE;
}
