import type { ChunkData, ChunkName } from './binxml-model.ts';
import { Cursor } from './bytes.ts';
import { xmlName } from './xml.ts';

const LONGEST = 1024;

/** The name that stands at `offset` of a chunk (next, hash, length, characters, NUL); undefined where none can stand. */
export function nameAt(chunk: ChunkData, offset: number): ChunkName | undefined {
  const known = chunk.names.get(offset);
  if (known) return known;
  const cursor = new Cursor(chunk.bytes, offset, chunk.bytes.length);
  cursor.skip(6);
  const length = cursor.u16();
  if (!cursor.ok || length === 0 || length > LONGEST) return undefined;
  const text = cursor.utf16(length);
  if (!cursor.ok || text.includes('\0')) return undefined;
  const name = { text: xmlName(text), end: cursor.pos + 2 };
  chunk.names.set(offset, name);
  return name;
}

/** The character of one of XML's five entities; any other stays a reference in words. */
export function entityText(name: string): string {
  return ENTITIES[name] ?? `&${name};`;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
