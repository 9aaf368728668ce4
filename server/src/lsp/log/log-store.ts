import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Analysis } from '../../core/analyze/index.ts';
import { hexOf } from '../../core/asn1/index.ts';
import type { CaseSnapshot } from '../../core/case/model.ts';
import { LIMITS } from '../../core/limits.ts';
import { LineIndex } from '../../core/text/lines.ts';
import { maskedPart, secretsIn } from '../../core/text/secrets/index.ts';
import { type Shown, shorten, visible } from '../../core/text/visible.ts';
import type { Certificate } from '../../core/x509/index.ts';
import { DOCUMENT_SCHEME } from '../../protocol.ts';
import type { FarCase } from '../../workspace/model.ts';
import { spanOf } from '../answer/convert.ts';
import { quote } from '../answer/quote.ts';
import { fileNameOf } from '../answer/virtual-uri.ts';
import { OpenCase } from './open-case.ts';

/** An open log of one of our formats, analysed as of `version`. */
export interface OpenLog {
  readonly uri: string;
  readonly version: number;
  readonly analysis: Analysis;
}

/** What the store needs of core's facade. */
export interface Analyzer {
  openLog(text: string, hint: { readonly languageId?: string; readonly fileName?: string }): Analysis | undefined;
  growLog(previous: Analysis, text: string): Analysis;
  concludeAgain(analysis: Analysis): Analysis;
}

/** Puts right what a document says by itself, where more is known of it. */
export type Confirm = (uri: string, analysis: Analysis) => Analysis;

/** A case as it was judged, and where its logs lie: in the case each has a name, its path. */
export interface JudgedCase {
  readonly snapshot: CaseSnapshot;
  /** All of its logs, open or not, in their order. */
  readonly uris: readonly string[];
  nameOf(uri: string): string;
  /** The uri under which the log of a name is open, or lies on its disk. */
  uriOf(name: string): string | undefined;
}

/** So much of a text costs what one observation costs. */
const UNITS_OF_OBSERVATION = 200;

/** Analyses that are kept; the one unused for longest goes first, and is made again when somebody asks. */
const MAX_ANALYSES = 32;

interface Entry {
  readonly uri: string;
  readonly languageId: string;
  version: number;
  text: string;
  lines: LineIndex;
  /** Set when `text` was looked at, also when it turned out to be none of our formats. */
  looked: boolean;
  analysis: Analysis | undefined;
  /** An analysis of a beginning of `text`, as long as every change since then was an append. */
  growsFrom: Analysis | undefined;
  /** Those of the server that its last analysis found. They stay when the analysis goes. */
  certificates: readonly Certificate[];
  /** The case knows the log as it is, though its analysis may have gone. */
  inCase: boolean;
  /** How long the last whole reading and the last continuation took, in ms. */
  readCost: number;
  growCost: number;
}

/**
 * The texts of open documents, kept in step with the editor, and their analyses: made when first asked for, once a version.
 * A log that only grew is continued, not read again.
 */
export class LogStore {
  readonly #entries = new Map<string, Entry>();
  readonly #analyzer: Analyzer;
  readonly #clock: () => number;
  readonly #confirm: Confirm;
  readonly #case: OpenCase;
  #learned: readonly Certificate[] = [];
  /** How long the case took the last time, in ms. */
  #caseCost = 0;

  constructor(
    analyzer: Analyzer,
    clock: () => number,
    confirm: Confirm = (_, analysis) => analysis,
    openCase: OpenCase = new OpenCase(),
  ) {
    this.#analyzer = analyzer;
    this.#clock = clock;
    this.#confirm = confirm;
    this.#case = openCase;
  }

  open(uri: string, languageId: string, version: number, text: string): void {
    const lines = LineIndex.of(text);
    const fresh = {
      looked: false,
      analysis: undefined,
      growsFrom: undefined,
      certificates: [],
      inCase: false,
      readCost: 0,
      growCost: 0,
    };
    this.#entries.set(uri, { uri, languageId, version, text, lines, ...fresh });
  }

  /** Applies the changes of one notification, in their order. Unknown documents are passed over. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const entry = this.#entries.get(uri);
    if (!entry) return;
    for (const change of changes) {
      const before = entry.text;
      const edit = 'range' in change && change.range ? spanOf(entry.lines, change.range) : undefined;
      const grew = edit ? edit.start === before.length : change.text.startsWith(before);
      entry.text = edit ? before.slice(0, edit.start) + change.text + before.slice(edit.end) : change.text;
      entry.lines = grew ? entry.lines.grown(entry.text) : LineIndex.of(entry.text);
      entry.growsFrom = grew ? (entry.analysis ?? entry.growsFrom) : undefined;
      entry.analysis = undefined;
      entry.looked = false;
    }
    entry.inCase = false;
    entry.version = version;
  }

  close(uri: string): void {
    this.#entries.delete(uri);
    this.#case.drop(uri);
  }

  /** More of the messages of a log were read than when it was analysed. */
  concludeAgain(uri: string): void {
    const entry = this.#entries.get(uri);
    if (!entry?.analysis) return;
    entry.analysis = this.#analyzer.concludeAgain(entry.analysis);
    this.#noteCertificates(entry);
  }

  /** More is known of a document than when it was analysed. */
  lookAgain(uri: string): void {
    const entry = this.#entries.get(uri);
    if (!entry) return;
    entry.analysis = undefined;
    entry.growsFrom = undefined;
    entry.looked = false;
    entry.inCase = false;
  }

