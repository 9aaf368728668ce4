import { masked, own, type Said } from './secrets/index.ts';

/**
 * A sentence for a reader, not yet in anybody's language: an English template with places `{0}`, `{1}` … and what goes
 * into them. Templates are plain text, without Markdown; whoever renders one escapes the result.
 * Core makes sentences and never renders them; the edges (lsp, cli) do, through a `Localize`.
 */
export interface Sentence {
  readonly text: string;
  readonly args: readonly SentenceArg[];
}

/** Log text and numbers go in as they are, and rendering masks their secrets; a sentence inside a sentence is translated first. */
export type SentenceArg = string | number | Sentence;

/** Renders a sentence in the reader's language, with the secrets of its arguments masked. */
export type Localize = (sentence: Sentence) => Said;

/** Makes a sentence. `text` must be a literal at the call: the translation bundle is collected from the sources. */
export function msg(text: string, ...args: readonly SentenceArg[]): Sentence {
  return { text, args };
}

/** A sentence that is only a value (a number, a name, log text) and needs no translation. */
export function verbatim(value: string | number): Sentence {
  return { text: '{0}', args: [String(value)] };
}

/** A `Localize` over a template translator; an unknown place is left as it stands. */
export function localizer(translate: (template: string) => string): Localize {
  const render = (sentence: Sentence): Said => {
    const template = sentence.text === '{0}' ? sentence.text : translate(sentence.text);
    const text = template.replace(/\{(\d{1,2})\}/g, (place, n: string) => {
      const arg = sentence.args[Number(n)];
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
