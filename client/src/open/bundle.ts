import * as vscode from 'vscode';
import {
  addFolder,
  askFile,
  command,
  complain,
  reasonOf,
  registerReadOnlyFiles,
  say,
  shown,
  warn,
  whileReading,
} from '../window/index.ts';
import { type BundleFiles, NOT_SHOWN } from './bundle-files.ts';
import { BUNDLE_SCHEME, bundleUri, nameOf } from './bundle-uri.ts';

/** Opens zip and cabinet files as read-only folders; nothing of them is unpacked to disk. */
export function registerBundles(files: BundleFiles): vscode.Disposable {
  return vscode.Disposable.from(registerReadOnlyFiles(BUNDLE_SCHEME, files), command('scepLogInspector.openBundle', openBundle));
}

/** The command. The explorer gives the file under the mouse; without one, a dialog asks. */
async function openBundle(file?: unknown): Promise<void> {
  const archive = file instanceof vscode.Uri ? file : await pickArchive();
  if (!archive) return;
  const root = bundleUri(archive);
  const name = nameOf(archive);
  try {
    const names = await whileReading('notification', say('Reading {0}', name), () => vscode.workspace.fs.readDirectory(root));
    if (names.some(([one]) => one === NOT_SHOWN)) void tellNotShown(root, name);
  } catch (error) {
    complain(say('{0} could not be opened: {1}', name, reasonOf(error)));
    return;
  }
  await show(root, name);
}

function pickArchive(): Promise<vscode.Uri | undefined> {
  return askFile(say('Open Log Bundle'), say('Open'), { name: say('Log bundles'), endings: ['zip', 'cab'] });
}

async function show(root: vscode.Uri, name: string): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const open = folders.some(({ uri }) => uri.toString() === root.toString());
  if (!open && folders.length === 0) await vscode.commands.executeCommand('vscode.openFolder', root, { forceReuseWindow: true });
  else if (!open) addFolder(root, shown(name));
  else await vscode.commands.executeCommand('revealInExplorer', root);
}

async function tellNotShown(root: vscode.Uri, name: string): Promise<void> {
  const why = say('Show Why');
  const answer = await warn(say('Not everything of {0} is shown.', name), why);
  if (answer === why) await vscode.window.showTextDocument(vscode.Uri.joinPath(root, NOT_SHOWN));
}
