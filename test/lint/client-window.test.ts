import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const CLIENT = path.join(root, 'client/src');
const ROOM = 'window';

/**
 * All that the client takes of VS Code outside of `client/src/window`: nothing of it shows words to a reader, or makes words of its own.
 * Whatever shows words goes into that room, where only safe text is taken.
 */
const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  window: [
    'activeTextEditor',
    'createTextEditorDecorationType',
    'onDidChangeActiveTextEditor',
    'onDidChangeTextEditorSelection',
    'onDidChangeTextEditorVisibleRanges',
    'onDidChangeVisibleTextEditors',
    'registerCustomEditorProvider',
    'showTextDocument',
    'tabGroups',
    'visibleTextEditors',
  ],
  workspace: [
    'createFileSystemWatcher',
    'decode',
    'findFiles',
    'fs',
    'getConfiguration',
    'getWorkspaceFolder',
    'onDidChangeConfiguration',
    'onDidChangeTextDocument',
    'onDidChangeWorkspaceFolders',
    'onDidCloseTextDocument',
    'onDidOpenTextDocument',
    'openTextDocument',
    'registerTextDocumentContentProvider',
    'textDocuments',
    'workspaceFolders',
  ],
  languages: ['onDidChangeDiagnostics', 'registerDocumentLinkProvider', 'setTextDocumentLanguage'],
  commands: ['executeCommand'],
  env: ['clipboard', 'openExternal'],
  l10n: ['uri'],
  Uri: ['from', 'joinPath', 'parse'],
  Disposable: ['from'],
  ConfigurationTarget: ['Global', 'Workspace'],
  FilePermission: ['Readonly'],
  FileType: ['Directory', 'File', 'SymbolicLink'],
  LogLevel: ['Trace'],
  OverviewRulerLane: ['Center', 'Right'],
  TextEditorRevealType: ['Default', 'InCenterIfOutsideViewport'],
  TextEditorSelectionChangeKind: ['Command'],
  ViewColumn: ['Active', 'Beside'],
};
const HARMLESS_CLASSES = [
  'CancellationTokenSource',
  'Disposable',
  'DocumentLink',
  'EventEmitter',
  'Range',
  'RelativePattern',
  'ThemeColor',
];

/** What a source outside of the room does that only the room may do. */
function offences(source: string): string[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replace(/^import (?:type )?\* as vscode from 'vscode';$/gm, '')
    .replace(/'(?!vscode')(?:[^'\\\n]|\\.)*'/g, "''");
  const found: string[] = [];
  const look = (what: RegExp, wrong: (...parts: string[]) => boolean = () => true): void => {
    for (const [whole, ...parts] of code.matchAll(what)) if (wrong(...parts)) found.push(whole);
  };
  look(/.*'vscode'.*/g); // any other import
  look(/(?<![\w$.'])vscode\b(?!'|\s*\.\s*\w)/g); // under another name
  look(/(?<![\w$.])vscode\s*\.\s*([a-z]\w*|[A-Z]\w*(?=\s*\.))(?:\s*\.\s*(\w+))?/g, (space = '', member = '') => {
    return !HARMLESS[space]?.includes(member);
  });
  look(/\bnew\s+vscode\s*\.\s*(\w+)/g, (name = '') => !HARMLESS_CLASSES.includes(name));
  look(/\bas\s+(?:Said|Shown|Line|Words)\b|<(?:Said|Shown|Line|Words)>\s*[\w('"`]|(?<![\w$.])own\s*\(/g); // the brand, forged
  look(/(?<![\w$.])say\s*\((?!\s*(?:''|"|`))/g); // a template that no translator gets to see
  return found;
}

function sources(): readonly (readonly [file: string, source: string])[] {
  return fs
    .readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith(ROOM + path.sep))
    .map((file) => [file, fs.readFileSync(path.join(CLIENT, file), 'utf8')]);
}

describe('words reach a reader of the client through one room', () => {
  it.each(sources())('%s shows nothing past it', (_, source) => {
    expect(offences(source)).toEqual([]);
  });

  const IMPORT = "import * as vscode from 'vscode';\n";
  it.each([
    'void vscode.window.showErrorMessage(name);',
    'const { showErrorMessage } = vscode.window;',
    'const inform = vscode.window;',
    "vscode.window['showErrorMessage'](name);",
    'const api = vscode;\napi.window.showErrorMessage(name);',
    'vscode\n  .window\n  .showWarningMessage(name);',
    'vscode.window.withProgress({ location, title: name }, run);',
    'vscode.window.createStatusBarItem();',
    'vscode.window.somethingNew(name);',
    'vscode.workspace.updateWorkspaceFolders(0, 0, { uri, name });',
    'vscode.workspace.registerFileSystemProvider(scheme, provider);',
    'vscode.commands.registerCommand(id, run);',
    'vscode.languages.createLanguageStatusItem(id, selector);',
    'throw vscode.FileSystemError.Unavailable(name);',
    'throw new vscode.FileSystemError(name);',
    'new vscode.MarkdownString(name);',
    'new vscode.TreeItem(name);',
    'const text = vscode.l10n.t(name);',
    'inform(name as Shown);',
    'inform(<Shown>name);',
    'inform(inert(own(name)));',
    'inform(say(name));',
    'inform(say(well ? one : other));',
  ])('%j would be an offence', (line) => {
    expect(offences(IMPORT + line)).not.toEqual([]);
  });

  it('comments and words about it are none', () => {
    expect(offences(`${IMPORT}// vscode.window.showErrorMessage(name)\nopen('vscode.window.open'); /* vscode */`)).toEqual([]);
  });

  it.each(["import { window } from 'vscode';", "const api = require('vscode');", "const api = await import('vscode');"])(
    '%j would be one, too',
    (line) => {
      expect(offences(line)).not.toEqual([]);
    },
  );

  it('the server sends no messages of its own to be shown', () => {
    const folder = path.join(root, 'server/src/lsp');
    const talkative = fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) =>
        /\bwindow\s*\.\s*(?:show\w*Message|createWorkDoneProgress)/.test(fs.readFileSync(path.join(folder, file), 'utf8')),
      );
    expect(talkative).toEqual([]);
  });
});
