import * as vscode from 'vscode';
import { parsePartUri, SHOWN_WHOLE } from '../../server/src/core/evtx/index.ts';
import {
  EVENT_LOG_PART,
  EVENT_LOG_PARTS,
  type EventLogParams,
  type EventLogPartAnswer,
  type EventLogPartParams,
  type EventLogPartsAnswer,
  SEARCH_EVENTS,
  type SearchEventsAnswer,
  type SearchEventsParams,
} from '../../server/src/protocol.ts';
import { nameOf } from './bundle-uri.ts';
import { progressNotification } from './progress.ts';
import type { Server } from './server.ts';
import type { SessionPages } from './session-pages.ts';
import { activeTextUri } from './tabs.ts';

/** The commands of a native event log that is shown in parts. */
export function registerEventLogParts(server: Server, pages: SessionPages): vscode.Disposable {
  const inActiveLog = (run: (log: vscode.Uri) => Promise<void>) => async (): Promise<void> => {
    const part = parsePartUri(activeTextUri()?.toString() ?? '');
    if (part) return run(vscode.Uri.parse(part.log, true));
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a large event log first, one that is shown in parts.'));
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(
      'scepLogInspector.goToPart',
      inActiveLog((log) => goToPart(server, log)),
    ),
    vscode.commands.registerCommand(
      'scepLogInspector.searchEvents',
      inActiveLog((log) => searchEvents(server, pages, log)),
    ),
  );
}

/** The part of a large log with its newest events; undefined for a log that is shown as one text. Fails with a sentence. */
export async function newestPart(server: Server, log: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (log.scheme !== 'file') return undefined;
  const { size } = await vscode.workspace.fs.stat(log);
  if (size < SHOWN_WHOLE) return undefined;
  const newest = (await partsOf(server, log)).at(-1);
  return newest && vscode.Uri.parse(newest.uri, true);
}

/** The text of a part. Fails with a sentence. */
export async function partText(server: Server, uri: vscode.Uri): Promise<string> {
  const params: EventLogPartParams = { uri: uri.toString() };
  const answer = await server.request<EventLogPartAnswer>(EVENT_LOG_PART, params);
  if (answer.kind === 'failed') throw vscode.FileSystemError.Unavailable(answer.message);
  return answer.text;
}

type Parts = Extract<EventLogPartsAnswer, { kind: 'parts' }>['parts'];

/** None for a log that is shown as one text. */
async function partsOf(server: Server, log: vscode.Uri): Promise<Parts> {
  const params: EventLogParams = { uri: log.toString() };
  const answer = await server.request<EventLogPartsAnswer>(EVENT_LOG_PARTS, params);
  if (answer.kind === 'failed') throw new Error(answer.message);
  return answer.kind === 'parts' ? answer.parts : [];
}

async function goToPart(server: Server, log: vscode.Uri): Promise<void> {
  const parts = await partsOf(server, log).catch(tell);
  if (!parts) return;
  const active = activeTextUri()?.toString();
  const here = vscode.l10n.t('shown now');
  const items = parts.map(({ uri, title, content }) => {
    const target = vscode.Uri.parse(uri, true);
    const description = target.toString() === active ? here : '';
    return { label: title, description, detail: content, target };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Parts of {0}', nameOf(log)),
    placeHolder: vscode.l10n.t('Type a number, a date or a time, for instance 2024-05-02'),
    matchOnDetail: true,
  });
  if (picked) await vscode.window.showTextDocument(picked.target, { preview: false });
}

async function searchEvents(server: Server, pages: SessionPages, log: vscode.Uri): Promise<void> {
  const words = await vscode.window.showInputBox({
    title: vscode.l10n.t('Search in all parts of {0}', nameOf(log)),
    prompt: vscode.l10n.t('Lists the events whose text holds this. Upper and lower case are the same.'),
  });
  if (!words) return;
  const cancel = new vscode.CancellationTokenSource();
  const notification = progressNotification(vscode.l10n.t('Searching {0}', nameOf(log)), cancel);
  const params: SearchEventsParams = { uri: log.toString(), words };
  const watch = { token: cancel.token, progress: notification.report };
  try {
    const answer = await server.requestLong<SearchEventsAnswer>(SEARCH_EVENTS, params, watch);
    if (answer.kind === 'failed') throw new Error(answer.message);
    if (answer.kind === 'page') await pages.show(vscode.l10n.t('Events found'), answer.page);
  } catch (error) {
    if (!cancel.token.isCancellationRequested) tell(error);
  } finally {
    notification.end();
    cancel.dispose();
  }
}

function tell(error: unknown): undefined {
  void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
}
