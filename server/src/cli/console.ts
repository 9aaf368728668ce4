import path from 'node:path';
import { type Localize, type Message, msg } from '../core/text/message.ts';
import { localizeFor } from './localize.ts';
import { writeError, writeOutput } from './output.ts';

/** Renders a message for this terminal. The bundles lie beside `dist/`. */
export const localize: Localize = localizeFor(process.env, path.join(__dirname, '..', 'l10n'));

export function print(text: string): void {
  writeOutput(`${text}\n`);
}

/** One line on standard error, with the program's name before it. */
export function complain(message: Message): void {
  writeError(`${printableLine(localize(msg('scep-log-inspector: {0}', message)))}\n`);
}

/** Log text as it may go to a terminal: control characters (an escape sequence could rewrite the screen) become visible. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (c) => {
    const code = c.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** The same for what must stay in one line, such as the name of a file: tabs and line ends become visible too. */
export function printableLine(text: string): string {
  return printable(text).replace(/[\t\n]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)));
}
