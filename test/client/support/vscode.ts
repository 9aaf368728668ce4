/** As much of VS Code as shows words: whatever it is given to show is heard. */

export const heard: string[] = [];
export const codes: string[] = [];
export let modal = false;
let running: Promise<unknown>[] = [];

export function hearAgain(): void {
  heard.length = 0;
  codes.length = 0;
  modal = false;
  running = [];
}

/** Hears each string in what is shown, and the message of an error. */
export function hear(shown: unknown): void {
  if (typeof shown === 'string') heard.push(shown);
  else if (shown instanceof Error) hearError(shown);
  else if (shown instanceof Uri) heard.push(shown.path);
  else if (Array.isArray(shown)) for (const one of shown) hear(one);
  else if (typeof shown === 'object' && shown !== null) for (const [key, value] of Object.entries(shown)) hear([key, value]);
}

function hearError(error: Error): void {
  heard.push(error.message);
  if (error instanceof FileSystemError) codes.push(error.code);
}

/** Waits until what was begun has ended. */
export async function settled(): Promise<void> {
  for (let one = running.pop(); one; one = running.pop()) await one;
}

function begin(run: () => unknown): void {
  running.push(new Promise((resolve) => resolve(run())).then(undefined, hear));
}

export class Uri {
  readonly scheme: string;
  readonly path: string;

  private constructor(scheme: string, path: string) {
    this.scheme = scheme;
    this.path = path;
  }

  static from({ scheme, path }: { readonly scheme: string; readonly path: string }): Uri {
    return new Uri(scheme, path);
  }

  static joinPath({ scheme, path }: Uri, ...more: readonly string[]): Uri {
    return new Uri(scheme, [path, ...more].join('/'));
  }
}

/** The markup of the page that was opened last. */
export let markup = '';

const webview = {
  options: {},
  cspSource: 'https://pages.example',
  asWebviewUri: ({ path }: Uri) => `https://pages.example${path}`,
  set html(html: string) {
    markup = html;
  },
};

export class FileSystemError extends Error {
  readonly code: string;

  private constructor(shown: string | Uri, code: string) {
    super(typeof shown === 'string' ? shown : shown.path);
    this.code = code;
  }

  static FileNotFound = (shown: string | Uri) => new FileSystemError(shown, 'FileNotFound');
  static FileNotADirectory = (shown: string | Uri) => new FileSystemError(shown, 'FileNotADirectory');
  static NoPermissions = (shown: string | Uri) => new FileSystemError(shown, 'NoPermissions');
  static Unavailable = (shown: string | Uri) => new FileSystemError(shown, 'Unavailable');
}

export const ProgressLocation = { Window: 10, Notification: 15 };
export const FileType = { File: 1, Directory: 2 };
export const InputBoxValidationSeverity = { Info: 1, Warning: 2, Error: 3 };

export class CancellationTokenSource {
  readonly token = { isCancellationRequested: false, onCancellationRequested: (): void => undefined };
  cancel(): void {}
}

export class Disposable {
  dispose(): void {}
}

export class CodeLens {
  readonly title: string;

  constructor(_range: Range, { title }: { readonly title: string }) {
    this.title = title;
  }
}

/** One message and what stands around it. */
function say(text: string, ...more: readonly unknown[]): Promise<undefined> {
  hear([text, more]);
  modal = more.some((one) => typeof one === 'object' && one !== null && 'modal' in one && one.modal === true);
  return Promise.resolve(undefined);
}

const begun = (options: { readonly title: string }, run: (progress: unknown, token: unknown) => unknown): Promise<void> => {
  hear(options.title);
  begin(() => run({ report: hear }, new CancellationTokenSource().token));
  return Promise.resolve();
};

/** An input box shows what checking its text says. */
async function ask(options: { readonly value?: string; readonly validateInput?: (text: string) => unknown }): Promise<undefined> {
  hear(options);
  hear(await options.validateInput?.(options.value ?? ''));
}

export class EventEmitter {
  readonly event = (): Disposable => new Disposable();
  fire(): void {}
  dispose(): void {}
}

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };

export class TreeItem {
  readonly label: string;
  readonly tooltips: string[] = [];

  constructor(label: string) {
    this.label = label;
  }

  /** Its lines are ours, and none of them may be anything but words. */
  set tooltip(tooltip: string) {
    this.tooltips.push(...tooltip.split('\n'));
  }
}

export class ThemeIcon {}
export class ThemeColor {}

