import { verbatim } from '../../core/text/sentence.ts';
import { encodedPath } from '../bundle-uri.ts';
import type { ClientFiles } from '../model.ts';
import type { FileTree } from '../walk.ts';

/** Folders and files that only the client of a server can read, by their uris. */
export function clientTree(client: ClientFiles): FileTree<string> {
  return {
    async list(folder) {
      const entries = await client.list(folder);
      return entries.map(({ name, kind }) => ({ name, kind, at: uriWithin(folder, name) }));
    },
    async stat(at) {
      const { kind, size, modifiedMs } = await client.stat(at);
      return { kind: kind === 'link' ? 'other' : kind, size, version: `${size} ${modifiedMs}`, identity: at };
    },
    shown: nameOfUri,
    whole: (at) => decoded(at),
    reasonOf: (error) => verbatim(error instanceof Error ? error.message : String(error)),
  };
}

/** The uri of what lies in a folder. A query or fragment of the folder's uri goes on behind it. */
export function uriWithin(folder: string, name: string): string {
  const [, base = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(folder) ?? [];
  return `${base.replace(/\/$/, '')}/${encodedPath(name)}${rest}`;
}

/** The last part of a uri's path. */
export function nameOfUri(uri: string): string {
  const path = decoded(uri.replace(/[?#].*$/s, '')).replace(/\/+$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
