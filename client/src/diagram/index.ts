import * as vscode from 'vscode';
import type { SelectedEnrollment } from '../case/selection.ts';
import type { CaseSession } from '../case/session.ts';
import { nameOf } from '../open/bundle-uri.ts';
import type { Server } from '../platform/server.ts';
import { command, complain, inform, pick, say, shown, whileWorking } from '../window/index.ts';
import { OverviewPage } from './overview.ts';
import { PicturePage } from './picture.ts';

/** The pages that draw a case, and the commands that open them and copy from them. */
export function registerDrawings(
  server: Server,
  session: CaseSession,
  selection: SelectedEnrollment,
  extension: vscode.Uri,
): vscode.Disposable {
  const picture = new PicturePage(server, session, selection, extension);
  const overview = new OverviewPage(server, session, extension);
  return vscode.Disposable.from(
    picture,
    overview,
    command('scepLogInspector.showPicture', async (argument?: unknown) => {
      const given = keyOf(argument) ?? (isOfList(argument) ? selection.key : undefined);
      const key = given ?? (await keyAtCursor(session)) ?? selection.key ?? (await askFor(session));
      if (key !== undefined) await picture.show(key);
    }),
    command('scepLogInspector.copyPictureAsSvg', () => picture.copy('svg')),
    command('scepLogInspector.copyPictureAsImage', () => picture.copy('png')),
    command('scepLogInspector.copyPictureAsMermaid', () => picture.copy('mermaid')),
    command('scepLogInspector.showCaseOverview', async (folder?: unknown) => {
      const given = folder instanceof vscode.Uri ? [folder] : undefined;
      const isRead = session.stage.kind === 'ready' || session.stage.kind === 'scanning';
      const roots = given ?? (isRead ? [] : (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri));
      if (session.version < 0 && roots.length === 0) {
        void inform(say('Open the folder or bundle of the case first.'));
        return;
      }
      await overview.show();
      if (roots.length > 0) await scan(session, roots);
    }),
  );
}

function keyOf(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('key' in argument)) return undefined;
  return typeof argument.key === 'string' ? argument.key : undefined;
}

/** A key that was pressed in the list of enrollments means the one that is selected there, wherever the cursor of the editor is. */
function isOfList(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && 'selected' in argument;
}

/** The enrollment that has a line where the cursor is. */
async function keyAtCursor(session: CaseSession): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { line } = editor.selection.active;
  return (await session.enrollmentsAt(editor.document.uri, line, line))[0];
}

async function askFor(session: CaseSession): Promise<string | undefined> {
  const summary = await session.summary();
  const rows = (summary?.enrollments ?? []).map(({ key, device, outcome, written, cause }) => ({
    key,
    label: shown(device),
    description: shown(`${outcome} ${written ?? ''}`),
    detail: shown(cause?.text ?? ''),
  }));
  if (rows.length === 0) {
    void inform(say('No enrollment was found yet: open the folder or a log of the case first.'));
    return undefined;
  }
  const picked = await pick(rows, { title: say('Picture of an enrollment'), placeHolder: say('Which enrollment?') });
  return picked?.key;
}

/** Makes a folder or bundle the case of this window. */
async function scan(session: CaseSession, uris: readonly vscode.Uri[]): Promise<void> {
  const roots = uris.map((uri) => ({ uri: uri.toString(), name: uris.length > 1 ? nameOf(uri) : '' }));
  const answer = await whileWorking(say('Reading the logs of the case'), (report, token) => {
    const progress = (_percentage: number, message?: string): void => {
      if (message !== undefined) report(shown(message));
    };
    return session.scan({ roots, exclude: [] }, { token, progress });
  });
  if (answer.kind === 'failed') complain(shown(answer.message));
}
