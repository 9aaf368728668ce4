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
import { BundleTree } from './bundle-tree.ts';
import { archiveUri, BUNDLE_SCHEME, bundleUri, nameOf } from './bundle-uri.ts';

/** Custom editor of archives; the manifest names it. */
const VIEW_TYPE = 'scepLogInspector.archive';

/** Opens zip and cabinet files as read-only trees; nothing of them is unpacked to disk. */
export function registerBundles(files: BundleFiles): vscode.Disposable {
  const tree = new BundleTree();
  return vscode.Disposable.from(
    tree,
    registerReadOnlyFiles(BUNDLE_SCHEME, files),
    command('scepLogInspector.openBundle', (file?: unknown) => openBundle(tree, file)),
    command('scepLogInspector.closeBundle', (row?: unknown) => tree.close(uriOf(row) ?? '')),
    command('scepLogInspector.addBundleToWorkspace', (row?: unknown) => addToWorkspace(uriOf(row))),
    command('scepLogInspector.showBundleOverview', (row?: unknown) => {
      const uri = uriOf(row);
      return uri && vscode.commands.executeCommand('scepLogInspector.showCaseOverview', vscode.Uri.parse(uri, true));
    }),
    vscode.window.registerCustomEditorProvider(VIEW_TYPE, {
      openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
      resolveCustomEditor: ({ uri }, panel) => {
        panel.dispose(); // there is nothing to edit: the tree shows it
        return openBundle(tree, uri);
      },
    }),
  );
}

/** Of a row of the tree. */
function uriOf(row: unknown): string | undefined {
  const uri = (row as { readonly uri?: unknown } | undefined)?.uri;
  return typeof uri === 'string' && uri.startsWith(`${BUNDLE_SCHEME}:`) ? uri : undefined;
}

/** The command. The explorer gives the file under the mouse; without one, a dialog asks. */
async function openBundle(tree: BundleTree, file?: unknown): Promise<void> {
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
  await tree.open(root);
  await readCase(root);
}

/** What failed in it is the case of the window now. It says itself what it cannot read. */
async function readCase(root: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand('scepLogInspector.scanFolder', root);
  } catch {
    // the tree is there, and each of its logs says what failed in it
  }
}

function pickArchive(): Promise<vscode.Uri | undefined> {
  return askFile(say('Open Log Bundle'), say('Open'), { name: say('Log bundles'), endings: ['zip', 'cab'] });
}

/** For those who want to search it, or keep it: VS Code may start its extensions anew then. */
function addToWorkspace(uri: string | undefined): void {
  if (uri === undefined) return;
  const root = vscode.Uri.parse(uri, true);
  addFolder(root, shown(nameOf(archiveUri(root) ?? root)));
}

async function tellNotShown(root: vscode.Uri, name: string): Promise<void> {
  const why = say('Show Why');
  const answer = await warn(say('Not everything of {0} is shown.', name), why);
  if (answer === why) await vscode.window.showTextDocument(vscode.Uri.joinPath(root, NOT_SHOWN));
}
