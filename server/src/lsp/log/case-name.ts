import { parseBundleUri } from '../../workspace/bundle-uri.ts';

/**
 * What a log is called in its case, for the uri under which an editor has it: the path of a file of this machine, as a command line would name it,
 * with the path inside behind that of its archive. What lies elsewhere is called by its uri.
 */
export function caseName(uri: string): string {
  const inside = parseBundleUri(uri);
  if (inside) return `${caseName(inside.archive)}/${inside.path}`;
  const [, host = '', path] = /^file:\/\/([^/?#]*)(\/[^?#]*)$/i.exec(uri) ?? [];
  const decoded = path === undefined ? undefined : decode(path);
  if (decoded === undefined) return uri;
  if (host !== '') return `//${host}${decoded}`;
  return /^\/[a-z]:/i.test(decoded) ? decoded.slice(1) : decoded;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
