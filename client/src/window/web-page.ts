import * as vscode from 'vscode';
import type { Shown } from './shown.ts';

/** A kind of page that the extension draws itself, in a tab beside the editors. */
export interface WebPageKind {
  /** As `onWebviewPanel:` of the manifest names it. */
  readonly viewType: string;
  /** Name of its script in `dist`; all pages share `page.css` there. */
  readonly script: string;
}

/**
 * One page in a tab. Nothing runs in it but our script, nothing is loaded but our style, and no text is ever part of its markup: the page
 * makes its elements of what `post` sends, and answers with messages that are foreign data here.
 */
export class WebPage implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;

  constructor(panel: vscode.WebviewPanel, kind: WebPageKind, extension: vscode.Uri) {
    this.#panel = panel;
    const dist = vscode.Uri.joinPath(extension, 'dist');
    const { webview } = panel;
    webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [dist] };
    webview.html = markup(webview, kind, dist);
  }

  get visible(): boolean {
    return this.#panel.visible;
  }

  onMessage(hear: (message: unknown) => void): vscode.Disposable {
    return this.#panel.webview.onDidReceiveMessage(hear);
  }

  /** The reader closed it, or `dispose` did. */
  onDidClose(hear: () => void): vscode.Disposable {
    return this.#panel.onDidDispose(hear);
  }

  /** The reader comes to it, or leaves it. */
  onDidChangeFront(hear: (front: boolean) => void): vscode.Disposable {
    return this.#panel.onDidChangeViewState(({ webviewPanel }) => hear(webviewPanel.active));
  }

  /** Sends plain data; a page that is hidden hears nothing, and asks when it is shown again. */
  post(message: object): void {
    void this.#panel.webview.postMessage(message);
  }

  title(title: Shown): void {
    this.#panel.title = title;
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }
}

/** Opens a page in a column. */
export function openWebPage(kind: WebPageKind, extension: vscode.Uri, title: Shown, column: vscode.ViewColumn): WebPage {
  const options = { enableFindWidget: true };
  return new WebPage(vscode.window.createWebviewPanel(kind.viewType, title, column, options), kind, extension);
}

/** Gives pages back that were open when the window was closed, with the state that their script kept: foreign data. */
export function restoreWebPages(
  kind: WebPageKind,
  extension: vscode.Uri,
  restore: (page: WebPage, state: unknown) => void,
): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(kind.viewType, {
    async deserializeWebviewPanel(panel, state: unknown) {
      restore(new WebPage(panel, kind, extension), state);
    },
  });
}

/** Constant but for our own addresses: what a page shows comes by messages. */
function markup(webview: vscode.Webview, { script, viewType }: WebPageKind, dist: vscode.Uri): string {
  const nonce = newNonce();
  const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; img-src data:`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language.replace(/[^\w-]/g, '')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${viewType}</title>
<link rel="stylesheet" href="${address('page.css')}">
</head>
<body>
<main id="page"></main>
<script nonce="${nonce}" src="${address(script)}"></script>
</body>
</html>`;
}

const NONCE_BYTES = 16;

/** A value that nobody can guess, for one page. */
function newNonce(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
