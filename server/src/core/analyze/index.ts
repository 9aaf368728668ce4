import type { EnrollmentAttempt } from '../correlate/model.ts';
import { detectLog } from '../detect.ts';
import { formats } from '../formats/index.ts';
import type { Coverage } from '../log/coverage.ts';
import { HEAD_LENGTH } from '../log/detect.ts';
import type { PayloadRef } from '../log/event.ts';
import type { LogFacts } from '../log/facts.ts';
import type { FindingGroup } from '../log/finding.ts';
import { brokenRules, cutEntries } from '../log/gaps.ts';
import type { LanguageId, LogDocument } from '../log/model.ts';
import type { LogMessages } from '../messages/log-messages.ts';
import type { Observed } from '../observe/index.ts';
import type { LinePlace } from '../text/named-lines.ts';
import { Scan } from './scan.ts';
import { hashOf, TextHash } from './text-hash.ts';
import { UnreadLines } from './unread-lines.ts';

/** What one log says, as a whole. Never changes; a log that grew gives a new one. */
export interface Analysis {
  readonly document: LogDocument;
  readonly groups: readonly FindingGroup[];
  readonly attempts: readonly EnrollmentAttempt[];
  /** Messages inside the log, at most `MAX_PAYLOADS`, in log order. */
  readonly payloads: readonly PayloadRef[];
  /** Those messages that were decoded and checked for the rules. */
  readonly messages: LogMessages;
  /** What it says of enrollments, for a case; made when it is asked for. */
  readonly observed: () => Observed;
  /** By which its text is known again; made when it is asked for. */
  readonly hash: () => string;
  /** What was not looked at, or not understood. Where it is not empty, nothing may be said to be in order. */
  readonly coverage: Coverage;
  /** The first and the last time of the log that could be read. */
  readonly times: LogFacts['times'];
  /** Rules that broke on this log, for the developers' log only; empty when all is well. */
  readonly faults: readonly string[];
}

/** What is known of a text before it is read. A language id that is none of ours (`log`, `plaintext`) says nothing. */
export interface LogHint {
  readonly languageId?: string;
  readonly fileName?: string;
}

/** Reads a text in the format that the hint names, else in the one it looks like; undefined for none of ours. */
export function parseLog(text: string, hint: LogHint = {}): LogDocument | undefined {
  const named = formats.find((format) => format.id === hint.languageId);
  if (named) return named.parse(text);
  const detected = detectLog({ head: text.slice(0, HEAD_LENGTH), fileName: hint.fileName ?? '' });
  return formats.find((format) => format.id === detected?.id)?.parse(text);
}

/** Reads a text and says what is in it; undefined for a text in none of our formats. */
export function openLog(text: string, hint: LogHint = {}): Analysis | undefined {
  const document = parseLog(text, hint);
  return document && analyzeLog(document);
}

/** `progress` hears, every few thousand records, which share of them was seen: 0 to 1. */
export function analyzeLog(document: LogDocument, progress?: (share: number) => void): Analysis {
  return new OpenScan(document).readOn(document, progress);
}

/** One analysis a log, in the order given. */
export function analyze(documents: readonly LogDocument[]): readonly Analysis[] {
  return documents.map((document) => analyzeLog(document));
}

/**
 * The analysis of `text`, which begins with the text of `previous`. Only the new records are looked at if the old text ended
 * with a whole record; else, and when `previous` was grown before, everything is read again. `previous` stays valid.
 */
export function growLog(previous: Analysis, text: string): Analysis {
  const old = previous.document;
  const { format } = old;
  if (!endsWhole(old.text) || !text.startsWith(old.text)) return analyzeLog(format.parse(text));
  const document = format.parse(text, old);
  const scan = scans.get(previous);
  if (!scan?.isAt(old) || !keepsRecords(old, document) || !scan.readsAs(document)) return analyzeLog(document);
  scans.delete(previous);
  return scan.readOn(document);
}

/**
 * The analysis with what the messages say that were read since, by `messages.readMore`. One that was grown since comes back as it is.
 */
export function concludeAgain(analysis: Analysis): Analysis {
  const scan = scans.get(analysis);
  return scan?.isAt(analysis.document) ? scan.again(analysis) : analysis;
}

/** The analysis of a log with all its messages checked: some milliseconds for each further one. */
export function checkAllMessages(analysis: Analysis): Analysis {
  const { document, messages } = analysis;
  if (messages.coverage().length === 0) return analysis;
  while (messages.readMore(document, MESSAGES_A_STEP));
  messages.hearRest(document);
  return concludeAgain(analysis);
}

