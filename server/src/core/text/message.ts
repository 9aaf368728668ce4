import { masked, own, type Said } from './secrets/index.ts';

/**
 * A sentence for a reader, not yet in anybody's language: an English template with places `{0}`, `{1}` … and what goes
 * into them. Templates are plain text, without Markdown; whoever renders one escapes the result.
 * Core makes messages and never renders them; the edges (lsp, cli) do, through a `Localize`.
 */
export interface Message {
  readonly text: string;
  readonly args: readonly MessageArg[];
}

/** Log text and numbers go in as they are, and rendering masks their secrets; a message inside a message is translated first. */
export type MessageArg = string | number | Message;

/** Renders a message in the reader's language, with the secrets of its arguments masked. */
export type Localize = (message: Message) => Said;

/** Makes a message. `text` must be a literal at the call: the translation bundle is collected from the sources. */
export function msg(text: string, ...args: readonly MessageArg[]): Message {
  return { text, args };
}

/** A message that is only a value (a number, a name, log text) and needs no translation. */
export function verbatim(value: string | number): Message {
  return { text: '{0}', args: [String(value)] };
}

/** A `Localize` over a template translator; an unknown place is left as it stands. */
export function localizer(translate: (template: string) => string): Localize {
  const render = (message: Message): Said => {
    const template = message.text === '{0}' ? message.text : translate(message.text);
    const text = template.replace(/\{(\d{1,2})\}/g, (place, n: string) => {
      const arg = message.args[Number(n)];
      if (arg === undefined) return place;
      if (typeof arg === 'object') return render(arg);
      return typeof arg === 'string' ? masked(arg) : String(arg);
    });
    return own(text); // the template is ours, and every argument is masked
  };
  return render;
}

/** Renders the English templates themselves: for tests and for the command line without a bundle. */
export const english: Localize = localizer((template) => template);
