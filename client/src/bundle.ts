import * as vscode from 'vscode';
import { BundleFiles, NOT_SHOWN } from './bundle-files.ts';
import { BUNDLE_SCHEME, bundleUri, nameOf } from './bundle-uri.ts';
import { registerReadOnlyFiles } from './read-only-files.ts';

/** Opens zip and cabinet files as read-only folders; nothing of them is unpacked to disk. */
export function registerBundles(): vscode.Disposable {
  return vscode.Disposable.from(
    registerReadOnlyFiles(BUNDLE_SCHEME, new BundleFiles()),
    vscode.commands.registerCommand('scepLogInspector.openBundle', openBundle),
  );
}

/** The command. The explorer gives the file under the mouse; without one, a dialog asks. */
async function openBundle(file?: unknown): Promise<void> {
  const archive = file instanceof vscode.Uri ? file : await pickArchive();
  if (!archive) return;
  const root = bundleUri(archive);
  const name = nameOf(archive);
  try {
    const title = vscode.l10n.t('Reading {0}', name);
    const location = vscode.ProgressLocation.Notification;
    const names = await vscode.window.withProgress({ location, title }, () => vscode.workspace.fs.readDirectory(root));
    if (names.some(([one]) => one === NOT_SHOWN)) void tellNotShown(root, name);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be opened: {1}', name, reason));
    return;
  }
  await show(root, name);
}

async function pickArchive(): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Open Log Bundle'),
    openLabel: vscode.l10n.t('Open'),
    filters: { [vscode.l10n.t('Log bundles')]: ['zip', 'cab'] },
  });
  return picked?.[0];
}

async function show(root: vscode.Uri, name: string): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const open = folders.some(({ uri }) => uri.toString() === root.toString());
  if (!open && folders.length === 0) await vscode.commands.executeCommand('vscode.openFolder', root, { forceReuseWindow: true });
  else if (!open) vscode.workspace.updateWorkspaceFolders(folders.length, 0, { uri: root, name });
  else await vscode.commands.executeCommand('revealInExplorer', root);
}

async function tellNotShown(root: vscode.Uri, name: string): Promise<void> {
  const why = vscode.l10n.t('Show Why');
  const answer = await vscode.window.showWarningMessage(vscode.l10n.t('Not everything of {0} is shown.', name), why);
  if (answer === why) await vscode.window.showTextDocument(vscode.Uri.joinPath(root, NOT_SHOWN));
}
