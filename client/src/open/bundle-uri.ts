import * as vscode from 'vscode';

/** Scheme of what is inside a zip or cabinet file: its path is the path inside, its authority names the file. */
export const BUNDLE_SCHEME = 'scep-bundle';

/** The folder that an archive opens as. The authority is the file's uri in hexadecimal: VS Code may write it in lower case. */
export function bundleUri(archive: vscode.Uri): vscode.Uri {
  const bytes = new TextEncoder().encode(archive.toString());
  const authority = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return vscode.Uri.from({ scheme: BUNDLE_SCHEME, authority, path: '/' });
}

/** The archive that a uri lies in; undefined for a uri that `bundleUri` did not make. */
export function archiveUri({ scheme, authority }: vscode.Uri): vscode.Uri | undefined {
  if (scheme !== BUNDLE_SCHEME || !/^(?:[0-9a-f]{2})+$/i.test(authority)) return undefined;
  const bytes = Uint8Array.from(authority.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  try {
    return vscode.Uri.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), true);
  } catch {
    return undefined;
  }
}

/** `case.zip` of its path. */
export function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
