import * as vscode from 'vscode';
import type { LinkedText } from '../../../server/src/protocol.ts';
import { linksOfPage, type Shown, say } from '../window/index.ts';

/** Scheme of the pages: text that is kept for the session. */
export const PAGE_SCHEME = 'scep-page';
const MAX_PAGES = 8;

/** Read-only pages with links that the server made once; the last ones are kept. */
export class SessionPages implements vscode.Disposable {
  readonly #pages = new Map<string, LinkedText>();
  readonly #registrations: vscode.Disposable;
  #next = 1;

  constructor() {
    this.#registrations = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(PAGE_SCHEME, {
        provideTextDocumentContent: (uri) => this.#pages.get(uri.toString())?.text ?? say('This page is gone. Make it again.'),
      }),
      vscode.languages.registerDocumentLinkProvider(
        { scheme: PAGE_SCHEME },
        {
          provideDocumentLinks: (page) => linksOfPage(page, (this.#pages.get(page.uri.toString())?.links ?? []).map(linkOf)),
        },
      ),
    );
  }

  /** Shows a page under a title, which gets a number. */
  async show(title: Shown, page: LinkedText): Promise<void> {
    const uri = vscode.Uri.from({ scheme: PAGE_SCHEME, path: `/${title} ${this.#next++}.txt` });
    this.#pages.set(uri.toString(), page);
    for (const oldest of [...this.#pages.keys()].slice(0, -MAX_PAGES)) this.#pages.delete(oldest);
    await showPage(uri, { preview: false });
  }

  dispose(): void {
    this.#registrations.dispose();
  }
}

/** Shows a page of ours: wrapped and in colours. */
export async function showPage(uri: vscode.Uri, options: vscode.TextDocumentShowOptions): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(await vscode.languages.setTextDocumentLanguage(document, 'scep-page'), options);
}

function linkOf({ line, start, end, target }: LinkedText['links'][number]): vscode.DocumentLink {
  return new vscode.DocumentLink(new vscode.Range(line, start, line, end), vscode.Uri.parse(target, true));
}
