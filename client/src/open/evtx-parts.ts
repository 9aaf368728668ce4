import * as vscode from 'vscode';
import { EVTX_SCHEME, parsePartUri } from '../../../server/src/core/evtx/index.ts';
import { LIMITS } from '../../../server/src/core/limits.ts';
import {
  COMMANDS,
  EVENT_LOG_PART,
  EVENT_LOG_PARTS,
  type EventLogParams,
  type EventLogPartAnswer,
  type EventLogPartParams,
  type EventLogPartsAnswer,
  SEARCH_EVENTS,
  type SearchEventsAnswer,
  type SearchEventsParams,
} from '../../../server/src/protocol.ts';
import type { Server } from '../platform/server.ts';
import type { SessionPages } from '../platform/session-pages.ts';
import { activeTextUri } from '../platform/tabs.ts';
import {
  askText,
  command,
  complain,
  inform,
  type Lens,
  pick,
  progressNotification,
  reasonOf,
  registerLenses,
  type Shown,
  say,
  shown,
  unavailable,
} from '../window/index.ts';
import { nameOf } from './bundle-uri.ts';

/** The commands of a native event log that is shown in parts. */
export function registerEventLogParts(server: Server, pages: SessionPages): vscode.Disposable {
  const inActiveLog = (run: (log: vscode.Uri) => Promise<void>) => async (): Promise<void> => {
    const part = parsePartUri(activeTextUri()?.toString() ?? '');
    if (part) return run(vscode.Uri.parse(part.log, true));
    void inform(say('Open a large event log first, one that is shown in parts.'));
  };
  return vscode.Disposable.from(
    registerLenses(EVTX_SCHEME, (uri) => lensesOf(server, uri)),
    command(
      'scepLogInspector.goToPart',
      inActiveLog((log) => goToPart(server, log)),
    ),
    command(
      'scepLogInspector.searchEvents',
      inActiveLog((log) => searchEvents(server, pages, log)),
    ),
  );
}

/**
 * The ways from a part to the others. The comment above it has them as links, for editors that follow those of a log; VS Code does not,
 * since there it would follow every address that the log holds.
 */
async function lensesOf(server: Server, uri: vscode.Uri): Promise<readonly Lens[]> {
  const part = parsePartUri(uri.toString());
  if (!part) return [];
  const parts = await partsOf(server, vscode.Uri.parse(part.log, true));
  const open = (template: (title: string) => Shown, index: number): Lens[] =>
    parts.slice(index, index + 1).map((other) => ({
      title: template(other.title),
      command: 'vscode.open',
      arguments: [vscode.Uri.parse(other.uri, true)],
    }));
  return [
    ...(part.part > 1 ? open((title) => say('Previous: {0}', title), part.part - 2) : []),
    ...open((title) => say('Next: {0}', title), part.part),
    { title: say('All Parts'), command: 'scepLogInspector.goToPart' },
    { title: say('Findings of the Whole Log'), command: COMMANDS.showAllFindings },
  ];
}

/** The part of a large log with its newest events; undefined for a log that is shown as one text. Fails with a sentence. */
export async function newestPart(server: Server, log: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (log.scheme !== 'file') return undefined;
  const { size } = await vscode.workspace.fs.stat(log);
  if (size < LIMITS.shownWholeBytes) return undefined;
  const newest = (await partsOf(server, log)).at(-1);
  return newest && vscode.Uri.parse(newest.uri, true);
}

/** The text of a part. Fails with a sentence. */
export async function partText(server: Server, uri: vscode.Uri): Promise<string> {
  const params: EventLogPartParams = { uri: uri.toString() };
  const answer = await server.request<EventLogPartAnswer>(EVENT_LOG_PART, params);
  if (answer.kind === 'failed') throw unavailable(shown(answer.message));
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
  const here = say('shown now');
  const items = parts.map(({ uri, title, content }) => {
    const target = vscode.Uri.parse(uri, true);
    const label = shown(title);
    const detail = shown(content);
    return target.toString() === active ? { label, detail, target, description: here } : { label, detail, target };
  });
  const picked = await pick(items, {
    title: say('Parts of {0}', nameOf(log)),
    placeHolder: say('Type a number, a date or a time, for instance 2024-05-02'),
  });
  if (picked) await vscode.window.showTextDocument(picked.target, { preview: false });
}

async function searchEvents(server: Server, pages: SessionPages, log: vscode.Uri): Promise<void> {
  const words = await askText(
    say('Search in all parts of {0}', nameOf(log)),
    say('Lists the events whose text holds this. Upper and lower case are the same.'),
  );
  if (!words) return;
  const cancel = new vscode.CancellationTokenSource();
  const notification = progressNotification(say('Searching {0}', nameOf(log)), cancel);
  const params: SearchEventsParams = { uri: log.toString(), words };
  const watch = { token: cancel.token, progress: notification.report };
  try {
    const answer = await server.requestLong<SearchEventsAnswer>(SEARCH_EVENTS, params, watch);
    if (answer.kind === 'failed') throw new Error(answer.message);
    if (answer.kind === 'page') await pages.show(say('Events found'), answer.page);
  } catch (error) {
    if (!cancel.token.isCancellationRequested) tell(error);
  } finally {
    notification.end();
    cancel.dispose();
  }
}

function tell(error: unknown): undefined {
  complain(reasonOf(error));
}
