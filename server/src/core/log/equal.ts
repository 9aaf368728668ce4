/**
 * True where two values of plain data are the same, to the order of their names: written down, they give the same text. Values are those of
 * findings and of plain observations, which are shallow.
 */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a) as (keyof typeof a)[];
  const others = Object.keys(b);
  if (names.length !== others.length) return false;
  return names.every((name, i) => name === others[i] && isEqual(a[name], b[name]));
}
