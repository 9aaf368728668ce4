import type { Platform } from '../../log/event.ts';
import type { Confidence, Link, Place } from '../model.ts';
import type { Cluster } from './again/reach.ts';
import type { Fragment } from './fragment.ts';

/** A piece of an enrollment as part of one, and by what it came to the others. */
export interface Part {
  readonly fragment: Fragment;
  /** By which key or hint it was joined; undefined for the part that the others were joined to. */
  via?: { readonly link: Link; readonly confidence: Confidence };
}

/** Pieces that are one enrollment. Grows while logs are joined; `merged` leads to the one that took it over. */
export interface Party {
  readonly index: number;
  parts: Part[];
  transactionIDs: readonly string[];
  thumbprints: readonly string[];
  platform: Platform;
  /** Logs of devices that it has a try of. */
  devices: readonly string[];
  /** Profiles, and devices as Intune knows them, by what the connector or the device says. */
  policies: readonly string[];
  deviceIds: readonly string[];
  merged?: Party;
  /** With whom it was compared, once that is known. */
  cluster?: Cluster;
  near: NearMiss[];
}

/** What fits nearly, and why it was not taken. */
export interface NearMiss {
  readonly place: Place;
  readonly why: 'another-transaction' | 'also-fits' | 'taken';
}

/** So many near misses of one enrollment are kept. */
const MAX_NEAR = 8;

/** A party of one fragment. */
export function partyOf(fragment: Fragment, index: number): Party {
  const { keys, kind, path, platform } = fragment;
  return {
    index,
    parts: [{ fragment }],
    transactionIDs: keys.transactionIDs,
    thumbprints: keys.thumbprints,
    platform: isDevice(platform) ? platform : 'unknown',
    devices: kind === 'device' ? [path] : [],
    policies: keys.policies,
    deviceIds: keys.devices,
    near: [],
  };
}

function isDevice(platform: Platform): boolean {
  return platform === 'android' || platform === 'ios' || platform === 'macos' || platform === 'windows';
}

/** The party that holds a party's parts now. */
export function rootOf(party: Party): Party {
  let root = party;
  while (root.merged) root = root.merged;
  while (party.merged && party !== root) {
    const next = party.merged;
    party.merged = root;
    party = next;
  }
  return root;
}

/** Why two parties cannot be one enrollment; undefined where nothing speaks against it. */
export function contradiction(a: Party, b: Party): 'transactionID' | 'thumbprint' | 'platform' | 'device' | undefined {
  if (differ(a.transactionIDs, b.transactionIDs)) return 'transactionID';
  if (differ(a.thumbprints, b.thumbprints)) return 'thumbprint';
  if (!alike(a.platform, b.platform)) return 'platform';
  if (a.devices.some((path) => b.devices.includes(path))) return 'device';
  return undefined;
}

/** True where both sides know a value, and none is the same. */
export function differ(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((value) => b.includes(value));
}

/** A log of a Mac and one of an iPhone look alike, and both call themselves by the same client. */
export function alike(a: Platform, b: Platform): boolean {
  return a === 'unknown' || b === 'unknown' || a === b || (isApple(a) && isApple(b));
}

/** What a Mac says of itself may also be of an iPhone, and not the other way round. */
export function platformOf(a: Platform, b: Platform): Platform {
  if (a === 'unknown' || (b === 'macos' && a === 'ios')) return b;
  return a;
}

function isApple(platform: Platform): boolean {
  return platform === 'ios' || platform === 'macos';
}

/**
 * Makes one party of two, and says of the parts of the one that is less sure of itself by what they came. Answers the party that is left;
 * the caller has looked for contradictions.
 */
export function unite(first: Party, second: Party, link: Link, confidence: Confidence): Party {
  const a = rootOf(first);
  const b = rootOf(second);
  if (a === b) return a;
  const joined = standing(a) >= standing(b) ? b : a;
  for (const part of joined.parts) {
    if (!part.via || weight(part.via.confidence) > weight(confidence)) part.via = { link, confidence };
  }
  const [into, from] = a.parts.length >= b.parts.length ? [a, b] : [b, a];
  for (const part of from.parts) into.parts.push(part);
  from.parts = [];
  from.merged = into;
  into.transactionIDs = both(into.transactionIDs, from.transactionIDs);
  into.thumbprints = both(into.thumbprints, from.thumbprints);
  into.platform = platformOf(into.platform, from.platform);
  into.devices = both(into.devices, from.devices);
  into.policies = both(into.policies, from.policies);
  into.deviceIds = both(into.deviceIds, from.deviceIds);
  for (const miss of from.near) keepNear(into, miss);
  return into;
}

export function keepNear(party: Party, miss: NearMiss): void {
  const known = party.near.some(({ place }) => place.path === miss.place.path && place.observation === miss.place.observation);
  if (!known && party.near.length < MAX_NEAR) party.near.push(miss);
}

function both(a: readonly string[], b: readonly string[]): readonly string[] {
  if (b.length === 0) return a;
  return a.length === 0 ? b : [...new Set([...a, ...b])];
}

/** To which of two the other one is said to be joined: to the one that has a transactionID, then to the device. */
function standing({ transactionIDs, devices, parts }: Party): number {
  return (transactionIDs.length > 0 ? 1e6 : 0) + (devices.length > 0 ? 1e5 : 0) + Math.min(parts.length, 1000);
}

export function weight(confidence: Confidence): number {
  return WEIGHTS[confidence];
}

const WEIGHTS = { guess: 0, likely: 1, certain: 2 } as const satisfies Record<Confidence, number>;

/** The weaker of two. */
export function weaker(a: Confidence, b: Confidence): Confidence {
  return weight(a) <= weight(b) ? a : b;
}
