import { parseBundleUri } from '../../workspace/bundle-uri.ts';

/**
 * What a log is called in its case, for the uri under which an editor has it: the path of a file of this machine, as a command line would name it,
 * with the path inside behind that of its archive. A native event log that is shown as text is the file of which the text was made. What lies
 * elsewhere is called by its uri.
 */
export function caseName(uri: string): string {
  const inside = parseBundleUri(uri);
  if (inside) return `${caseName(inside.archive)}/${inside.path}`;
  const shown = fileOfEvents(uri);
  if (shown !== undefined) return caseName(shown);
  const [, host = '', path] = /^file:\/\/([^/?#]*)(\/[^?#]*)$/i.exec(uri) ?? [];
  const decoded = path === undefined ? undefined : decode(path);
  if (decoded === undefined) return uri;
  if (host !== '') return `//${host}${decoded}`;
  return /^\/[a-z]:/i.test(decoded) ? decoded.slice(1) : decoded;
}

/** The file of a native event log whose whole text an editor shows; undefined for any other uri. */
function fileOfEvents(uri: string): string | undefined {
  const [, query] = /^scep-evtx:[^?#]*\?((?:file|scep-bundle)[^#]*)$/i.exec(uri) ?? [];
  return query === undefined ? undefined : decode(query);
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
