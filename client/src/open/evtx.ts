import * as vscode from 'vscode';
import { EVTX_SCHEME, parsePartUri } from '../../../server/src/core/evtx/index.ts';
import { LIMITS } from '../../../server/src/core/limits.ts';
import { lateBundle } from '../platform/late-bundle.ts';
import type { Server } from '../platform/server.ts';
import {
  complain,
  notAFolder,
  notFound,
  pathToShow,
  type ReadableFiles,
  reasonOf,
  registerReadOnlyFiles,
  say,
  whileReading,
} from '../window/index.ts';
import { newestPart, partText } from './evtx-parts.ts';

/** Custom editor of `*.evtx` files; the manifest names it. */
const VIEW_TYPE = 'scepLogInspector.evtx';
/** By this ending the manifest gives the text its language. */
const ENDING = '.xml';

/** Opens a native Windows event log as text: read-only, searchable, with everything that our other logs have. */
export function registerEvtx(server: Server): vscode.Disposable {
  return vscode.Disposable.from(
    registerReadOnlyFiles(EVTX_SCHEME, new EvtxTexts(server)),
    vscode.window.registerCustomEditorProvider(VIEW_TYPE, {
      openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
      resolveCustomEditor: ({ uri }, panel) => showInstead(server, panel, uri),
    }),
  );
}

/** The panel that VS Code opened for the bytes makes way for an editor of the text, in the same place, once that is read. */
async function showInstead(server: Server, panel: vscode.WebviewPanel, file: vscode.Uri): Promise<void> {
  let closed = false;
  panel.onDidDispose(() => {
    closed = true;
  });
  try {
    const document = await whileReading('status bar', say('Reading {0}', file.path), async () =>
      vscode.workspace.openTextDocument((await newestPart(server, file)) ?? textUri(file)),
    );
    if (closed) return; // the reader did not want to wait
    const { viewColumn, active } = panel;
    panel.dispose();
    await vscode.window.showTextDocument(document, {
      preview: false,
      preserveFocus: !active,
      ...(viewColumn ? { viewColumn } : {}),
    });
  } catch (error) {
    complain(say('{0} could not be opened: {1}', file.path, reasonOf(error)));
    if (!closed) panel.dispose();
  }
}

/** Whether a file is a native event log, as which VS Code shows no text. */
export function isEventLog({ scheme, path }: vscode.Uri): boolean {
  return scheme !== EVTX_SCHEME && /\.evtx$/i.test(path);
}

/** The uri of the whole text of a log: its path is the file's, its query the file's whole uri. */
export function textUri(file: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({ scheme: EVTX_SCHEME, path: `${pathToShow(file.path)}${ENDING}`, query: file.toString() });
}

function fileUri(text: vscode.Uri): vscode.Uri {
  try {
    return vscode.Uri.parse(text.query, true);
  } catch {
    throw notFound(text);
  }
}

/**
 * The texts of event logs, and of the parts of large ones, as files; made from the log's bytes each time VS Code reads one. A log that
 * is exported again is read again when its text is next opened, since its time is another.
 */
class EvtxTexts implements ReadableFiles {
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const part = parsePartUri(uri.toString());
    const stat = await vscode.workspace.fs.stat(part ? vscode.Uri.parse(part.log, true) : fileUri(uri));
    // VS Code asks before it opens a larger file in a remote window.
    const size = part ? Math.min(stat.size, LIMITS.partBytes) : stat.size;
    return { ...stat, size, permissions: vscode.FilePermission.Readonly };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    if (parsePartUri(uri.toString())) return new TextEncoder().encode(await partText(this.#server, uri));
    const bytes = await vscode.workspace.fs.readFile(fileUri(uri));
    const { textOfEvtx } = await lateBundle(); // the late bundle: most sessions open no such log
    return new TextEncoder().encode(await textOfEvtx(bytes));
  }

  readDirectory(uri: vscode.Uri): never {
    throw notAFolder(uri);
  }
}
