import { columnHelp } from '../log/field-help.ts';
import type { LogDocument } from '../log/model.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import type { Explanation } from './model.ts';
import { row } from './place.ts';

/** A `#` line of a W3C log: its directive, and each column name of `#Fields`. Undefined for any other line outside the records. */
export function explainDirective(document: LogDocument, offset: number): Explanation | undefined {
  const { text, lines, format } = document;
  const line = lines.span(lines.lineAt(offset));
  if (text[line.start] !== '#') return undefined;
  const span = wordAt(text, line, offset);
  const word = text.slice(span.start, span.end);
  const directive = DIRECTIVES[word];
  if (directive) return { span, title: verbatim(word), paragraphs: [directive], rows: [], link: format.specUrl, verified: true };
  const help = text.startsWith('#Fields:', line.start) ? columnHelp(format, word) : undefined;
  if (!help) return undefined;
  return {
    span,
    title: verbatim(word),
    paragraphs: [help.meaning],
    rows: help.unit ? [row(msg('Unit'), help.unit)] : [],
    link: format.specUrl,
    verified: true,
  };
}

/** W3C Extended Log File Format; IIS repeats the block after a restart or a change of the fields. */
const DIRECTIVES: Readonly<Record<string, Sentence>> = {
  '#Software:': msg('The program that wrote the log.'),
  '#Version:': msg('The version of the log format.'),
  '#Date:': msg('When this block was begun, in UTC.'),
  '#Fields:': msg('The columns of the lines below, up to the next such line. It may change in the middle of a file.'),
  '#Remark:': msg('A comment.'),
};

const WORD = 200;

function wordAt(text: string, line: Span, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > line.start && offset - start < WORD && text.charCodeAt(start - 1) > 32) start--;
  while (end < line.end && end - offset < WORD && text.charCodeAt(end) > 32) end++;
  return { start, end };
}