interface TreeData {
  getChildren(row?: unknown): Promise<readonly unknown[]>;
  getTreeItem(row: unknown): unknown;
  resolveTreeItem(item: unknown, row: unknown): unknown;
}

/** A tree shows all of its rows at once. */
function tree(_id: string, { treeDataProvider: rows }: { readonly treeDataProvider: TreeData }) {
  const all = async (parent?: unknown): Promise<void> => {
    for (const row of await rows.getChildren(parent)) {
      hear(rows.resolveTreeItem(rows.getTreeItem(row), row));
      await all(row);
    }
  };
  begin(() => all());
  return new Proxy(
    {},
    {
      set(_view, _name, value) {
        hear(value);
        return true;
      },
    },
  );
}

export const window = {
  createTreeView: tree,
  showInformationMessage: say,
  showWarningMessage: say,
  showErrorMessage: say,
  showQuickPick: say,
  showInputBox: ask,
  showOpenDialog: say,
  showSaveDialog: say,
  setStatusBarMessage: (text: string) => hear(text),
  /** An icon of ours stands before its words. */
  createStatusBarItem: () =>
    new Proxy(
      { show: () => undefined },
      {
        set(_item, name, value) {
          hear(name === 'text' && typeof value === 'string' ? value.replace(/^\$\([a-z~-]+\) /, '') : value);
          return true;
        },
      },
    ),
  withProgress: begun,
  createWebviewPanel(_type: string, title: string) {
    hear(title);
    return {
      webview,
      set title(changed: string) {
        hear(changed);
      },
    };
  },
};

export enum StatusBarAlignment {
  Left = 1,
}

export const env = { language: 'en' };

export const workspace = {
  workspaceFolders: [],
  updateWorkspaceFolders: (_start: number, _deleted: number, folder: unknown) => hear(folder),
  registerFileSystemProvider(_scheme: string, provider: Readonly<Record<string, (uri: Uri, ...more: unknown[]) => unknown>>) {
    for (const name of ['stat', 'readDirectory', 'readFile']) begin(() => provider[name]?.(Uri.from({ scheme: 'x', path: '/' })));
    return new Disposable();
  },
};

export const commands = {
  registerCommand(_id: string, run: () => unknown) {
    begin(run);
    return new Disposable();
  },
};

export const languages = {
  registerCodeLensProvider(_selector: unknown, provider: { provideCodeLenses(document: unknown): Promise<unknown> }) {
    begin(async () => hear(await provider.provideCodeLenses({ uri: Uri.from({ scheme: 'x', path: '/' }) })));
    return new Disposable();
  },
  createLanguageStatusItem: () =>
    new Proxy(
      {},
      {
        set(_item, _name, value) {
          hear(value);
          return true;
        },
      },
    ),
};

export const l10n = {
  t: (template: string, ...args: readonly unknown[]) => template.replace(/\{(\d+)\}/g, (_, index) => String(args[Number(index)])),
};

export class Position {
  readonly line: number;
  readonly character: number;

  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }

  compareTo(other: Position): number {
    return this.line - other.line || this.character - other.character;
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(...place: readonly [Position, Position] | readonly [number, number, number, number]) {
    this.start = place.length === 2 ? place[0] : new Position(place[0], place[1]);
    this.end = place.length === 2 ? place[1] : new Position(place[2], place[3]);
  }

  /** Where both are, which may be an empty place between them. */
  intersection(other: Range): Range | undefined {
    const start = this.start.compareTo(other.start) > 0 ? this.start : other.start;
    const end = this.end.compareTo(other.end) < 0 ? this.end : other.end;
    return start.compareTo(end) > 0 ? undefined : new Range(start, end);
  }
}

export class DocumentLink {
  readonly range: Range;
  readonly target: Uri | undefined;

  constructor(range: Range, target?: Uri) {
    this.range = range;
    this.target = target;
  }
}

/** A document of our own with that text. */
export function page(text: string) {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  const offsetAt = ({ line, character }: Position): number => (starts[line] ?? text.length) + character;
  return {
    uri: Uri.from({ scheme: 'x', path: '/page' }),
    getText: (range?: Range) => (range ? text.slice(offsetAt(range.start), offsetAt(range.end)) : text),
    positionAt(offset: number) {
      const line = starts.filter((start) => start <= offset).length - 1;
      return new Position(line, offset - (starts[line] ?? 0));
    },
  };
}
