import * as vscode from 'vscode';
import type { Message } from '../../server/src/core/detect.ts';

/** Renders a message of core in VS Code's display language. */
export function render(message: Message): string {
  return vscode.l10n.t(message.text, ...message.args.map((arg) => (typeof arg === 'object' ? render(arg) : arg)));
}
