import * as vscode from 'vscode';
import type { Sentence } from '../../../server/src/core/detect.ts';
import { masked, own, type Said } from '../../../server/src/core/text/secrets/index.ts';
import { inert } from '../../../server/src/core/text/visible.ts';
import { MOST, type Shown, shown } from './shown.ts';

/** Code units of one argument: a long name leaves room for what is said of it. */
const MOST_OF_ARGUMENT = 300;

/** One of our own sentences, with names and texts of others in its places, in VS Code's display language. */
export function say(template: string, ...args: readonly (string | number)[]): Shown {
  const words = args.map((arg) => (typeof arg === 'string' ? shown(arg, MOST_OF_ARGUMENT) : arg));
  return inert(own(vscode.l10n.t(template, ...words)), MOST);
}

/** A sentence of core, to be shown. */
export function worded(message: Sentence): Shown {
  return inert(translate(message), MOST);
}

/** What went wrong, in the words of whoever noticed. */
export function reasonOf(error: unknown): Shown {
  return shown(error instanceof Error ? error.message : String(error));
}

/** A sentence of core in VS Code's display language, for the text of a document: all of it, but for the secrets of its arguments. */
export function translate(message: Sentence): Said {
  const readable = (arg: Sentence['args'][number]): string | number => {
    if (typeof arg === 'object') return translate(arg);
    return typeof arg === 'string' ? masked(arg) : arg;
  };
  return own(vscode.l10n.t(message.text, ...message.args.map(readable)));
}
