/** True for a path, relative to its root and with `/`, that is to be left out. */
export type Excluded = (path: string) => boolean;

/** So many alternatives of one pattern are looked at: nobody writes more by hand. */
const MOST_ALTERNATIVES = 64;

/**
 * What patterns leave out that are written as VS Code's `files.exclude`: `**`, `*`, `?`, `[a-z]`, `{a,b}`. A folder that one of them names is left
 * out with all that it holds. Takes time in proportion to pattern and path, whatever the pattern.
 */
export function excluding(patterns: readonly string[]): Excluded {
  const all = patterns.flatMap(alternatives).map((pattern) => pattern.replace(/^\.?\/|\/+$/g, '').split('/'));
  return (path) => {
    const names = path.split('/');
    return all.some((pattern) => matches(pattern, names, isAnything, isName));
  };
}

const isAnything = (part: string): boolean => part === '**';

function isName(part: string, name: string): boolean {
  return matches(partsOf(part), [...name], (one) => one === '*' || one === '**', isChar);
}

/** Each `*`, `?`, `[…]` and any other character of a part of a pattern. */
function partsOf(part: string): readonly string[] {
  return part.match(/\*+|\[[^\]]+\]|[\s\S]/gu) ?? [];
}

function isChar(one: string, char: string): boolean {
  if (one === '?') return true;
  if (one.length < 3 || !one.startsWith('[')) return one === char;
  const [, not, set = ''] = /^\[([!^]?)(.*)\]$/su.exec(one) ?? [];
  const ranges = set.match(/[\s\S]-[\s\S]|[\s\S]/gu) ?? [];
  const inside = ranges.some((range) => {
    const [first = '', dash, last = first] = [...range];
    return dash === '-' ? first <= char && char <= last : first === char;
  });
  return inside !== (not !== '');
}

/** Matches wholly; what `isAny` says yes to stands for any number of items. Where that fails, only the last such one is tried anew. */
function matches(
  pattern: readonly string[],
  items: readonly string[],
  isAny: (part: string) => boolean,
  fits: (part: string, item: string) => boolean,
): boolean {
  let at = 0;
  let any = -1;
  let taken = 0;
  for (let i = 0; i < items.length; ) {
    const part = pattern[at];
    const item = items[i] ?? '';
    if (part !== undefined && isAny(part)) {
      any = at++;
      taken = i;
    } else if (part !== undefined && fits(part, item)) {
      at++;
      i++;
    } else if (any >= 0) {
      at = any + 1;
      i = ++taken;
    } else return false;
  }
  return pattern.slice(at).every(isAny);
}

/** The pattern for each choice of its `{a,b}`; braces inside braces are taken from the inside out. */
function alternatives(pattern: string): readonly string[] {
  let all: readonly string[] = [pattern];
  for (;;) {
    const next = all.flatMap((one) => {
      const [whole, inside] = /\{([^{}]*)\}/.exec(one) ?? [];
      return whole === undefined || inside === undefined
        ? [one]
        : inside.split(',').map((part) => one.replace(whole, () => part));
    });
    if (next.length > MOST_ALTERNATIVES) return all.slice(0, MOST_ALTERNATIVES);
    if (next.every((one, i) => one === all[i])) return next;
    all = next;
  }
}
