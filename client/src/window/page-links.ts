import * as vscode from 'vscode';
import { say } from './say.ts';

/** What the editors of VS Code make links of, wherever it stands. */
const ADDRESS = /(?:https?|file):\/\/\S+/gi;

/**
 * The links of one of our pages, and one more over each address that a log brought along: that leads nowhere, and takes the place of
 * the one that VS Code would put there, since to follow it may send a whole request.
 */
export function linksOfPage(page: vscode.TextDocument, ours: readonly vscode.DocumentLink[]): vscode.DocumentLink[] {
  const covers: vscode.DocumentLink[] = [];
  for (const { index, 0: address } of page.getText().matchAll(ADDRESS)) {
    const range = new vscode.Range(page.positionAt(index), page.positionAt(index + address.length));
    if (ours.some((link) => link.range.intersection(range) !== undefined)) continue;
    const cover = new vscode.DocumentLink(range, page.uri);
    cover.tooltip = say('Addresses from a log are not opened');
    covers.push(cover);
  }
  return [...ours, ...covers].sort((a, b) => a.range.start.compareTo(b.range.start)); // VS Code merges sorted lists
}
