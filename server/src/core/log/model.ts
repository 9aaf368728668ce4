import type { LineIndex } from '../text/lines.ts';
import type { Problem } from '../text/problem.ts';
import type { Statement } from '../text/proof.ts';
import type { Sentence } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import type { LogEvent } from './event.ts';
import type { PieceReader } from './pieces.ts';

/** The VS Code language ids of the logs we read. */
export type LanguageId =
  | 'iis-w3c-log'
  | 'httperr-log'
  | 'android-omadm-log'
  | 'ios-console-log'
  | 'ndes-plugin-log'
  | 'svclog'
  | 'windows-event-log'
  | 'msi-setup-log'
  | 'apple-profile-log';

/** A moment as a log gives it. */
export interface LogTime {
  /** Milliseconds since 1970-01-01T00:00Z. Where `dateKnown` is false, only the time of day counts (day 0). */
  readonly epochMs: number;
  /** `utc` by the format's definition, `offset` written in the line, `assumed` where the log names no zone (read as UTC). */
  readonly zone: 'utc' | 'offset' | 'assumed';
  readonly dateKnown: boolean;
  readonly yearKnown: boolean;
  /** Minutes east of UTC where the line names them. */
  readonly offsetMinutes?: number;
  /** Minutes behind the time of a zone that is `assumed`, where programs disagree whether they are to be added or taken: as written. */
  readonly biasMinutes?: number;
  readonly span: Span;
}

export type LogLevel = 'verbose' | 'debug' | 'info' | 'notice' | 'warning' | 'error' | 'fault';

/** What a field is: decides its colour and which hover answers. */
export type FieldKind =
  | 'date'
  | 'time'
  | 'level'
  | 'category'
  | 'logger'
  | 'process'
  | 'thread'
  | 'method'
  | 'uri'
  | 'query'
  | 'operation'
  | 'payload'
  | 'status'
  | 'substatus'
  | 'win32-status'
  | 'duration'
  | 'bytes'
  | 'number'
  | 'address'
  | 'user'
  | 'user-agent'
  | 'transaction-id'
  | 'nonce'
  | 'scep-value'
  | 'state'
  | 'alias'
  | 'error-name'
  | 'error-code'
  | 'url'
  | 'secret'
  | 'directive'
  | 'field-name'
  | 'absent' // a `-` column
  | 'text';

/** One field of a record. Fields may nest (`query` holds `operation` and `payload`); inner ones come after outer ones. */
export interface LogField {
  /** The format's own name: `sc-status`, `logger`, `message`; key into the format's `fieldHelp`. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly span: Span;
}

/** One entry of a log. It may span lines. Fields and events are cut on demand and not kept. */
export interface LogRecord {
  readonly index: number;
  /** From the first code unit to behind the last one, without the final line end. */
  readonly span: Span;
  readonly time?: LogTime;
  readonly level?: LogLevel;
  /** The process and the thread that wrote it, in formats whose enrollments are told apart by them. */
  readonly thread?: string;
  /** The activity that it belongs to, in formats that name one. */
  readonly activity?: string;
  /** Its own format, where the text holds pieces of several logs and it is not in that of the document. */
  readonly format?: LogFormat;
  fields(): readonly LogField[];
  events(): readonly LogEvent[];
}

/** Records by index; made when asked for, so that a log of a million lines costs a few bytes a line. */
export interface RecordList {
  readonly length: number;
  /** The record, or undefined outside `0 … length-1`. */
  at(index: number): LogRecord | undefined;
  /** Index of the record whose lines hold `offset`, or -1 (a comment, a blank or a foreign line). */
  indexAt(offset: number): number;
  /** How the columns of all records are told, where the log does not name them; records of a log that grew stay as they were while it stays. */
  readonly reading?: string;
}

/** A parsed log. Immutable: a changed text gives a new one. */
export interface LogDocument {
  readonly text: string;
  readonly lines: LineIndex;
  readonly format: LogFormat;
  readonly records: RecordList;
  /** Malformed input, at most 200; never a reason to stop reading. */
  readonly problems: readonly Problem[];
}

/** How sure a detector is. `certain`: only this format looks so; `likely`: its words are there; `possible`: by name only. */
export interface Detection {
  readonly quality: 'certain' | 'likely' | 'possible';
  /** Why, for the status item: "a #Fields: line with IIS columns". */
  readonly reason: Sentence;
}

/** What a field means, for its hover. */
export interface FieldHelp {
  /** Documented, unless it says itself what it rests on. */
  readonly meaning: Statement;
  /** Unit or notation, for instance "milliseconds", "UTC". */
  readonly unit?: Sentence;
  readonly source: string;
}

/** A text in the format's layout that runs as a test: it is detected as this format, and gives so many records. */
export interface FormatSample {
  readonly title: string;
  readonly text: string;
  readonly records: number;
}

/** Everything the product knows about one log format. */
export interface LogFormat {
  readonly id: LanguageId;
  readonly title: Sentence;
  /** Where the layout is described. */
  readonly specUrl: string;
  readonly fieldHelp: Readonly<Record<string, FieldHelp>>;
  readonly samples: readonly FormatSample[];
  /**
   * Reads a whole text. Any text gives a document; what does not fit becomes a problem or is passed over.
   * With `previous`, `text` begins with the text of `previous`, which ended with a whole record: only the rest is read.
   */
  parse(text: string, previous?: LogDocument): LogDocument;
  /**
   * A reader for a text that is never there as a whole; `head` is its beginning, `HEAD_LENGTH` code units or all. What decides about all
   * lines, as titles do, is looked for there by `parse`, too. Undefined: such a text makes sense as a whole only.
   */
  inPieces(head: string): PieceReader | undefined;
}
