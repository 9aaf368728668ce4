import type { Location, Position } from 'vscode-languageserver';
import { observedAtMost } from '../../core/analyze/facts-of.ts';
import type { Analysis } from '../../core/analyze/index.ts';
import { type PartStart, parsePartUri } from '../../core/evtx/index.ts';
import { LIMITS } from '../../core/limits.ts';
import type { LogFacts } from '../../core/log/facts.ts';
import { lineOf, type NamedLines } from '../../core/text/named-lines.ts';
import type { Span } from '../../core/text/span.ts';
import type { LogAnswer, SurveyedParts } from '../../workspace/model.ts';
import { confirmed } from './confirmed.ts';
import type { FoundLog } from './found-log.ts';
import { OpenCase } from './open-case.ts';
import { HEADER_LINES, type LogPart, type PartedLog, partedLog } from './parted-log.ts';

/** What is known of a log that is too large for the editor: that it was read, and its parts, if it is shown in parts. */
interface LargeLog {
  readonly read: boolean;
  readonly parted?: PartedLog;
  /** Where the parts begin in the text that the findings speak of. */
  readonly starts?: readonly PartStart[];
}

/** A line of a document, from 0. */
export interface LinePlace {
  readonly uri: string;
  readonly line: number;
}

/**
 * Logs that were read from disk, since they are too large for the editor or lie in a folder of the case, as they were then: what was found in
 * them, not their text.
 */
export class LargeLogs {
  readonly #logs = new Map<string, LargeLog>();
  readonly #case: OpenCase;
  readonly #found = new WeakMap<LogFacts, FoundLog>();

  /** `openCase`: what they say counts there. */
  constructor(openCase: OpenCase = new OpenCase()) {
    this.#case = openCase;
  }

  /** What was found in a log, and what its case says in it. */
  get(uri: string): FoundLog | undefined {
    const log = this.#logs.get(uri);
    const facts = this.#case.viewOnDisk(uri, log?.read ? 'large' : 'scanned');
    if (!facts) return undefined;
    const last = this.#found.get(facts);
    if (last) return last;
    const own = { ...facts, coverage: facts.coverage.filter(({ kind }) => kind !== 'unobserved') };
    const found = log?.parted && log.starts ? foundInParts(log.parted, own, log.starts) : foundOnDisk(uri, own);
    this.#found.set(facts, found);
    return found;
  }

  /** True for a log that is read since its tab has a text that is too large for the editor. */
  isShown(uri: string): boolean {
    return this.#logs.get(uri)?.read === true;
  }

  parted(uri: string): PartedLog | undefined {
    return this.#logs.get(uri)?.parted;
  }

  /** The log and the part that a document shows. */
  partOf(document: string): { readonly log: PartedLog; readonly part: LogPart } | undefined {
    const address = parsePartUri(document);
    const log = address && this.parted(address.log);
    const part = address && log?.parts[address.part - 1];
    return log && part && { log, part };
  }

  /** Where a line of a part stands in its whole log, once that was read; of any other document, the place itself. Lines of the header have none. */
  inWhole(document: string, line: number): LinePlace | undefined {
    const address = parsePartUri(document);
    const start = address && this.#logs.get(address.log)?.starts?.[address.part - 1];
    if (!address || !start) return { uri: document, line };
    return line < HEADER_LINES ? undefined : { uri: address.log, line: line - HEADER_LINES + start.line };
  }

  /** Where a line of a log is shown: in one of its parts, where it is shown in parts. */
  shownAt(uri: string, line: number): LinePlace {
    const log = this.#logs.get(uri);
    const index = log?.parted && log.starts ? log.starts.findLastIndex((start) => start.line <= line) : -1;
    const part = log?.parted?.parts[index];
    return part ? { uri: part.uri, line: line - (log?.starts?.[index]?.line ?? 0) + HEADER_LINES } : { uri, line };
  }

  /**
   * Keeps what reading a log gave; gives the logs that had to make room. What it says of enrollments counts in the case as far as there is
   * room for it beside the others.
   */
  keep(uri: string, { facts, parts }: Extract<LogAnswer, { kind: 'log' }>): readonly string[] {
    const forgotten = this.#set(uri, {
      read: true,
      ...(parts ? { parted: partedLog(uri, parts.version, parts.parts), starts: parts.starts } : {}),
    });
    this.#case.dropOnDisk('large', uri);
    const room = LIMITS.largeObservations - this.#case.observations('large');
    this.#case.putOnDisk('large', uri, observedAtMost(facts, room));
    return forgotten;
  }

  /** Keeps the parts of a log; what was found in it stays true as long as the file is the same. */
  keepParts(uri: string, { version, parts }: SurveyedParts): PartedLog {
    const known = this.#logs.get(uri);
    const { size, modifiedMs } = known?.parted?.version ?? {};
    if (known?.parted && size === version.size && modifiedMs === version.modifiedMs) return known.parted;
    const parted = partedLog(uri, version, parts);
    this.#case.dropOnDisk('large', uri);
    this.#set(uri, { read: false, parted });
    return parted;
  }

  /** True where the log was there. */
  forget(uri: string): boolean {
    this.#case.dropOnDisk('large', uri);
    return this.#logs.delete(uri);
  }

  /** The analysis of a part, with what the whole log says of it; that of any other document as it is. */
  confirm(document: string, analysis: Analysis): Analysis {
    const address = parsePartUri(document);
    const log = address && this.#logs.get(address.log);
    const start = address && log?.starts?.[address.part - 1];
    const found = address && this.get(address.log);
    if (!found || !start) return analysis;
    const header = analysis.document.lines.start(HEADER_LINES);
    const length = analysis.document.text.length - header;
    const within = { start: start.offset, end: start.offset + length };
    return { ...analysis, groups: confirmed(analysis.groups, found.groups, within, header - start.offset) };
  }

  #set(uri: string, log: LargeLog): readonly string[] {
    this.#logs.delete(uri);
    this.#logs.set(uri, log);
    const oldest = [...this.#logs.keys()].slice(0, -LIMITS.largeLogs);
    for (const one of oldest) this.forget(one);
    return oldest;
  }
}

/** An editor cuts a range at the end of its line. */
const HEAD: Span = { start: 0, end: 200 };

function foundOnDisk(uri: string, { groups, records, coverage, problems, lines }: LogFacts): FoundLog {
  const locate = ({ start, end }: Span): Location => ({
    uri,
    range: { start: positionIn(lines, start), end: positionIn(lines, end) },
  });
  return { uri, groups, records, coverage, problems, head: HEAD, locate };
}

function foundInParts(
  log: PartedLog,
  { groups, records, coverage, problems, lines }: LogFacts,
  starts: readonly PartStart[],
): FoundLog {
  const locate = ({ start, end }: Span): Location => {
    const index = Math.max(
      0,
      starts.findLastIndex(({ offset }) => offset <= start),
    );
    const above = (starts[index]?.line ?? 0) - HEADER_LINES;
    const inPart = ({ line, character }: Position): Position => ({ line: line - above, character });
    const range = { start: inPart(positionIn(lines, start)), end: inPart(positionIn(lines, end)) };
    return { uri: log.parts[index]?.uri ?? log.uri, range };
  };
  return { uri: log.uri, groups, records, coverage, problems, head: HEAD, locate };
}

function positionIn(lines: NamedLines, offset: number): Position {
  const { line, start } = lineOf(lines, offset);
  return { line, character: offset - start };
}
