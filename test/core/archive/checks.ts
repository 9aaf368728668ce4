import { expect } from 'vitest';
import { fullBudget } from '../../../server/src/core/archive/budget.ts';
import { type Archive, Bundle, type Content, openArchive } from '../../../server/src/core/archive/index.ts';
import type { ArchiveLimits } from '../../../server/src/core/limits.ts';
import { english } from '../../../server/src/core/text/sentence.ts';

/** The archive in the bytes; fails where there is none. */
export function archiveOf(bytes: Uint8Array, limits?: ArchiveLimits): Archive {
  const archive = openArchive(bytes, fullBudget(limits));
  if (archive.kind === 'unreadable') throw new Error(english(archive.reason));
  return archive;
}

/** The bundle in the bytes; fails where there is none. */
export function bundleOf(bytes: Uint8Array, limits?: ArchiveLimits): Bundle {
  const bundle = Bundle.open(bytes, limits);
  if (!(bundle instanceof Bundle)) throw new Error(english(bundle.reason));
  return bundle;
}

/** Why bytes are not read; fails where they are. */
export function reasonOf(bytes: Uint8Array): string {
  const archive = openArchive(bytes);
  expect(archive.kind).toBe('unreadable');
  return archive.kind === 'unreadable' ? english(archive.reason) : '';
}

/** What a content is, in one line: `whole: text`, `partial: text (reason)`, `refused: reason`. */
export function told(content: Content | undefined): string {
  if (!content) return 'no such file';
  if (content.kind === 'refused') return `refused: ${english(content.reason)}`;
  const text = new TextDecoder().decode(content.bytes);
  return content.kind === 'whole' ? `whole: ${text}` : `partial: ${text} (${english(content.reason)})`;
}

/** Path and content of every file, and name and reason of everything refused: an archive in lines. */
export function linesOf(archive: Archive): string[] {
  const files = archive.entries.map(({ path, kind }) => (kind === 'folder' ? `${path}/` : `${path} ${told(archive.read(path))}`));
  return [...files, ...archive.refusals.map(({ name, reason }) => `- ${name}: ${english(reason)}`)];
}
