import * as vscode from 'vscode';
import { reasonOf, say } from './say.ts';
import type { Shown } from './shown.ts';

/** How one row of a tree looks and sounds. */
export interface TreeRow {
  /** The same for the same thing after a change, so that what is open stays open. */
  readonly id: string;
  readonly label: Shown;
  readonly description?: Shown;
  /** Lines of the tooltip, made when it is shown; without them, it says what the row says. */
  readonly tip?: () => readonly Shown[];
  /** What a screen reader says; the icon is part of it. */
  readonly spoken: Shown;
  readonly icon?: RowIcon;
  /** Which menus it has. */
  readonly kind: string;
  /** Its children are seen at first. */
  readonly open?: boolean;
  readonly run?: { readonly command: string; readonly argument?: unknown };
}

/** A product icon, and a theme color, which never says something alone. */
export interface RowIcon {
  readonly name: string;
  readonly color?: string;
}

export type Children = readonly TreeNode[] | Promise<readonly TreeNode[]>;

/** A place in a tree. Rows and children are made when somebody sees them. */
export interface TreeNode {
  row(): TreeRow;
  readonly parent?: TreeNode;
  readonly children?: () => Children;
}

/** A view of the manifest that shows a tree. */
export class Tree<Node extends TreeNode> implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<TreeNode | undefined>();
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #id: string;

  constructor(id: string, roots: () => readonly Node[] | Promise<readonly Node[]>) {
    this.#id = id;
    this.#view = vscode.window.createTreeView(id, {
      showCollapseAll: true,
      treeDataProvider: {
        onDidChangeTreeData: this.#changed.event,
        getChildren: (node) => safely(node ? node.children : roots),
        getTreeItem: itemOf,
        resolveTreeItem: withTooltip,
        getParent: ({ parent }) => parent,
      },
    });
  }

  /** Hears which row is selected; undefined: none. Rows come as they were made. */
  onDidSelect(listener: (node: TreeNode | undefined) => void): vscode.Disposable {
    return this.#view.onDidChangeSelection(({ selection }) => listener(selection[0]));
  }

  onDidShow(listener: () => void): vscode.Disposable {
    return this.#view.onDidChangeVisibility(({ visible }) => {
      if (visible) listener();
    });
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  /** All rows are made anew, or those below one. */
  refresh(node?: TreeNode): void {
    this.#changed.fire(node);
  }

  /** What stands above the rows, and behind the title of the view. */
  tell(message: Shown | undefined, description: Shown | undefined): void {
    this.#view.message = message ?? '';
    this.#view.description = description ?? '';
  }

  badge(value: number, tooltip: Shown): void {
    this.#view.badge = value > 0 ? { value, tooltip } : undefined;
  }

  /** Selects a row, and opens what it is in. */
  async reveal(node: TreeNode, focus: boolean): Promise<void> {
    await this.#view.reveal(node, { select: true, focus, expand: true });
  }

  /** The view shows that it is busy until something ends. */
  busy(work: Promise<unknown>): void {
    void vscode.window.withProgress({ location: { viewId: this.#id } }, () => work);
  }

  dispose(): void {
    this.#changed.dispose();
    this.#view.dispose();
  }
}

function itemOf(node: TreeNode): vscode.TreeItem {
  const { id, label, description, spoken, icon, kind, open, run } = node.row();
  const state = open ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
  const item = new vscode.TreeItem(label, node.children ? state : vscode.TreeItemCollapsibleState.None);
  item.id = id;
  if (description !== undefined) item.description = description;
  if (icon)
    item.iconPath = new vscode.ThemeIcon(icon.name, icon.color === undefined ? undefined : new vscode.ThemeColor(icon.color));
  item.contextValue = kind;
  item.accessibilityInformation = { label: spoken };
  if (run) item.command = { title: label, command: run.command, arguments: run.argument === undefined ? [] : [run.argument] };
  return item;
}

function withTooltip(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
  const { label, description, tip } = node.row();
  item.tooltip = (tip?.() ?? [description === undefined ? label : say('{0}: {1}', label, description)]).join('\n');
  return item;
}

/** What cannot be had is said in its place. */
async function safely(children: (() => Children) | undefined): Promise<TreeNode[]> {
  try {
    return [...((await children?.()) ?? [])];
  } catch (error) {
    const label = reasonOf(error);
    return [{ row: () => ({ id: `failed: ${label}`, label, spoken: label, kind: 'failed', icon: { name: 'warning' } }) }];
  }
}
