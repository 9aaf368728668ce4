import * as vscode from 'vscode';
import { say, shown, Tree, type TreeNode, type TreeRow } from '../window/index.ts';
import { NOT_SHOWN } from './bundle-files.ts';
import { archiveUri, nameOf } from './bundle-uri.ts';

const VIEW = 'scepLogInspector.bundle';
/** True while a bundle is open: the view is there only then. */
const CONTEXT = 'scepLogInspector.bundleOpen';

/** A row: menus hand it to commands, which look at its uri. */
interface BundleNode extends TreeNode {
  readonly uri: string;
}

/** The bundles that are open in this window, as a tree of their files. Nothing of the window changes for them. */
export class BundleTree implements vscode.Disposable {
  readonly #tree = new Tree<BundleNode>(VIEW, () => this.#roots);
  #roots: readonly BundleNode[] = [];

  /** Shows a bundle; one that is there already is only pointed at. */
  async open(root: vscode.Uri): Promise<void> {
    const uri = root.toString();
    const known = this.#roots.find((node) => node.uri === uri);
    const node = known ?? nodeOf(root, vscode.FileType.Directory);
    if (!known) {
      this.#roots = [...this.#roots, node];
      this.#changed();
    }
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    await this.#tree.reveal(node, true);
  }

  close(uri: string): void {
    this.#roots = this.#roots.filter((node) => node.uri !== uri);
    this.#changed();
  }

  dispose(): void {
    this.#tree.dispose();
  }

  #changed(): void {
    void vscode.commands.executeCommand('setContext', CONTEXT, this.#roots.length > 0);
    this.#tree.refresh();
  }
}

function nodeOf(place: vscode.Uri, type: vscode.FileType, parent?: BundleNode): BundleNode {
  const isFolder = type === vscode.FileType.Directory;
  const self: BundleNode = {
    uri: place.toString(),
    row: () => rowOf(place, isFolder, parent === undefined),
    ...(parent ? { parent } : {}),
    ...(isFolder ? { children: async () => childrenOf(place, self) } : {}),
  };
  return self;
}

/** Folders first, then files, each by name; what is not shown above them all, since it may be what one looks for. */
async function childrenOf(folder: vscode.Uri, parent: BundleNode): Promise<readonly BundleNode[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const rank = ([name, type]: [string, vscode.FileType]): number =>
    name === NOT_SHOWN ? 0 : type === vscode.FileType.Directory ? 1 : 2;
  return entries
    .toSorted((a, b) => rank(a) - rank(b) || (a[0] < b[0] ? -1 : 1))
    .map(([name, type]) => nodeOf(vscode.Uri.joinPath(folder, name), type, parent));
}

function rowOf(place: vscode.Uri, isFolder: boolean, isRoot: boolean): TreeRow {
  const name = shown(nameOf((isRoot ? archiveUri(place) : undefined) ?? place));
  const isNotice = nameOf(place) === NOT_SHOWN;
  return {
    id: place.toString(),
    label: name,
    spoken: isRoot ? say('Bundle {0}', name) : isFolder ? say('Folder {0}', name) : say('File {0}', name),
    kind: isRoot ? 'bundle' : isFolder ? 'folder' : 'file',
    icon: { name: isRoot ? 'file-zip' : isFolder ? 'folder' : isNotice ? 'warning' : 'file' },
    open: isRoot,
    ...(isFolder ? {} : { run: { command: 'vscode.open', argument: place } }),
  };
}
