import type { Location, Position } from 'vscode-languageserver';
import type { Analysis } from '../../core/analyze/index.ts';
import { type PartStart, parsePartUri } from '../../core/evtx/index.ts';
import type { LogFacts } from '../../core/log/facts.ts';
import { lineOf, type NamedLines } from '../../core/text/named-lines.ts';
import type { Span } from '../../core/text/span.ts';
import type { LogAnswer, SurveyedParts } from '../../workspace/model.ts';
import { confirmed } from './confirmed.ts';
import type { FoundLog } from './found-log.ts';
import { HEADER_LINES, type LogPart, type PartedLog, partedLog } from './parted-log.ts';

/** What is known of a log that is too large for the editor: what was found in it, and its parts, if it is shown in parts. */
interface LargeLog {
  readonly found?: FoundLog;
  readonly parted?: PartedLog;
  /** Where the parts begin in the text that the findings speak of. */
  readonly starts?: readonly PartStart[];
}

/** Logs that are kept; a client that never says that it closed one loses the one that was read first. */
const MAX_LOGS = 64;

/** Logs that are too large for the editor, as they were when they were read: what was found in them, not their text. */
export class LargeLogs {
  readonly #logs = new Map<string, LargeLog>();

  /** What was found in a log. */
  get(uri: string): FoundLog | undefined {
    return this.#logs.get(uri)?.found;
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

  /** Keeps what reading a log gave; gives the logs that had to make room. */
  keep(uri: string, { facts, parts }: Extract<LogAnswer, { kind: 'log' }>): readonly string[] {
    if (!parts) return this.#set(uri, { found: foundOnDisk(uri, facts) });
    const parted = partedLog(uri, parts.version, parts.parts);
    return this.#set(uri, { found: foundInParts(parted, facts, parts.starts), parted, starts: parts.starts });
  }

  /** Keeps the parts of a log; what was found in it stays true as long as the file is the same. */
  keepParts(uri: string, { version, parts }: SurveyedParts): PartedLog {
    const known = this.#logs.get(uri);
    const { size, modifiedMs } = known?.parted?.version ?? {};
    if (known?.parted && size === version.size && modifiedMs === version.modifiedMs) return known.parted;
    const parted = partedLog(uri, version, parts);
    this.#set(uri, { parted });
    return parted;
  }

  /** True where the log was there. */
  forget(uri: string): boolean {
    return this.#logs.delete(uri);
  }

  /** The analysis of a part, with what the whole log says of it; that of any other document as it is. */
  confirm(document: string, analysis: Analysis): Analysis {
    const address = parsePartUri(document);
    const log = address && this.#logs.get(address.log);
    const start = address && log?.starts?.[address.part - 1];
    if (!log?.found || !start) return analysis;
    const header = analysis.document.lines.start(HEADER_LINES);
    const length = analysis.document.text.length - header;
    const within = { start: start.offset, end: start.offset + length };
    return { ...analysis, groups: confirmed(analysis.groups, log.found.groups, within, header - start.offset) };
  }

  #set(uri: string, log: LargeLog): readonly string[] {
    this.#logs.delete(uri);
    this.#logs.set(uri, log);
    const oldest = [...this.#logs.keys()].slice(0, -MAX_LOGS);
    for (const one of oldest) this.#logs.delete(one);
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
