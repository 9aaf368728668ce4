import * as vscode from 'vscode';
import { type AnalyzeFileAnswer, COMMANDS, type OpenDocumentArgument } from '../../server/src/protocol.ts';

/** What became of a large file. `elsewhere`: it lies where the server cannot read it; `small`: VS Code has a document of it. */
export type LargeOutcome = AnalyzeFileAnswer | { readonly kind: 'elsewhere' | 'small' };

/** Says so. */
export function tellLarge(name: string, outcome: LargeOutcome): void {
  const inform = vscode.window.showInformationMessage;
  switch (outcome.kind) {
    case 'log':
      void tellLog(name, outcome);
      break;
    case 'failed':
      void vscode.window.showErrorMessage(outcome.message);
      break;
    case 'foreign':
      void inform(vscode.l10n.t('{0} is none of the logs that SCEP Log Inspector reads.', name));
      break;
    case 'small':
      void inform(vscode.l10n.t('{0} is small enough for VS Code: its findings show in the editor.', name));
      break;
    case 'elsewhere':
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          '{0} is too large for VS Code to analyse where it lies. Copy it to a disk, out of its archive or remote folder, and open it from there.',
          name,
        ),
      );
      break;
    case 'cancelled':
      break;
  }
}

async function tellLog(
  name: string,
  { format, entries, findings, causes, conclusion, list }: Extract<AnalyzeFileAnswer, { kind: 'log' }>,
): Promise<void> {
  if (findings === 0) {
    const nothing = vscode.l10n.t('{0} ({1}). Entries: {2}. {3}', name, format, entries, conclusion ?? '');
    void vscode.window.showInformationMessage(nothing);
    return;
  }
  const counts = vscode.l10n.t('{0} ({1}). Findings: {2}. Causes: {3}. Entries: {4}.', name, format, findings, causes, entries);
  const text = conclusion === undefined ? counts : `${counts} ${conclusion}`;
  const show = vscode.l10n.t('Show All Findings');
  const answer = await vscode.window.showInformationMessage(text, show);
  const argument: OpenDocumentArgument = { uri: list };
  if (answer === show) await vscode.commands.executeCommand(COMMANDS.showAllFindings, argument);
}