/** So many messages take some milliseconds. */
export const MESSAGES_A_STEP = 8;

/** The state that goes on when a log grows. One analysis owns it: the first growth takes it over. */
const scans = new WeakMap<Analysis, OpenScan>();

/** The scan of a log whose text is there, and may grow. */
class OpenScan {
  readonly #scan: Scan;
  readonly #hash = new TextHash();
  /** So much of the text is in the hash. */
  #hashed = 0;
  #document: LogDocument;

  constructor(document: LogDocument) {
    this.#document = document;
    const head = document.text.slice(0, HEAD_LENGTH);
    const placeOf = (offset: number): LinePlace => placeIn(this.#document, offset);
    this.#scan = new Scan({ format: document.format, head, text: 'stays', placeOf });
  }

  /** False where the beginning of the log, now that more of it is there, says something else of what may stand between entries. */
  readsAs({ format, text }: LogDocument): boolean {
    if (this.#document.text.length >= HEAD_LENGTH) return true;
    return this.#scan.unread.isAs(new UnreadLines(format, text.slice(0, HEAD_LENGTH)));
  }

  /** False where the log was read on since: what holds now is not what held then. */
  isAt(document: LogDocument): boolean {
    return this.#document === document;
  }

  /** Reads the records that were not read yet, and concludes. */
  readOn(document: LogDocument, progress?: (share: number) => void): Analysis {
    this.#document = document;
    const scan = this.#scan;
    scan.see({ document, from: scan.records, to: document.records.length, base: 0 }, progress);
    const analysis = {
      document,
      attempts: scan.attempts(),
      payloads: scan.payloads(),
      messages: scan.messages,
      times: scan.times(),
      ...NOTHING_YET,
    };
    const unread = [...scan.unread.coverage(document.text), ...scan.unknownErrors()];
    return this.#concluded(analysis, [...cutEntries(document.problems), ...unread]);
  }

  /** Of a text that grew, what came to it is added. */
  #hashOf(document: LogDocument): string {
    const { text } = document;
    if (!this.isAt(document)) return hashOf(text);
    this.#hash.add(this.#hashed === 0 ? text : text.slice(this.#hashed));
    this.#hashed = text.length;
    return this.#hash.value();
  }

  /** What holds now that more messages were read. */
  again(analysis: Analysis): Analysis {
    const lasting = analysis.coverage.filter(({ kind }) => kind !== 'messages' && kind !== 'rules');
    return this.#concluded(analysis, lasting);
  }

  /** The analysis with what holds now; it can be concluded once more, when more messages were read. */
  #concluded(analysis: Analysis, lasting: Coverage): Analysis {
    const { attempts, document } = analysis;
    const conclusions = this.#scan.conclude(attempts);
    const coverage = [...brokenRules(conclusions.faults), ...lasting, ...this.#scan.unreadMessages()];
    const concluded = {
      ...analysis,
      ...conclusions,
      observed: this.#scan.observed(attempts, document),
      hash: () => this.#hashOf(document),
      coverage,
    };
    scans.set(concluded, this);
    return concluded;
  }
}

const NOTHING_YET = {
  groups: [],
  faults: [],
  coverage: [],
  observed: () => ({ observations: [], messages: [], beyond: 0 }),
  hash: () => '',
} as const;

function placeIn({ lines }: LogDocument, offset: number): LinePlace {
  const line = lines.lineAt(offset);
  return { line, start: lines.start(line) };
}

/** Most logs are written line by line; traces and exported events are elements, often without any line end. */
function endsWhole(text: string): boolean {
  return text.length === 0 || text.endsWith('\n') || text.endsWith('</E2ETraceEvent>') || text.endsWith('</Event>');
}

/** Further lines say of some formats where the last records begin. */
const UNSETTLED = 16;

/** True where the old records are the first ones of the new document: none got a further line, none begins elsewhere, none has other columns. */
function keepsRecords(old: LogDocument, grown: LogDocument): boolean {
  if (old.records.reading !== grown.records.reading) return false;
  const last = old.records.length - 1;
  for (let i = last; i >= 0 && i > last - UNSETTLED; i--) {
    const before = old.records.at(i)?.span;
    const after = grown.records.at(i)?.span;
    if (before === undefined || before.start !== after?.start || before.end !== after.end) return false;
  }
  return true;
}

export { MAX_PAYLOADS } from './scan.ts';
export type { EnrollmentAttempt, FindingGroup, LanguageId, LogDocument, PayloadRef };
