import * as vscode from 'vscode';
import { keyIn } from '../case/argument.ts';
import type { CaseScanner } from '../case/scan.ts';
import type { SelectedEnrollment } from '../case/selection.ts';
import type { CaseSession } from '../case/session.ts';
import type { Server } from '../platform/server.ts';
import { command, inform, pick, say, shown } from '../window/index.ts';
import { OverviewPage } from './overview.ts';
import { PicturePage } from './picture.ts';

/** The pages that draw a case, and the commands that open them and copy from them. */
export function registerDrawings(
  server: Server,
  session: CaseSession,
  scanner: CaseScanner,
  selection: SelectedEnrollment,
  extension: vscode.Uri,
): vscode.Disposable {
  const picture = new PicturePage(server, session, selection, extension);
  const overview = new OverviewPage(server, session, extension);
  return vscode.Disposable.from(
    picture,
    overview,
    command('scepLogInspector.showPicture', async (argument?: unknown) => {
      const given = keyIn(argument) ?? (isOfList(argument) ? selection.key : undefined);
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
      if (roots.length > 0) await scanner.scan(roots);
    }),
  );
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
