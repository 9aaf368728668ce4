import fs from 'node:fs';
import path from 'node:path';

/** A folder of sources, or one source, and what it may import: rooms, single files, and packages (`node:*` is every one of Node's). */
export interface Room {
  readonly name: string;
  readonly uses: readonly string[];
  /** What must not be known in it, in words. */
  readonly absent: string;
}

/** The rooms as ARCHITECTURE.md prints them, from the bottom to the top: that table is the one that holds. */
export function roomsOf(architecture: string): readonly Room[] {
  const [, table = ''] = /^\| room \| may use \| .*\n\|[-| ]+\|\n((?:\|.*\n)+)/m.exec(architecture) ?? [];
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const cells = row.split('|').map((cell) => cell.trim());
      const [, name = '', uses = '', absent = ''] = cells;
      if (cells.length !== 5) throw new Error(`This row has not three cells: ${row}`);
      return { name: name.replaceAll('`', ''), uses: uses.replaceAll('`', '').split(/,\s*/).filter(Boolean), absent };
    });
}

/** A source by the name that the table gives it: `server/src/core/log/time.ts` is `log/time.ts`, `client/src/status.ts` is `client/status.ts`. */
export function placeOf(file: string): string {
  return file.replace(/^server\/src\/(?:core\/)?/, '').replace(/^client\/src\//, 'client/');
}

/** The room in which a source stands: the one with the longest name; undefined where there is none. */
export function roomOf(file: string, rooms: readonly Room[]): Room | undefined {
  const place = placeOf(file).replace(/\.ts$/, '');
  const around = rooms.filter(({ name }) => place === name || place.startsWith(`${name}/`));
  return around.toSorted((a, b) => b.name.length - a.name.length)[0];
}

/** Blanks and comments, which may stand anywhere. */
const BLANK = String.raw`(?:\s|/\*[^]*?\*/|//[^\n]*\n)*`;
const IMPORT = new RegExp(String.raw`\b(?:from|import|require)\b${BLANK}\(?${BLANK}(['"])([^'"\s,]+)\1`, 'g');
const COMPUTED = new RegExp(String.raw`\bimport\b${BLANK}\(${BLANK}(?!['"\s/])[^]{0,40}`, 'g');

/**
 * Whatever a source imports, types too: `import`, `export … from`, `import()`, `typeof import()`. Text that only looks so is taken
 * for an import, so that none is missed. An import whose name is computed is given as its text.
 */
export function importsOf(source: string): readonly string[] {
  const named = [...source.matchAll(IMPORT)].map(([, , name = '']) => name);
  return [...named, ...[...source.matchAll(COMPUTED)].map(([text]) => text.replaceAll(/\s+/g, ' '))];
}

/** Rooms that hold things of one kind, which never know each other; `index.ts` and the like bring them together. */
const APART: Readonly<Record<string, 'files' | 'folders'>> = {
  formats: 'folders',
  rules: 'files',
  'case/rules': 'files',
};

/** What an import breaks, as a sentence that names file, import and rule; undefined where it may be. `file`: from the project's root. */
export function offence(file: string, imported: string, rooms: readonly Room[]): string | undefined {
  const room = roomOf(file, rooms);
  if (!room) return `${file} is in no room of the table in ARCHITECTURE.md.`;
  if (!imported.startsWith('.')) {
    return allows(room, imported) ? undefined : `${file} imports ${imported}: "${room.name}" may use ${listed(room)}.`;
  }
  const target = path.posix.join(path.posix.dirname(file), imported);
  const other = roomOf(target, rooms);
  if (other === room)
    return apart(file, target, room) ? `${file} imports ${target}: in "${room.name}" none knows another.` : undefined;
  if (room.uses.includes(placeOf(target)) || (other && room.uses.includes(other.name))) return undefined;
  return `${file} imports ${target}${other ? ` of "${other.name}"` : ''}: "${room.name}" may use ${listed(room)}.`;
}

/** What a room may use and does not, as sentences: an allowance that nobody needs hides the next import that nobody meant. */
export function unused(imports: ReadonlyMap<string, readonly string[]>, rooms: readonly Room[]): readonly string[] {
  return rooms.flatMap((room) => {
    const names = [...imports].flatMap(([file, found]) =>
      roomOf(file, rooms) === room ? found.flatMap((imported) => namesOf(file, imported, rooms)) : [],
    );
    const needed = (use: string): boolean =>
      names.some((name) => (use.endsWith('*') ? name.startsWith(use.slice(0, -1)) : name === use));
    return room.uses.filter((use) => !needed(use)).map((use) => `"${room.name}" may use ${use}, and does not.`);
  });
}

/** The names by which the table may allow an import: that of its room and that of the file, or of the package. */
function namesOf(file: string, imported: string, rooms: readonly Room[]): readonly string[] {
  if (!imported.startsWith('.')) return [imported];
  const target = path.posix.join(path.posix.dirname(file), imported);
  const other = roomOf(target, rooms);
  return [placeOf(target), ...(other ? [other.name] : [])];
}

function listed({ uses }: Room): string {
  return uses.length > 0 ? `only ${uses.join(', ')}` : 'nothing';
}

function allows({ uses }: Room, imported: string): boolean {
  return uses.some((use) => (use.endsWith('*') ? imported.startsWith(use.slice(0, -1)) : imported === use));
}

function apart(file: string, target: string, { name }: Room): boolean {
  const inside = (one: string): string => placeOf(one).slice(name.length + 1);
  const [from, to] = [inside(file), inside(target)];
  if (APART[name] === 'files') return from !== 'index.ts';
  if (APART[name] !== 'folders' || !from.includes('/')) return false;
  return to.includes('/') && path.posix.dirname(from).split('/')[0] !== to.split('/')[0];
}

/** All sources of the product, from the project's root. */
export function sourcesIn(root: string): readonly string[] {
  return ['server/src', 'client/src'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
}
