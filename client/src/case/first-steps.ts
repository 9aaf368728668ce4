import * as vscode from 'vscode';
import { command } from '../window/index.ts';
import type { CaseScanner } from './scan.ts';

/** The walkthrough of the manifest. */
const WALKTHROUGH = 'diagnose';

/** For whoever has no case yet, or does not know what to do with one: the sample case, the walkthrough, the documentation. */
export function registerFirstSteps(context: vscode.ExtensionContext, scanner: CaseScanner): vscode.Disposable {
  const { id, extensionUri } = { id: context.extension.id, extensionUri: context.extensionUri };
  return vscode.Disposable.from(
    command('scepLogInspector.trySampleCase', async () => {
      const folder = vscode.Uri.joinPath(context.globalStorageUri, 'sample case');
      await vscode.workspace.fs.createDirectory(context.globalStorageUri);
      await vscode.workspace.fs.copy(vscode.Uri.joinPath(extensionUri, 'samples', 'case'), folder, { overwrite: true });
      await vscode.commands.executeCommand('scepLogInspector.enrollments.focus');
      await scanner.scan([folder]);
    }),
    command('scepLogInspector.openWalkthrough', () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${id}#${WALKTHROUGH}`, false),
    ),
    command('scepLogInspector.openDocumentation', () => vscode.commands.executeCommand('extension.open', id)),
  );
}
