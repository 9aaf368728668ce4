import * as vscode from 'vscode';
import { CASE_OVERVIEW, type CaseOverviewAnswer, type CaseOverviewParams } from '../../../server/src/protocol.ts';
import { nameOf } from '../open/bundle-uri.ts';
import type { Server } from '../platform/server.ts';
import type { SessionPages } from '../platform/session-pages.ts';
import { command, complain, inform, say, shown, whileWorking } from '../window/index.ts';

/** The command "Show Case Overview": every log of a folder or bundle with what failed, and the logs that are missing. */
export function registerCaseOverview(server: Server, pages: SessionPages): vscode.Disposable {
  const show = async (folder?: unknown): Promise<void> => {
    const roots = folder instanceof vscode.Uri ? [folder] : (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    if (roots.length === 0) {
      void inform(say('Open the folder or bundle of the case first.'));
      return;
    }
    const answer = await overviewOf(server, roots);
    if (answer.kind === 'page') await pages.show(say('Case overview'), answer.page);
    else if (answer.kind === 'failed') complain(shown(answer.message));
  };
  return command('scepLogInspector.showCaseOverview', show);
}

/** The server reads and analyses; what lies on no disk of its machine it asks for (`platform/files-of-server.ts`). */
async function overviewOf(server: Server, roots: readonly vscode.Uri[]): Promise<CaseOverviewAnswer> {
  return whileWorking(say('Reading the logs of the case'), async (report, token) => {
    const params: CaseOverviewParams = {
      title: roots.map(titleOf).join(', '),
      roots: roots.map((uri) => ({ uri: uri.toString(), name: roots.length > 1 ? titleOf(uri) : '' })),
    };
    const progress = (_percentage: number, message?: string): void => {
      if (message !== undefined) report(shown(message));
    };
    try {
      return await server.requestLong<CaseOverviewAnswer>(CASE_OVERVIEW, params, { token, progress });
    } catch (error) {
      if (token.isCancellationRequested) return { kind: 'cancelled' };
      throw error;
    }
  });
}

function titleOf(root: vscode.Uri): string {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === root.toString());
  return folder?.name ?? nameOf(root);
}
