import { attemptBuilder } from './correlate/attempts.ts';
import type { AttemptBuilder, EnrollmentAttempt } from './correlate/model.ts';
import { detectLog } from './detect.ts';
import { formats } from './formats/index.ts';
import { LogMessages } from './knowledge/engine/log-messages.ts';
import { RuleRuns } from './knowledge/engine/run.ts';
import type { FindingGroup } from './knowledge/model.ts';
import { rules } from './knowledge/rules/index.ts';
import { HEAD_LENGTH } from './log/detect.ts';
import type { PayloadRef } from './log/event.ts';
import type { LanguageId, LogDocument } from './log/model.ts';
import type { Certificate } from './x509/index.ts';

/** What one log says, as a whole. Never changes; a log that grew gives a new one. */
export interface Analysis {
  readonly document: LogDocument;
  readonly groups: readonly FindingGroup[];
  readonly attempts: readonly EnrollmentAttempt[];
  /** Messages inside the log, at most `MAX_PAYLOADS`, in log order. */
  readonly payloads: readonly PayloadRef[];
  /** Those messages that were decoded and checked for the rules. */
  readonly messages: LogMessages;
  /** Rules that broke on this log, for the developers' log only; empty when all is well. */
  readonly faults: readonly string[];
}

export const MAX_PAYLOADS = 5_000;

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
  return new Scan(document).readOn(document, progress);
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
  if (!scan || !keepsRecords(old, document)) return analyzeLog(document);
  scans.delete(previous);
  return scan.readOn(document);
}

/**
 * The analysis with what other logs of the same case add: `certificates` are those of the server, from answers to GetCACert that stand
 * elsewhere. An analysis that was grown since comes back as it is.
 */
export function inCase(analysis: Analysis, certificates: readonly Certificate[]): Analysis {
  return scans.get(analysis)?.inCase(analysis, certificates) ?? analysis;
}

/** The state that goes on when a log grows. One analysis owns it: the first growth takes it over. */
const scans = new WeakMap<Analysis, Scan>();

const RECORDS_A_REPORT = 4096;

class Scan {
  readonly #rules: RuleRuns;
  readonly #attempts: AttemptBuilder;
  readonly #payloads: PayloadRef[] = [];
  readonly #messages = new LogMessages();
  #next = 0;

  constructor(document: LogDocument) {
    this.#rules = new RuleRuns(rules, document);
    this.#attempts = attemptBuilder(document.format.id);
  }

  /** Reads the records that were not read yet, and concludes. */
  readOn(document: LogDocument, progress?: (share: number) => void): Analysis {
    const { records, text } = document;
    for (; this.#next < records.length; this.#next++) {
      if (progress && this.#next % RECORDS_A_REPORT === 0) progress(this.#next / records.length);
      const record = records.at(this.#next);
      if (!record) continue;
      let named = false;
      for (const event of record.events()) {
        this.#attempts.see(event, record);
        this.#rules.see(event, record);
        if (event.kind !== 'http' || !event.payload) continue;
        named = true;
        this.#messages.see(event.payload, event, record);
        if (this.#payloads.length < MAX_PAYLOADS) this.#payloads.push(event.payload);
      }
      if (!named) this.#messages.search(record, text);
    }
    this.#messages.read(document);
    const attempts = this.#attempts.attempts();
    const conclusions = this.#rules.conclude(attempts, document, this.#messages.checked());
    const analysis = { document, attempts, payloads: this.#payloads.slice(), messages: this.#messages, ...conclusions };
    scans.set(analysis, this);
    return analysis;
  }

  inCase(analysis: Analysis, certificates: readonly Certificate[]): Analysis {
    const { attempts, document } = analysis;
    return { ...analysis, ...this.#rules.conclude(attempts, document, this.#messages.checked(certificates)) };
  }
}

/** Most logs are written line by line; traces and exported events are elements, often without any line end. */
function endsWhole(text: string): boolean {
  return text.length === 0 || text.endsWith('\n') || text.endsWith('</E2ETraceEvent>') || text.endsWith('</Event>');
}

/** Further lines say of some formats where the last records begin. */
const UNSETTLED = 16;

/** True where the old records are the first ones of the new document: none got a further line, none begins elsewhere. */
function keepsRecords(old: LogDocument, grown: LogDocument): boolean {
  const last = old.records.length - 1;
  for (let i = last; i >= 0 && i > last - UNSETTLED; i--) {
    const before = old.records.at(i)?.span;
    const after = grown.records.at(i)?.span;
    if (before === undefined || before.start !== after?.start || before.end !== after.end) return false;
  }
  return true;
}

export type { EnrollmentAttempt, FindingGroup, LanguageId, LogDocument, PayloadRef };
