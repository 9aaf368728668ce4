/** So many names are proposed. */
const MOST = 5;
/** Longer words are nobody's slip of the pen. */
const LONGEST = 64;

/** Of some names those that are written nearly as a word: with few letters changed, or with the word as a part. The nearest first. */
export function nearest(word: string, names: Iterable<string>): readonly string[] {
  const asked = word.toLowerCase();
  if (asked.length < 4 || asked.length > LONGEST || !/[a-z]/.test(asked)) return [];
  const most = Math.min(3, Math.floor(asked.length / 4));
  const found: { readonly name: string; readonly distance: number }[] = [];
  for (const name of new Set(names)) {
    const written = name.toLowerCase();
    const distance = written.includes(asked) ? most + 1 : distanceOf(asked, written, most);
    if (distance <= most + 1) found.push({ name, distance });
  }
  return found
    .toSorted((a, b) => a.distance - b.distance || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** How many letters have to be changed, added or left out; more than `most + 1` where it is more than `most`. */
function distanceOf(a: string, b: string, most: number): number {
  const far = most + 2;
  if (Math.abs(a.length - b.length) > most) return far;
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const changed = (before[j - 1] ?? far) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const value = Math.min(changed, (before[j] ?? far) + 1, (row[j - 1] ?? far) + 1);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return far;
    before = row;
  }
  const distance = before[b.length] ?? far;
  return distance > most ? far : distance;
}
