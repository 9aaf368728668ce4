import { type Range, type SemanticTokens, SemanticTokensBuilder } from 'vscode-languageserver';
import { eventOutcome, judgeEvent } from '../../core/judge/event/index.ts';
import { judgeHttp } from '../../core/judge/http/index.ts';
import type { FieldKind, LogField, LogLevel, LogRecord } from '../../core/log/model.ts';
import { recordsIn } from '../../core/log/records.ts';
import type { LineIndex } from '../../core/text/lines.ts';
import type { Span } from '../../core/text/span.ts';
import { spanOf } from '../answer/convert.ts';
import type { OpenLog } from '../log/log-store.ts';
import type { Session } from '../session/session.ts';

/** Token types, in the order of the legend; the manifest gives each a colour. */
export const TOKEN_TYPES = [
  'scepOk',
  'scepWarning',
  'scepError',
  'scepOperation',
  'scepTransactionId',
  'scepState',
  'scepLogger',
  'scepAddress',
  'scepTime',
  'scepLevel',
  'scepMethod',
  'scepUrl',
  'scepPayload',
  'scepDirective',
  'scepNumber',
  'scepAbsent',
  'scepUserAgent',
  'scepSecret',
] as const;

type TokenType = (typeof TOKEN_TYPES)[number];

const BY_KIND: Readonly<Record<FieldKind, TokenType | undefined>> = {
  date: 'scepTime',
  time: 'scepTime',
  level: 'scepLevel',
  category: 'scepLogger',
  logger: 'scepLogger',
  process: 'scepLogger',
  thread: 'scepNumber',
  method: 'scepMethod',
  uri: 'scepUrl',
  query: 'scepUrl',
  operation: 'scepOperation',
  payload: 'scepPayload',
  status: 'scepNumber',
  substatus: 'scepNumber',
  'win32-status': 'scepNumber',
  duration: 'scepNumber',
  bytes: 'scepNumber',
  number: 'scepNumber',
  address: 'scepAddress',
  user: 'scepAddress',
  'user-agent': 'scepUserAgent',
  'transaction-id': 'scepTransactionId',
  nonce: 'scepTransactionId',
  'scep-value': 'scepState',
  state: 'scepState',
  alias: 'scepTransactionId',
  'error-name': 'scepError',
  'error-code': 'scepError',
  url: 'scepUrl',
  secret: 'scepSecret',
  directive: 'scepDirective',
  'field-name': 'scepDirective',
  absent: 'scepAbsent',
  text: undefined,
};

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

function colourOf(
  log: OpenLog,
  field: LogField,
  level: LogLevel | undefined,
  outcomes: ReadonlyMap<number, TokenType>,
): TokenType | undefined {
  const outcome = outcomes.get(field.span.start);
  if (outcome !== undefined && JUDGED.has(field.kind)) return outcome;
  if (field.kind === 'level' && (level === 'error' || level === 'fault')) return 'scepError';
  if (field.kind === 'level' && level === 'warning') return 'scepWarning';
  const value = field.kind === 'scep-value' ? log.analysis.document.text.slice(field.span.start, field.span.end) : '';
  return SCEP_VALUES.get(value) ?? BY_KIND[field.kind];
}

/** pkiStatus in jscep's words. */
const SCEP_VALUES: ReadonlyMap<string, TokenType> = new Map([
  ['SUCCESS', 'scepOk'],
  ['FAILURE', 'scepError'],
  ['PENDING', 'scepWarning'],
]);

const BY_OUTCOME = { ok: 'scepOk', failed: 'scepError', suspicious: 'scepWarning', unknown: 'scepNumber' } as const;

/** Tokens whose colour says what became of their event. */
const JUDGED: ReadonlySet<FieldKind> = new Set<FieldKind>(['status', 'number', 'error-code']);

/**
 * Start of each status, event id and code that says how something ended, and its colour: what the same number means depends on the
 * operation and on the event in which it stands.
 */
function outcomeColours(record: LogRecord): ReadonlyMap<number, TokenType> {
  const colours = new Map<number, TokenType>();
  for (const event of record.events()) {
    if (event.kind === 'http' && event.status) colours.set(event.status.span.start, BY_OUTCOME[judgeHttp(event).outcome]);
    if (event.kind !== 'windows-event') continue;
    const failure = judgeEvent(event, record.level);
    const colour = BY_OUTCOME[eventOutcome(event, record.level)];
    colours.set(event.eventId.span.start, colour);
    if (failure) colours.set(failure.span.start, colour);
  }
  return colours;
}