  /** The log as it is now, with what the other ones say of it; undefined where the document is not open or not in one of our formats. */
  get(uri: string): OpenLog | undefined {
    const entry = this.#entries.get(uri);
    if (!entry || uri.startsWith(`${DOCUMENT_SCHEME}:`)) return undefined;
    this.#entries.delete(uri); // the most recently used is last
    this.#entries.set(uri, entry);
    if (!entry.looked) this.#look(entry);
    if (!entry.analysis) return undefined;
    return { uri, version: entry.version, analysis: this.#case.view(uri, entry.analysis) };
  }

  /**
   * Judges all logs that were analysed as one case, and gives those in which something else is to be said now. Until this is asked for, a
   * log that changed says only what it says by itself.
   */
  judgeCase(): readonly string[] {
    const began = this.#clock();
    for (const entry of this.#entries.values()) this.#takeIn(entry);
    const changed = this.#case.judge();
    this.#caseCost = this.#clock() - began;
    return changed;
  }

  /** The same of a case that is long, in a thread of its own; `make` starts that. */
  async judgeFar(make: () => FarCase): Promise<readonly string[]> {
    for (const entry of this.#entries.values()) this.#takeIn(entry);
    return this.#case.judgeFar(make);
  }

  /** The case as it was judged last, and where its logs lie. */
  judgedCase(): JudgedCase {
    const openCase = this.#case;
    return {
      snapshot: openCase.judged,
      uris: openCase.uris(),
      nameOf: (uri) => openCase.nameOf(uri),
      uriOf: (name) => openCase.uriOf(name),
    };
  }

  /** True where an open text stands for a log that was read from disk, under whatever uri. */
  isOpen(uri: string): boolean {
    return this.#case.isOpen(uri);
  }

  /** Open documents of which the case may still learn: all but logs whose analysis went when it had been taken in. */
  openToCase(): readonly string[] {
    return [...this.#entries.values()].flatMap(({ uri, inCase, analysis }) => (inCase && !analysis ? [] : [uri]));
  }

  /** False where the open logs are so long that judging them together keeps a reader waiting. */
  judgesAtOnce(): boolean {
    let units = this.#case.observations('large', 'scanned') * UNITS_OF_OBSERVATION;
    for (const { analysis, text } of this.#entries.values()) if (analysis) units += text.length;
    return units <= LIMITS.judgedAtOnceUnits;
  }

  /** Rules of the case that broke since this was asked last. */
  takeCaseFaults(): readonly string[] {
    return this.#case.takeFaults();
  }

  /** Keeps server certificates that stand in no open log. */
  learn(certificates: readonly Certificate[]): void {
    if (sameItems(certificates, this.#learned)) return;
    this.#learned = certificates;
    this.#case.know(certificates);
  }

  /** The server certificates of the case, but for those of one log: what was learned, and what stands in logs that were analysed. */
  certificatesBut(uri?: string): readonly Certificate[] {
    const logs = [...this.#entries.values()].filter((entry) => entry.uri !== uri).sort((a, b) => (a.uri < b.uri ? -1 : 1));
    return [...this.#learned, ...logs.flatMap(({ certificates }) => certificates)];
  }

  /** How long the next analysis of a document will take, in ms, judged by the last one of its kind; 0 before the first. */
  cost(uri: string): number {
    const entry = this.#entries.get(uri);
    if (!entry) return 0;
    return this.#caseCost + (entry.growsFrom ? entry.growCost : entry.readCost);
  }

  textOf(uri: string): string | undefined {
    return this.#entries.get(uri)?.text;
  }

  /** The line at a place of a text of a closed log, as it may be shown, at most `limit` code units of it. */
  quoteIn({ text, at }: { readonly text: string; readonly at: number }, languageId: string, limit: number): Shown {
    const end = text.slice(at).search(/[\r\n]/);
    const line = { start: at, end: end === -1 ? text.length : at + end };
    const document = this.#analyzer.openLog(text, { languageId })?.document;
    return document ? quote(document, line, limit) : shorten(visible(maskedPart(text, line, secretsIn(text))), limit);
  }

  uris(): readonly string[] {
    return [...this.#entries.keys()];
  }

  #look(entry: Entry): void {
    entry.looked = true; // even when core fails: one report a version is enough
    const began = this.#clock();
    const { growsFrom, languageId, text } = entry;
    entry.growsFrom = undefined;
    const analysis = growsFrom
      ? this.#analyzer.growLog(growsFrom, text)
      : this.#analyzer.openLog(text, { languageId, fileName: fileHint(entry.uri) });
    entry.analysis = analysis && this.#confirm(entry.uri, analysis);
    const cost = this.#clock() - began;
    this.#noteCertificates(entry);
    if (growsFrom) entry.growCost = cost;
    else entry.readCost = cost;
    this.#forget();
  }

  #takeIn(entry: Entry): void {
    if (!entry.analysis) return;
    this.#case.put(entry.uri, entry.analysis);
    entry.inCase = true;
  }

  #noteCertificates(entry: Entry): void {
    const certificates = entry.analysis?.messages.certificates() ?? [];
    if (!sameItems(certificates.map(octetsOf), entry.certificates.map(octetsOf))) entry.certificates = certificates;
  }

  #forget(): void {
    let kept = 0;
    for (const entry of [...this.#entries.values()].reverse()) {
      if (!entry.analysis || ++kept <= MAX_ANALYSES) continue;
      this.#takeIn(entry);
      entry.analysis = undefined;
      entry.looked = false;
    }
  }
}

/** The octets of a certificate as text: read anew, it is another object with the same octets. */
function octetsOf({ encoding }: Certificate): string {
  return encoding ? hexOf(encoding) : '';
}

/** True where two lists hold the same objects in the same order. */
export function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** Untitled texts have no name that says anything. */
function fileHint(uri: string): string {
  return uri.startsWith('untitled:') ? '' : fileNameOf(uri);
}
