import { print } from '../../server/src/cli/console.ts';
import { own, together } from '../../server/src/core/text/secrets/index.ts';
import { oneLine, type Shown, visible } from '../../server/src/core/text/visible.ts';
import type { ShownDiagnostic, ShownHover, ShownLens } from '../../server/src/lsp/answer/answers.ts';
import { escapeMarkdown } from '../../server/src/lsp/answer/markdown.ts';

/** Only compiled: the brands are what makes another way impossible. */
export function neverCalled(log: string, said: Shown): readonly unknown[] {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  // @ts-expect-error text of a log is not masked
  oneLine(log);
  // @ts-expect-error nor by Markdown's own escapes
  escapeMarkdown(log);
  // @ts-expect-error nor where it is put together with what is
  together`${said} ${log}`;
  // @ts-expect-error a terminal takes no text of a log
  print(log);
  // @ts-expect-error a template makes a plain string
  const diagnostic: ShownDiagnostic = { range, message: `${said} ${log}` };
  // @ts-expect-error text with lines is no title
  const lens: ShownLens = { range, command: { title: visible(own('a\nb')), command: '' } };
  // @ts-expect-error plain text is not written as the client takes a hover
  const hover: ShownHover = { contents: { kind: 'markdown', value: said } };
  return [diagnostic, lens, hover];
}
