import path from 'node:path';
import { once } from '../core/text/once.ts';
import { own, together } from '../core/text/secrets/index.ts';
import { type Localize, localizer, msg, type Sentence } from '../core/text/sentence.ts';
import { oneLine, type Shown } from '../core/text/visible.ts';
import { translationsFor } from './localize.ts';
import { writeError, writeOutput } from './output.ts';

/** What `localize` translates with; the bundles lie beside `dist/`. Read when first asked for: a thread says nothing itself. */
export const translations = once(() => translationsFor(process.env, path.join(__dirname, '..', 'l10n')));
const say = once(() => localizer((template) => translations().get(template) ?? template));

/** Renders a sentence for this terminal. */
export const localize: Localize = (sentence) => say()(sentence);

/** Text on standard output: nothing in it can rewrite the screen of a terminal, and no secret stands in it. */
export function print(text: Shown): void {
  writeOutput(together`${text}\n`);
}

/**
 * A report as JSON on standard output. What a terminal or an editor would not show, or show elsewhere, is written as `\\u202e`: to a
 * program it is the same.
 */
export function printJson(report: object): void {
  writeOutput(own(`${jsonOf(report)}\n`));
}

/** Only strings of JSON hold such characters, but for the line ends and blanks of its layout. */
export function jsonOf(report: object): string {
  return JSON.stringify(report, null, 2).replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu, (unseen) =>
    Array.from({ length: unseen.length }, (_, i) => `\\u${unseen.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  );
}

/** One line on standard error, with the program's name before it. */
export function complain(message: Sentence): void {
  writeError(together`${oneLine(localize(msg('scep-log-inspector: {0}', message)))}\n`);
}
