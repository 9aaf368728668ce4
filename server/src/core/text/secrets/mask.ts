import { MASK } from '../secret.ts';
import type { Span } from '../span.ts';
import { secretsIn } from './find.ts';

declare const said: unique symbol;

/**
 * Text that may leave core: no secret of a log stands in it in plain. Rendering a sentence makes it, masking log text does, and `own` does for
 * words of ours; a plain string is none, so that no output can forget the mask.
 */
export type Said = string & { readonly [said]: true };

/** Words of ours: an identifier, a command of our advice, a mark. Never for text that a log, a file or another program wrote. */
export function own<Text extends Said = Said>(text: string): Text {
  return text as Text;
}

/** A template over texts of one kind, which gives that kind; what stands between them is ours: together`${name}: ${value}`. */
export function together<Text extends Said>(parts: TemplateStringsArray, ...inside: readonly (Text | number)[]): Text {
  return parts.reduce((text, part, index) => `${text}${inside[index - 1] ?? ''}${part}`) as Text;
}

/** Texts of one kind with a separator of ours between them. */
export function joined<Text extends Said>(texts: readonly Text[], by: string): Text {
  return texts.join(by) as Text;
}

/** Log text with its secrets masked. What leads a secret on stays, so that a reader sees what was there. */
export function masked(text: string): Said {
  return maskedPart(text, { start: 0, end: text.length });
}

/**
 * A piece of a log text with its secrets masked, those that are named outside the piece too. `secrets`: those of
 * the whole text, in order and apart, where they are known.
 */
export function maskedPart(text: string, { start, end }: Span, secrets: readonly Span[] = secretsIn(text)): Said {
  let shown = '';
  let at = Math.max(0, start);
  for (const secret of secrets) {
    if (secret.start >= end || secret.end <= at) continue;
    shown += text.slice(at, Math.max(at, secret.start)) + MASK;
    at = secret.end;
  }
  return (shown + text.slice(at, Math.max(at, end))) as Said;
}
