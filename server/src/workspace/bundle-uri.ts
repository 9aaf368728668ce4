/** Scheme of what is inside a zip or cabinet file: its path is the path inside, its authority names the file. */
export const BUNDLE_SCHEME = 'scep-bundle';

/**
 * The uri under which an editor opens a file or folder of an archive. The authority is the archive's uri in hexadecimal: editors may change
 * its case. `path`: inside, with `/`; that of a file in an archive inside it goes on behind that one.
 */
export function bundleUri(archive: string, path: string): string {
  const bytes = new TextEncoder().encode(archive);
  const authority = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${BUNDLE_SCHEME}://${authority}/${encodedPath(path)}`;
}

/** A path in a uri, as VS Code writes it: two ways to write one file would be two files to it. All that RFC 3986 calls reserved is encoded. */
export function encodedPath(path: string): string {
  return path.split('/').map(encoded).join('/');
}

function encoded(part: string): string {
  const whole = part.replace(/[\ud800-\udfff]/gu, '\ufffd'); // a half of a character has no encoding
  return encodeURIComponent(whole).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The archive that a uri lies in, and the path inside it; undefined for any other uri. */
export function parseBundleUri(uri: string): { readonly archive: string; readonly path: string } | undefined {
  const [, authority = '', path = ''] = /^scep-bundle:\/\/((?:[0-9a-f]{2})+)\/?([^?#]*)$/i.exec(uri) ?? [];
  if (authority === '') return undefined;
  try {
    const bytes = Uint8Array.from(authority.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    const archive = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { archive, path: decodeURIComponent(path).replace(/\/+$/, '') };
  } catch {
    return undefined;
  }
}
