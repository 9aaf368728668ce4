import * as vscode from 'vscode';
import { command, complain, shown } from '../window/index.ts';
import type { CaseSession } from './session.ts';

/** The walkthrough of the manifest. */
const WALKTHROUGH = 'diagnose';

/** For whoever has no case yet, or does not know what to do with one: the sample case, the walkthrough, the documentation. */
export function registerFirstSteps(context: vscode.ExtensionContext, session: CaseSession): vscode.Disposable {
  const { id, extensionUri } = { id: context.extension.id, extensionUri: context.extensionUri };
  return vscode.Disposable.from(
    command('scepLogInspector.trySampleCase', async () => {
      const folder = vscode.Uri.joinPath(context.globalStorageUri, 'sample case');
      await vscode.workspace.fs.createDirectory(context.globalStorageUri);
      await vscode.workspace.fs.copy(vscode.Uri.joinPath(extensionUri, 'samples', 'case'), folder, { overwrite: true });
      await vscode.commands.executeCommand('scepLogInspector.enrollments.focus');
      const roots = [{ uri: folder.toString(), name: '' }];
      const { token } = new vscode.CancellationTokenSource(); // it is read in a moment
      const answer = await session.scan({ roots, exclude: [] }, { token, progress: () => undefined });
      if (answer.kind === 'failed') complain(shown(answer.message));
    }),
    command('scepLogInspector.openWalkthrough', () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${id}#${WALKTHROUGH}`, false),
    ),
    command('scepLogInspector.openDocumentation', () => vscode.commands.executeCommand('extension.open', id)),
  );
}
