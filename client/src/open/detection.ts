import * as vscode from 'vscode';
import { detectLog, HEAD_LENGTH, type Sentence } from '../../../server/src/core/detect.ts';
import { DOCUMENT_SCHEME } from '../../../server/src/protocol.ts';
import type { Languages } from '../platform/languages.ts';
import type { Server } from '../platform/server.ts';
import { PAGE_SCHEME } from '../platform/session-pages.ts';
import { claims, languageWithout, mayHoldLog, replacesAll } from './claims.ts';

/** How a document came to its language, for the status item. */
export type Recognition = { readonly by: 'content' | 'name'; readonly reason: Sentence } | { readonly by: 'choice' };

/** Documents that VS Code or our own server writes. */
const NEVER_LOGS = new Set(['output', DOCUMENT_SCHEME, PAGE_SCHEME]);
const PASTE_DELAY_MS = 250;

/** Gives logs that VS Code did not recognise their language, and says why. A reader's own choice is never overruled. */
export interface Detection extends vscode.Disposable {
  recognitionOf(document: vscode.TextDocument): Recognition | undefined;
  /** The reader picked a language (or "none of ours"): detection leaves this document alone from now on. */
  choose(document: vscode.TextDocument, language: string): Promise<void>;
}

export function watchDocuments(languages: Languages, server: Server): Detection {
  const chosen = new Set<string>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** Documents whose text is another one than that by which they got their language. */
  const anew = new Set<string>();
  // A change of language closes and opens a document in one go; so does nobody else.
  let closing: { readonly key: string; readonly language: string } | undefined;
  let ourChange = '';

  const setLanguage = async (document: vscode.TextDocument, language: string): Promise<void> => {
    ourChange = document.uri.toString();
    try {
      await vscode.languages.setTextDocumentLanguage(document, language);
    } finally {
      ourChange = '';
    }
  };

  /** `replaced`: the text is another one than that by which the document got its language. */
  const look = (document: vscode.TextDocument, replaced = false): void => {
    const key = document.uri.toString();
    const ours = languages.isLog(document.languageId);
    if (ours) server.start();
    if (chosen.has(key) || NEVER_LOGS.has(document.uri.scheme) || !(ours || mayHoldLog(document.languageId))) return;
    if (!vscode.workspace.getConfiguration('scepLogInspector').get<boolean>('detection.enabled', true)) return;
    const head = headOf(document);
    if (head.trim().length === 0) return;
    const found = detectLog({ head, fileName: fileNameOf(document) });
    if (!found && ours) void setLanguage(document, languageWithout(document.uri.path));
    const other = replaced && ours && found?.id !== document.languageId && found?.detection.quality !== 'possible';
    if (found && (other || claims(document.languageId, found.detection.quality)) && languages.isLog(found.id)) {
      void setLanguage(document, found.id);
    }
  };

  /** Between other languages VS Code and other extensions move documents, too; to one of ours and away from it only the reader does. */
  const opened = (document: vscode.TextDocument): void => {
    const key = document.uri.toString();
    const { languageId } = document;
    const before = closing?.key === key && ourChange !== key ? closing.language : languageId;
    if (before !== languageId && (languages.isLog(before) || languages.isLog(languageId))) chosen.add(key);
    look(document);
  };

  const subscriptions = [
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.workspace.onDidCloseTextDocument((document) => {
      const key = document.uri.toString();
      closing = { key, language: document.languageId };
      setTimeout(() => {
        if (closing?.key === key) closing = undefined;
      }, 0);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!document.isUntitled || contentChanges.length === 0) return;
      const last = document.lineAt(document.lineCount - 1).range.end;
      const replaced = contentChanges.some((change) => replacesAll(change, document.offsetAt(last)));
      if (!mayHoldLog(document.languageId) && !(replaced && languages.isLog(document.languageId))) return;
      const key = document.uri.toString();
      if (replaced) anew.add(key);
      clearTimeout(waiting.get(key));
      const later = setTimeout(() => {
        waiting.delete(key);
        look(document, anew.delete(key));
      }, PASTE_DELAY_MS);
      waiting.set(key, later);
    }),
  ];
  for (const document of vscode.workspace.textDocuments) look(document);

  return {
    recognitionOf(document) {
      if (chosen.has(document.uri.toString())) return { by: 'choice' };
      const found = detectLog({ head: headOf(document), fileName: fileNameOf(document) });
      if (!found || found.id !== document.languageId) return undefined;
      return { by: found.detection.quality === 'possible' ? 'name' : 'content', reason: found.detection.reason };
    },
    async choose(document, language) {
      chosen.add(document.uri.toString());
      if (document.languageId !== language) await setLanguage(document, language);
    },
    dispose() {
      for (const timer of waiting.values()) clearTimeout(timer);
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}

/** As many lines as are looked at; lines can be long, so that a range of them is not asked for at once. */
const HEAD_LINES = 4000;

function headOf(document: vscode.TextDocument): string {
  const lines: string[] = [];
  let length = 0;
  for (let i = 0; i < document.lineCount && i < HEAD_LINES && length < HEAD_LENGTH; i++) {
    const { text } = document.lineAt(i);
    lines.push(text);
    length += text.length + 1;
  }
  return lines.join('\n');
}

function fileNameOf(document: vscode.TextDocument): string {
  return document.isUntitled ? '' : document.uri.path;
}
