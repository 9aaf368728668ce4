import * as vscode from 'vscode';
import { type AnalyzeFileAnswer, COMMANDS, type OpenDocumentArgument } from '../../../server/src/protocol.ts';
import { complain, inform, say, shown, warn } from '../window/index.ts';

/** What became of a large file. `elsewhere`: it lies where the server cannot read it; `small`: VS Code has a document of it. */
export type LargeOutcome = AnalyzeFileAnswer | { readonly kind: 'elsewhere' | 'small' };

/** Says so. */
export function tellLarge(name: string, outcome: LargeOutcome): void {
  switch (outcome.kind) {
    case 'log':
      void tellLog(name, outcome);
      break;
    case 'failed':
      complain(shown(outcome.message));
      break;
    case 'foreign':
      void inform(say('{0} is none of the logs that SCEP Log Inspector reads.', name));
      break;
    case 'small':
      void inform(say('{0} is small enough for VS Code: its findings show in the editor.', name));
      break;
    case 'elsewhere':
      void warn(
        say(
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
    void inform(say('{0} ({1}). Entries: {2}. {3}', name, format, entries, conclusion ?? ''));
    return;
  }
  const counts = say('{0} ({1}). Findings: {2}. Causes: {3}. Entries: {4}.', name, format, findings, causes, entries);
  const text = conclusion === undefined ? counts : say('{0} {1}', counts, conclusion);
  const show = say('Show All Findings');
  const answer = await inform(text, show);
  const argument: OpenDocumentArgument = { uri: list };
  if (answer === show) await vscode.commands.executeCommand(COMMANDS.showAllFindings, argument);
}
