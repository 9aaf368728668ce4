import * as vscode from 'vscode';
import type { Message } from '../../server/src/core/detect.ts';
import { masked, own, type Said } from '../../server/src/core/text/secrets/index.ts';

/** Renders a message of core in VS Code's display language, with the secrets of its arguments masked. */
export function render(message: Message): Said {
  const shown = (arg: Message['args'][number]): string | number => {
    if (typeof arg === 'object') return render(arg);
    return typeof arg === 'string' ? masked(arg) : arg;
  };
  return own(vscode.l10n.t(message.text, ...message.args.map(shown)));
}
