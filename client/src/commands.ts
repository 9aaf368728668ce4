import * as vscode from 'vscode';
import {
  CHECK_MESSAGES,
  COMMANDS,
  type CopyTextArgument,
  DOCUMENT_FOR,
  DOCUMENT_SCHEME,
  type DocumentForParams,
  type HideRuleArgument,
  LINES_OF,
  type LinesOfAnswer,
  type LinesOfParams,
  type LogArgument,
  type OpenArticleArgument,
  type OpenDocumentArgument,
  type OpenLinesArgument,
} from '../../server/src/protocol.ts';
import { isDecoded, open } from './message/decode.ts';
import type { Languages } from './platform/languages.ts';
import type { Server } from './platform/server.ts';
import { showPage } from './platform/session-pages.ts';
import { activeTextUri } from './platform/tabs.ts';
import { command, inform, mention, pickSome, say, shown, whileReading } from './window/index.ts';

/** Commands that need VS Code's user interface. Arguments come from the server's answers and are checked as foreign data. */
export function registerCommands(server: Server, languages: Languages): vscode.Disposable {
  return vscode.Disposable.from(
    command(COMMANDS.showResolution, (argument?: OpenDocumentArgument) =>
      openServerDocument(server, languages, 'resolution', argument),
    ),
    command(COMMANDS.openDecoded, (argument?: OpenDocumentArgument) =>
      openServerDocument(server, languages, 'decoded', argument),
    ),
    command(COMMANDS.showAllFindings, (argument?: OpenDocumentArgument) =>
      openServerDocument(server, languages, 'findings', argument),
    ),
    command(COMMANDS.checkMessages, (argument?: LogArgument) => checkMessages(server, argument)),
    command(COMMANDS.openLines, (argument?: OpenLinesArgument) => openLines(server, languages, argument)),
    command(COMMANDS.openArticle, openArticle),
    command(COMMANDS.copyText, copyText),
    command(COMMANDS.hideRule, hideRule),
    command('scepLogInspector.showHiddenRules', showHiddenRules),
    command('scepLogInspector.restartServer', () => server.restart()),
    command('scepLogInspector.showOutput', () => server.showOutput()),
  );
}

const NOTHING_HERE = {
  resolution: () => say('There is no finding at the cursor. Put the cursor on a marked place.'),
  decoded: () => say('There is no SCEP message at the cursor. Put the cursor into an encoded message.'),
  findings: () => say('There is no log here that SCEP Log Inspector reads.'),
};

async function openServerDocument(
  server: Server,
  languages: Languages,
  kind: keyof typeof NOTHING_HERE,
  argument: OpenDocumentArgument | undefined,
): Promise<void> {
  const uri = typeof argument?.uri === 'string' ? argument.uri : await askFor(server, languages, kind);
  if (uri === undefined) return;
  if (uri === null) {
    void inform(NOTHING_HERE[kind]());
    return;
  }
  const target = vscode.Uri.parse(uri, true);
  if (target.scheme !== DOCUMENT_SCHEME) return;
  const beside = vscode.window.activeTextEditor !== undefined; // the log stays in sight
  if (target.path.endsWith('.md'))
    await vscode.commands.executeCommand(beside ? 'markdown.showPreviewToSide' : 'markdown.showPreview', target);
  else if (isDecoded(target)) await open(uri);
  else await showPage(target, { preview: true });
}

/** The uri for the active log and cursor; null: nothing there; undefined: no log of ours is active, which was said. */
async function askFor(server: Server, languages: Languages, kind: keyof typeof NOTHING_HERE): Promise<string | null | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !languages.isLog(editor.document.languageId)) {
    const large = kind === 'findings' && !editor ? await askForLarge(server) : undefined;
    if (large !== undefined) return large;
    void inform(say('Open a log that SCEP Log Inspector reads, then try again.'));
    return undefined;
  }
  const { line, character } = editor.selection.active;
  const params: DocumentForParams = { kind, uri: editor.document.uri.toString(), position: { line, character } };
  return server.request<string | null>(DOCUMENT_FOR, params);
}

/** The list of a log that is too large for an editor of VS Code's API, if that is the tab in front and was analysed. */
async function askForLarge(server: Server): Promise<string | undefined> {
  const uri = activeTextUri();
  const params: DocumentForParams | undefined = uri && { kind: 'findings', uri: uri.toString() };
  return (params && (await server.request<string | null>(DOCUMENT_FOR, params))) ?? undefined;
}

/** Of the log that a lens or a page names. */
async function checkMessages(server: Server, argument: LogArgument | undefined): Promise<void> {
  if (typeof argument?.uri !== 'string') return;
  const { uri } = argument;
  await whileReading('status bar', say('Checking the SCEP messages of this log'), () =>
    server.request<null>(CHECK_MESSAGES, { uri } satisfies LogArgument),
  );
}

/** The lines of a log that are in another format, as a text of their own beside it. */
async function openLines(server: Server, languages: Languages, argument: OpenLinesArgument | undefined): Promise<void> {
  if (typeof argument?.uri !== 'string' || typeof argument.languageId !== 'string') return;
  const { uri, languageId } = argument;
  const lines = await server.request<LinesOfAnswer | null>(LINES_OF, { uri, languageId } satisfies LinesOfParams);
  if (!lines || !languages.isLog(lines.languageId)) return;
  const document = await vscode.workspace.openTextDocument({ content: lines.text, language: lines.languageId });
  await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
}

async function openArticle(argument: OpenArticleArgument): Promise<void> {
  const url = vscode.Uri.parse(String(argument?.url), true);
  if (url.scheme === 'https') await vscode.env.openExternal(url);
}

async function copyText(argument: CopyTextArgument): Promise<void> {
  if (typeof argument?.text !== 'string') return;
  await vscode.env.clipboard.writeText(argument.text);
  mention(say('Copied: {0}', String(argument.what)));
}

async function hideRule(argument: HideRuleArgument): Promise<void> {
  const rule = argument?.rule;
  if (typeof rule !== 'string' || !/^[a-z0-9-]{1,80}$/.test(rule)) return;
  await setHiddenRules([...hiddenRules().filter((id) => id !== rule), rule]);
  const undo = say('Undo');
  const answer = await inform(say('Findings of "{0}" are hidden now.', rule), undo);
  if (answer === undo) await setHiddenRules(hiddenRules().filter((id) => id !== rule));
}

async function showHiddenRules(): Promise<void> {
  const hidden = hiddenRules();
  if (hidden.length === 0) {
    void inform(say('No rule is hidden.'));
    return;
  }
  const rows = hidden.map((rule) => ({ label: shown(rule), rule }));
  const picked = await pickSome(rows, {
    title: say('Hidden rules'),
    placeHolder: say('Which rules should show their findings again?'),
  });
  const back = new Set(picked?.map(({ rule }) => rule));
  if (back.size > 0) await setHiddenRules(hidden.filter((id) => !back.has(id)));
}

function hiddenRules(): readonly string[] {
  const value = vscode.workspace.getConfiguration('scepLogInspector').get<unknown>('hiddenRules');
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
}

async function setHiddenRules(rules: readonly string[]): Promise<void> {
  const target = vscode.workspace.workspaceFolders?.length
    ? vscode.ConfigurationTarget.Workspace
    : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration('scepLogInspector').update('hiddenRules', rules, target);
}
