import { msg, type Sentence } from '../text/sentence.ts';
import type { Budget } from './budget.ts';
import type { ArchiveEntry, Refusal } from './model.ts';
import { safePath } from './names.ts';

/** An entry as an archive lists it, before anybody trusts it. */
export interface Candidate<Source> {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** Bytes when unpacked; a `bigint` where a number would be rounded. */
  readonly size: number | bigint;
  /** Bytes that it takes in the archive; undefined where many files are packed together. */
  readonly packedSize?: number;
  /** The stream that must be unpacked, and kept, up to `end` for it, where many files are packed together. */
  readonly stream?: { readonly of: object; readonly end: number };
  readonly modifiedMs: number;
  /** Why the format's reader cannot give it: encrypted, a link, an unknown method. */
  readonly refused?: Sentence;
  /** What the format's reader needs to find the bytes. */
  readonly source: Source;
}

export interface Admitted<Source> {
  readonly entries: readonly ArchiveEntry[];
  readonly refusals: readonly Refusal[];
  readonly sources: ReadonlyMap<string, Source>;
}

/** Refusals that are listed one by one; a hostile archive could have millions. */
const MAX_REFUSALS = 1000;

/**
 * Lets through what is safe and within the limits, in the archive's order; says of everything else why not. Charges `budget` for
 * the bytes of files, or for what must be unpacked for them where that is more. `unread` entries more stand behind the candidates,
 * beyond the limit.
 */
export function admit<Source>(candidates: Iterable<Candidate<Source>>, budget: Budget, unread = 0): Admitted<Source> {
  const files = new Map<string, Source>();
  const folders = new Set<string>();
  const entries: ArchiveEntry[] = [];
  const refusals: Refusal[] = [];
  const unpacked = new Map<object, number>();
  let unlisted = unread;
  for (const candidate of candidates) {
    const { stream } = candidate;
    const size = Number(candidate.size); // exact where it is within the limits
    const cost = stream ? Math.max(size, stream.end - (unpacked.get(stream.of) ?? 0)) : size;
    const outcome = judge(candidate, cost, budget, files, folders);
    if ('reason' in outcome) {
      if (refusals.length < MAX_REFUSALS) refusals.push({ name: candidate.name, reason: outcome.reason });
      else unlisted++;
      continue;
    }
    const { path } = outcome;
    const { kind, modifiedMs, source } = candidate;
    if (kind === 'file') files.set(path, source);
    for (const folder of kind === 'file' ? parentsOf(path) : [path, ...parentsOf(path)]) folders.add(folder);
    if (stream) unpacked.set(stream.of, Math.max(stream.end, unpacked.get(stream.of) ?? 0));
    budget.entries--;
    budget.bytes -= cost;
    entries.push({ path, kind, size, modifiedMs });
  }
  const more = msg('{0} more entries are refused and not listed', unlisted);
  if (unlisted > 0) refusals.push({ name: '…', reason: more, unlisted });
  return { entries, refusals, sources: files };
}

function judge<Source>(
  { name, kind, size, packedSize, refused }: Candidate<Source>,
  cost: number,
  { limits, entries, bytes }: Budget,
  files: ReadonlyMap<string, Source>,
  folders: ReadonlySet<string>,
): { readonly path: string } | { readonly reason: Sentence } {
  if (refused) return { reason: refused };
  const safe = safePath(name, limits);
  if ('reason' in safe) return safe;
  const { path } = safe;
  if (files.has(path)) return { reason: msg('another entry has the same name; the first one is shown') };
  if ((kind === 'file' && folders.has(path)) || parentsOf(path).some((folder) => files.has(folder)))
    return { reason: msg('a file and a folder have the same name') };
  if (entries <= 0) return { reason: msg('the bundle holds more than {0} entries', limits.entries) };
  if (size > limits.claimBytes)
    return { reason: msg('it has {0} bytes when unpacked; at most {1} are read', String(size), limits.claimBytes) };
  if (packedSize !== undefined && cost > limits.ratioFromBytes && cost > packedSize * limits.ratio)
    return { reason: msg('it would grow from {0} bytes to {1}, as no log does', packedSize, cost) };
  if (cost > bytes) return { reason: msg('the bundle holds more than {0} bytes when unpacked', limits.totalBytes) };
  return safe;
}

/** `a/b` and `a` for `a/b/c`. */
function parentsOf(path: string): string[] {
  const parents: string[] = [];
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) parents.push(path.slice(0, slash));
  return parents;
}
