import type { CaseSnapshot } from '../../core/case/model.ts';

const known = new WeakMap<CaseSnapshot, ReadonlyMap<string, string>>();

/** All that a case says in or of each log, by name, to compare. */
export function saidByLog(snapshot: CaseSnapshot): ReadonlyMap<string, string> {
  let said = known.get(snapshot);
  if (!said) {
    const parts = new Map<string, string[]>();
    for (const { id, place, message, replaces, evidence } of snapshot.findings) {
      const text = JSON.stringify([id, place.line, place.span, message, replaces]);
      for (const path of new Set([place.path, ...evidence.map((one) => one.path)])) {
        const there = parts.get(path);
        if (there) there.push(text);
        else parts.set(path, [text]);
      }
    }
    said = new Map([...parts].map(([path, texts]) => [path, texts.join('\n')]));
    known.set(snapshot, said);
  }
  return said;
}
