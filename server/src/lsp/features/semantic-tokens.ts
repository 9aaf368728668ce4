import { type Range, type SemanticTokens, SemanticTokensBuilder } from 'vscode-languageserver';
import type { LogRecord } from '../../core/log/model.ts';
import { recordsIn } from '../../core/log/records.ts';
import type { LineIndex } from '../../core/text/lines.ts';
import type { Span } from '../../core/text/span.ts';
import { spanOf } from '../answer/convert.ts';
import type { OpenLog } from '../log/log-store.ts';
import { colourOf, outcomeColours, TOKEN_TYPES, type TokenType } from '../reading/colours.ts';
import type { Session } from '../session/session.ts';

export { TOKEN_TYPES };

/** A client that asks for a whole log gets the colours of this many records. */
const MAX_RECORDS = 20_000;

/** The colours of a range, or of the whole log up to a limit: only what the parser knows and a grammar cannot. */
export function semanticTokens(session: Session, uri: string, range?: Range): SemanticTokens {
  const log = session.logs.get(uri);
  if (!log) return { data: [] };
  const { document } = log.analysis;
  const asked = range ? spanOf(document.lines, range) : { start: 0, end: document.text.length };
  const painter = new Painter(document.lines, asked);
  let records = 0;
  for (const record of recordsIn(document, asked)) {
    if (++records > MAX_RECORDS) break;
    painter.record(log, record);
  }
  return painter.done();
}

/** Writes tokens in the order of the text, none over another and none over a line end, as LSP wants them. */
class Painter {
  readonly #builder = new SemanticTokensBuilder();
  readonly #lines: LineIndex;
  readonly #asked: Span;
  #at: number;

  constructor(lines: LineIndex, asked: Span) {
    this.#lines = lines;
    this.#asked = asked;
    this.#at = lines.start(lines.lineAt(asked.start));
  }

  done(): SemanticTokens {
    return this.#builder.build();
  }

  record(log: OpenLog, record: LogRecord): void {
    const outcomes = outcomeColours(record);
    const fields = record.fields().map((field) => ({ span: field.span, type: colourOf(log, field, record.level, outcomes) }));
    this.#nest(fields.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end));
  }

  /** Paints sorted spans; an inner span interrupts the outer one. */
  #nest(fields: readonly { readonly span: Span; readonly type: TokenType | undefined }[]): void {
    const open: { readonly end: number; readonly type: TokenType | undefined }[] = [];
    const closeUntil = (offset: number): void => {
      for (let top = open.at(-1); top && top.end <= offset; top = open.at(-1)) {
        this.#paint(top.end, top.type);
        open.pop();
      }
    };
    for (const { span, type } of fields) {
      closeUntil(span.start);
      this.#paint(span.start, open.at(-1)?.type);
      open.push({ end: Math.min(span.end, open.at(-1)?.end ?? span.end), type });
    }
    closeUntil(Number.POSITIVE_INFINITY);
  }

  /** Paints from where the last call stopped up to `end`, line by line. */
  #paint(end: number, type: TokenType | undefined): void {
    let start = this.#at;
    if (end > start) this.#at = end;
    if (!type) return;
    const last = Math.min(end, this.#asked.end);
    start = Math.max(start, this.#lines.start(this.#lines.lineAt(this.#asked.start)));
    while (start < last) {
      const line = this.#lines.lineAt(start);
      const stop = Math.min(last, this.#lines.end(line));
      if (stop > start) this.#builder.push(line, start - this.#lines.start(line), stop - start, TOKEN_TYPES.indexOf(type), 0);
      start = this.#lines.start(line + 1);
      if (line + 1 >= this.#lines.count) return;
    }
  }
}
