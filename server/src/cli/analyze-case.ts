import fs from 'node:fs';
import path from 'node:path';
import type { Coverage } from '../core/log/coverage.ts';
import type { LogFacts } from '../core/log/facts.ts';
import { msg, type Sentence } from '../core/text/sentence.ts';
import type { Looked, ScanOptions } from '../workspace/model.ts';
import { Pool } from '../workspace/threads/pool.ts';
import { scan } from '../workspace/workspace.ts';

/** All that lies at some paths: what a case is made of, and what is to be said beside it. */
export interface AnalyzedCase {
  /** By their names. */
  readonly logs: readonly CaseLog[];
  /** Files beside them that are none of our logs, by their names. */
  readonly others: readonly OtherFile[];
  /** What is known and not read here. */
  readonly opaque: readonly string[];
  /** Further names of files that were read under their first one. */
  readonly same: readonly { readonly path: string; readonly of: string }[];
  /** Files that were not read, and why. */
  readonly notRead: Coverage;
  /** True where the reader ended it: the rest was not looked at. */
  readonly stopped: boolean;
}

export interface CaseLog {
  readonly facts: LogFacts;
  /** It was asked for itself, not its folder or archive. */
  readonly named: boolean;
}

export interface OtherFile {
  readonly path: string;
  readonly named: boolean;
}

export interface CaseOptions {
  readonly archives: ScanOptions['archives'];
  /** English template to the reader's language, for what is said inside a text. */
  readonly translations: ScanOptions['translations'];
  /** Ends the reading; what was read so far is the case. */
  readonly signal: AbortSignal;
  /** Hears at once what could not be read, or not whole: a sentence that names the file. */
  refuse(message: Sentence): void;
  /** Hears what is worth a word and no failure. */
  tell(message: Sentence): void;
  progress: ScanOptions['progress'];
}

/** Looks at all files at and below some paths. The order of the paths changes nothing. Never throws. */
export async function analyzeCase(paths: readonly string[], options: CaseOptions): Promise<AnalyzedCase> {
  const { archives, refuse, signal, translations } = options;
  const found: Looked[] = [];
  const notRead: Coverage[number][] = [];
  const refused = (message: Sentence): void => {
    notRead.push({ kind: 'left-out', count: 1, what: message, places: [] });
    refuse(message);
  };
  const roots = paths.map((one) => ({ kind: 'path', path: one }) as const);
  const scanOptions = { archives, signal, translations, progress: options.progress };
  let stopped = false;
  try {
    for await (const looked of scan(roots, scanOptions, threads())) {
      found.push(looked);
      report(looked, refused, options.tell);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    stopped = true;
  }
  found.sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1]);
  return {
    logs: found.flatMap((one) => (one.kind === 'log' ? [{ facts: one.facts, named: one.named }] : [])),
    others: found.flatMap((one) => (one.kind === 'foreign' ? [one] : [])),
    opaque: found.flatMap((one) => (one.kind === 'opaque' ? [one.path] : [])),
    same: found.flatMap((one) => (one.kind === 'same' ? [one] : [])),
    notRead,
    stopped,
  };
}

function report(looked: Looked, refuse: (message: Sentence) => void, tell: (message: Sentence) => void): void {
  const { path: file } = looked;
  switch (looked.kind) {
    case 'log':
    case 'foreign':
      for (const { sentence } of looked.gaps) refuse(msg('{0}: {1}', file, sentence));
      if (looked.kind === 'foreign' && looked.named) tell(msg('{0}: this is none of the logs that are read here', file));
      return;
    case 'refused':
      refuse(file === '' ? looked.reason : msg('{0}: {1}', file, looked.reason));
      return;
    case 'left-out':
      refuse(
        msg('{0}: {1} files were not looked at; with --no-limits all of them are, however long it takes', file, looked.count),
      );
      return;
    case 'same':
      tell(msg('{0}: this is the same file as {1}, and counts once', file, looked.of));
      return;
    case 'opaque':
      return;
  }
}

/** Threads run the bundle of the command line; unbundled, everything is read in this thread. */
function threads(): Pool | undefined {
  const worker = path.join(__dirname, 'cli.js');
  return fs.existsSync(worker) ? new Pool(worker) : undefined;
}
