import * as vscode from 'vscode';
import { detectLog } from '../../../server/src/core/detect.ts';
import { BUNDLE_SCHEME } from '../open/bundle-uri.ts';
import { headOf } from '../platform/heads.ts';

/** Names that say by themselves that a file is a log of ours, as in the manifest (`activationEvents`). */
const TELLING = `**/{${[
  ...['u_ex*.log', 'httperr*.log', 'OMADM*.log', 'NDESPlugin*.log', 'NDESPlugin*.lo_', '*.svclog'],
  ...['*CertificateConnectors*', '*DeviceManagement-Enterprise-Diagnostics-Provider*'],
].join(',')}}`;
/** Names that logs of ours may have, and many others: the beginning of the file says which it is. */
const ANY_LOG = '**/*.{log,lo_}';
/** So many of those are looked at: a folder of logs has one among the first ones. */
const MOST_HEADS = 20;
/** Folders of programs: other people's files. */
const PROGRAMS = ['**/node_modules', '**/.git'];

/** True where a folder holds a log of ours, as far as names and beginnings of files tell: no server is asked. An archive was opened for its logs. */
export async function holdsLogs(folder: vscode.Uri, exclude: readonly string[]): Promise<boolean> {
  if (folder.scheme === BUNDLE_SCHEME) return true;
  if (folder.scheme !== 'file') return hasTellingName(folder);
  const without = `{${[...PROGRAMS, ...exclude.filter((one) => !/[{}]/.test(one))].join(',')}}`; // no search knows braces in braces
  const find = async (pattern: string, most: number): Promise<readonly vscode.Uri[]> => {
    try {
      return await vscode.workspace.findFiles(new vscode.RelativePattern(folder, pattern), without, most);
    } catch {
      return []; // a search that cannot be made finds nothing
    }
  };
  if ((await find(TELLING, 1)).length > 0) return true;
  for (const uri of await find(ANY_LOG, MOST_HEADS)) if (await isLog(uri)) return true;
  return false;
}

async function isLog(uri: vscode.Uri): Promise<boolean> {
  const head = await headOf(uri);
  const found = head === undefined ? undefined : detectLog({ head, fileName: uri.path });
  return found !== undefined && found.detection.quality !== 'possible';
}

/** So many folders of a virtual workspace are listed: each may be a question to a server far away. */
const MOST_FOLDERS = 30;
const TELLING_NAME =
  /(?:^u_ex.*|^httperr.*|^OMADM.*|^NDESPlugin.*)\.lo[g_]$|\.svclog$|(?:CertificateConnectors|Enterprise-Diagnostics-Provider).*\.(?:evtx|xml|csv|txt)$/i;

/** By names only: in a virtual workspace every byte travels. */
async function hasTellingName(root: vscode.Uri): Promise<boolean> {
  const folders = [root];
  for (let listed = 0; listed < MOST_FOLDERS; listed++) {
    const folder = folders.shift();
    if (!folder) return false;
    const entries = await Promise.resolve(vscode.workspace.fs.readDirectory(folder)).catch(() => []);
    for (const [name, type] of entries) {
      if (type === vscode.FileType.File && TELLING_NAME.test(name)) return true;
      if (type === vscode.FileType.Directory) folders.push(vscode.Uri.joinPath(folder, name));
    }
  }
  return false;
}
