import { Bundle, type EntryBytes, type Refusal } from '../core/archive/index.ts';
import { unreadPart } from '../core/case/expected/unread.ts';
import type { ArchiveLimits } from '../core/limits.ts';
import { damagedFile, type FileGap, fileGap } from '../core/read/file-gap.ts';
import { sourceOf } from '../core/text/file-bytes.ts';
import { msg } from '../core/text/sentence.ts';
import { bundleUri } from './bundle-uri.ts';
import type { Step, Task } from './look.ts';
import type { LookedLog, LookedOther, Seen } from './model.ts';
import { readLog, type Tools } from './read-log.ts';
import { useLittleMemory } from './threads/little-memory.ts';

/** An archive that was read. */
interface ReadArchive extends Pick<Task, 'path' | 'inside' | 'prefix'> {
  readonly seen: Seen;
  readonly bytes: Uint8Array;
  /** What may be wrong with any of its files. */
  readonly gaps: readonly FileGap[];
  readonly limits: ArchiveLimits;
}

/** Refused entries of one archive that are named one by one. */
const MAX_REFUSALS = 20;

/** Looks at all that lies in an archive, in the order that costs the least, as far as that may cost anything; what it does not give is named. */
export async function* lookInside(archive: ReadArchive, tools: Tools): AsyncGenerator<Step, void, void> {
  const { seen, gaps, inside } = archive;
  const path = archive.prefix ?? archive.path;
  const told = (looked: LookedOther): Step => ({ kind: 'looked', looked: { ...seen, ...looked } });
  const bundle = Bundle.open(archive.bytes, archive.limits);
  if (!(bundle instanceof Bundle)) {
    yield told({ kind: 'refused', reason: bundle.reason });
    return;
  }
  useLittleMemory();
  for (const { sentence } of gaps) yield told({ kind: 'refused', reason: sentence });
  const look = bundle.looking(workClock());
  const within = (name: string): boolean => (inside ?? '') === '' || name === inside || name.startsWith(`${inside}/`);
  const names = new Map([...bundle.files()].filter(within).map((name, index) => [name, index]));
  yield { kind: 'more', count: names.size - 1 };
  let room = archive.limits.observations;
  const passed: (Refusal & { readonly archive: string })[] = [];
  for (const name of bundle.lookingOrder().filter(within)) {
    const entry: Seen = {
      path: joined(path, shownWithin(name, inside)),
      uri: bundleUri(seen.uri, name),
      place: [seen.place[0], names.get(name) ?? 0],
      named: false,
    };
    const node = bundle.stat(name);
    yield { kind: 'begin', path: entry.path, size: node?.kind === 'file' ? node.size : 0 };
    const looked = await lookAtEntry({ path: entry.path, gaps, observations: Math.max(1, room) }, () => look(name), tools);
    if (looked.kind === 'passed') passed.push({ archive: '', name, reason: looked.reason });
    else yield { kind: 'looked', looked: { ...entry, ...looked } };
    if (looked.kind === 'log') room = Math.max(0, room - looked.facts.observations.length);
  }
  const refusals = [...passed, ...bundle.refusals()].filter((one) => within(joined(one.archive, one.name)));
  for (const { archive: inner, name, reason } of refusals.slice(0, MAX_REFUSALS)) {
    const refused = joined(path, shownWithin(joined(inner, name), inside));
    yield { kind: 'looked', looked: { ...seen, path: refused, kind: 'refused', reason } };
  }
  const more = refusals.slice(MAX_REFUSALS).reduce((sum, { unlisted = 1 }) => sum + unlisted, 0);
  if (more > 0) yield told({ kind: 'refused', reason: msg('{0} more entries are not shown', more) });
  if (passed.length > 0) yield told({ kind: 'left-out', count: passed.length });
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('/');
}

function shownWithin(name: string, inside: string | undefined): string {
  return inside === undefined || inside === '' ? name : name.slice(inside.length + 1);
}

type Passed = Extract<ReturnType<ReturnType<Bundle['looking']>>, { readonly kind: 'passed' }>;

/** An entry of an archive, and what may be wrong with any of them. */
interface Entry {
  readonly path: string;
  readonly gaps: readonly FileGap[];
  readonly observations: number;
}

async function lookAtEntry(
  { path, gaps, observations }: Entry,
  look: () => ReturnType<ReturnType<Bundle['looking']>>,
  tools: Tools,
): Promise<Exclude<LookedOther, { readonly kind: 'same' | 'left-out' }> | LookedLog | Passed> {
  await tools.pause.now();
  if (unreadPart(path)?.certain) return { kind: 'opaque' };
  const content = look();
  if (!content) return { kind: 'foreign', gaps: [] };
  if (content.kind === 'passed' || content.kind === 'refused') return content;
  const long = content.kind === 'long' ? content.bytes : undefined;
  const own = (): readonly FileGap[] => [...(content.kind === 'partial' ? [damagedFile(content.reason)] : gapsOf(long)), ...gaps];
  const bytes = content.kind === 'long' ? content.bytes : sourceOf(content.bytes);
  const read = await readLog({ path, bytes, gaps: own, observations }, tools);
  const problem = long?.problem();
  // One of which nothing may be unpacked any more says nothing of what it is.
  if (read.kind === 'foreign' && problem?.kind === 'left-out') return { kind: 'passed', reason: problem.reason };
  if (read.kind === 'foreign' && unreadPart(path)) return { kind: 'opaque' };
  return { ...read, gaps: read.gaps.filter((gap) => !gaps.includes(gap)) }; // the archive said those
}

/** What is wrong with a file that is unpacked as it is read. */
function gapsOf(bytes: EntryBytes | undefined): readonly FileGap[] {
  const problem = bytes?.problem();
  if (!problem) return [];
  const { kind, reason } = problem;
  return [kind === 'damaged' ? damagedFile(reason) : fileGap('left-out', msg('the rest of the file'), reason)];
}

/**
 * Milliseconds of work: another program that keeps the processor busy takes nothing from an archive, nor do the other threads of this
 * one.
 */
function workClock(): () => number {
  const began = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return Math.min(performance.now() - began, (user + system) / 1000);
  };
}
