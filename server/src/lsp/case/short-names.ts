import type { CaseSnapshot } from '../../core/case/model.ts';

const NAMES = new WeakMap<CaseSnapshot, ReadonlyMap<string, string>>();

/** The short names of the logs of a case, by path; made once for a snapshot. */
export function namesOf(snapshot: CaseSnapshot): ReadonlyMap<string, string> {
  const names = NAMES.get(snapshot) ?? shortNames(snapshot.logs.map(({ path }) => path));
  NAMES.set(snapshot, names);
  return names;
}

/** The end of each path that no other one has, from a `/` on: as short as it is the only one. */
export function shortNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const short = new Map<string, string>();
  let left = [...new Set(paths)].map((path) => ({ path, parts: path.split('/') }));
  for (let length = 1; left.length > 0; length++) {
    const ends = new Map<string, number>();
    const endOf = (parts: readonly string[]): string => parts.slice(-length).join('/');
    for (const { parts } of left) ends.set(endOf(parts), (ends.get(endOf(parts)) ?? 0) + 1);
    left = left.filter(({ path, parts }) => {
      const alone = ends.get(endOf(parts)) === 1 || parts.length <= length;
      if (alone) short.set(path, endOf(parts));
      return !alone;
    });
  }
  return short;
}
