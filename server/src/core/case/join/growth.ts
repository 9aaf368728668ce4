import type { LogFacts } from '../../log/facts.ts';
import type { Clock } from '../model.ts';
import { CERTAIN_KEYS, type Fragment } from './fragment.ts';
import type { LogFragments } from './fragments.ts';
import { joinFragments } from './index.ts';
import type { Party } from './parties.ts';
import type { Joining } from './state.ts';

/** A case that was joined. */
export interface JoinedCase {
  readonly clocks: readonly Clock[];
  /** By which its times are told. */
  readonly joining: Joining;
  /** Its enrollments and what is left over, each once. */
  readonly roots: readonly Party[];
  readonly pieces: ReadonlyMap<string, LogFragments>;
}

/** Hints reach no further: what lies further from a change than this is not joined anew. */
const REACH_MS = 15 * 60_000;
/** A log that changed by more is another log, and may have another clock. */
const MOST_CHANGED = 500;
/** Where more than this share is near the change, joining all of it takes as long. */
const MOST_SHARE = 0.5;

/**
 * The case after one of its logs grew by a little: only what is near its new lines, or shares a key with them, is joined anew; clocks stay as
 * they were set. Undefined where that would not do.
 */
export function grow(before: JoinedCase, logs: readonly LogFacts[], path: string, now: LogFragments): JoinedCase | undefined {
  const was = before.pieces.get(path);
  if (!was) return undefined;
  const [old, fresh] = [new Set(was.fragments), new Set(now.fragments)];
  const added = now.fragments.filter((fragment) => !old.has(fragment));
  const gone = new Set(was.fragments.filter((fragment) => !fresh.has(fragment)));
  if (added.length + gone.size > MOST_CHANGED) return undefined;
  const near = nearness(before.joining, added, gone);
  const region: Fragment[] = [...added];
  const kept: Party[] = [];
  let all = added.length;
  for (const root of before.roots) {
    all += root.parts.length;
    if (!near(root)) {
      kept.push(root);
      continue;
    }
    for (const { fragment } of root.parts) if (!gone.has(fragment)) region.push(fragment);
  }
  if (region.length > all * MOST_SHARE) return undefined;
  const pieces = new Map(before.pieces).set(path, now);
  const order = new Map(logs.map((facts, i) => [facts.path, i]));
  region.sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0) || recordOf(a) - recordOf(b));
  const joining = joinFragments(logs, region, before.clocks, kept);
  return { clocks: before.clocks, joining, roots: [...kept, ...joining.roots()], pieces };
}

function recordOf({ members: [first] }: Fragment): number {
  return first?.observation.record ?? 0;
}

/** Whether an enrollment has a changed piece, a key of one, or was at the time of one. */
function nearness(joining: Joining, added: readonly Fragment[], gone: ReadonlySet<Fragment>): (root: Party) => boolean {
  const keys = new Set<string>();
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const fragment of [...added, ...gone]) {
    for (const key of keysOf(fragment)) keys.add(key);
    const span = spanOf(joining, [{ fragment }]);
    if (!span) continue;
    from = Math.min(from, span.from - REACH_MS);
    to = Math.max(to, span.to + REACH_MS);
  }
  return ({ parts }) => {
    if (parts.some(({ fragment }) => gone.has(fragment) || (keys.size > 0 && keysOf(fragment).some((key) => keys.has(key))))) {
      return true;
    }
    const span = spanOf(joining, parts);
    return span !== undefined && span.to >= from && span.from <= to;
  };
}

function keysOf({ keys }: Fragment): readonly string[] {
  return CERTAIN_KEYS.flatMap((kind) => (keys[kind].length === 0 ? [] : keys[kind].map((value) => `${kind} ${value}`)));
}

function spanOf(joining: Joining, parts: readonly { readonly fragment: Fragment }[]): { from: number; to: number } | undefined {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { fragment } of parts) {
    for (const member of [fragment.members[0], fragment.members.at(-1)]) {
      const at = member && joining.at(fragment, member.observation);
      if (at === undefined) continue;
      from = Math.min(from, at);
      to = Math.max(to, at);
    }
  }
  return from <= to ? { from, to } : undefined;
}
