import type { ClockOptions } from '../core/case/clocks/options.ts';
import type { CaseSnapshot } from '../core/case/model.ts';
import type { ChunkRange, EvtxHits, EvtxStretch, PartStart } from '../core/evtx/index.ts';
import type { CertificateDigest, LogFacts } from '../core/log/facts.ts';
import type { FileGap } from '../core/read/file-gap.ts';
import type { Sentence } from '../core/text/sentence.ts';
import type { TextAround } from './lines-around.ts';

/**
 * All logs that somebody asks for, wherever they lie: the one road of command line and language server. Promises reject only when they
 * were cancelled, with the signal's reason; whatever cannot be read is named with its reason.
 */
export interface Workspace {
  /**
   * Looks at every file at and below some places, in the order of their names. Each file is told once; what an archive holds, in the place
   * of the archive, in the order that costs the least.
   */
  scan(roots: readonly Root[], options: ScanOptions): AsyncGenerator<Looked, void, void>;
  /** Reads one log of any size, with the parts in which a native event log is shown. */
  read(uri: string, watch: Watch): Promise<LogAnswer>;
  /** Divides a native event log into parts; `whole`: it needs none. */
  survey(uri: string, watch: Watch): Promise<Survey>;
  /** The text of some chunks of a native event log; `changed`: it is not the file that was surveyed. */
  readPart(uri: string, part: { readonly version: FileVersion; readonly range: ChunkRange }, watch: Watch): Promise<PartText>;
  /** The events that hold some words, the first `limit` of them. */
  search(uri: string, search: EventSearch, watch: Watch): Promise<SearchResult>;
  /** A case in a thread of its own, which is empty. */
  farCase(): FarCase;
  /** What stands around some offsets of a log, rising; undefined for what is not there. */
  textAround(uri: string, offsets: readonly number[], watch: Watch): Promise<readonly (TextAround | undefined)[] | Refusal>;
  /** Ends all work; waits only a moment for what cannot be ended. */
  close(): Promise<void>;
}

/** A case that somebody else joins and judges: it takes in at once what it is told, and judges as long as that takes. */
export interface FarCase {
  put(path: string, facts: LogFacts): void;
  drop(path: string): void;
  know(certificates: readonly CertificateDigest[]): void;
  setClocks(clocks: ClockOptions): void;
  /** One at a time. Rejects with what the thread died of; the case is lost then. */
  judge(): Promise<CaseSnapshot>;
  close(): void;
}

/** A file, a folder or an archive to look at. */
export type Root =
  /** As the command line has it; its name may have lost bytes. */
  | { readonly kind: 'path'; readonly path: string }
  /** `name`: what stands before the names of its files; empty for none. */
  | { readonly kind: 'uri'; readonly uri: string; readonly name: string };

export interface Watch {
  /** Ends the work. */
  readonly signal: AbortSignal;
  /** English template to the reader's language, for what is said inside a text. */
  readonly translations: ReadonlyMap<string, string>;
  /** First called when it is clear that there is something to do, then with the share that is done, 0 to 1. */
  progress(share: number): void;
}

export interface ScanOptions extends Omit<Watch, 'progress'> {
  /** `none`: every file of every archive is looked at, however long it takes. */
  readonly archives: 'bounded' | 'unbounded';
  /** Files and folders that lie on no disk of this machine; absent where there are none. */
  readonly client?: ClientFiles;
  /** Files and folders to leave out, as patterns of `files.exclude`, and how much is looked at; absent for the bounds of `LIMITS` alone. */
  readonly exclude?: readonly string[];
  readonly most?: { readonly files: number; readonly bytes: number };
  /** What was looked at before, by whoever asks; absent for what the workspace itself remembers. */
  readonly memory?: LookMemory;
  /** Hears which file comes next, and how many were looked at of those that are known by now. */
  progress(next: { readonly path: string; readonly size: number; readonly done: number; readonly all: number }): void;
}

/** What files said when they were last looked at. */
export interface LookMemory {
  /** What the file said, if it is of this version still. */
  get(key: string, version: string): readonly Looked[] | undefined;
  put(key: string, version: string, looked: readonly Looked[]): void;
}

/** What became of one file. */
export type Looked = Seen & (LookedLog | LookedOther);

/** Where a file stands. */
export interface Seen {
  /** Its name in the case, with `/`; an entry of an archive stands behind the archive. */
  readonly path: string;
  /** Where it lies: a uri for an editor. */
  readonly uri: string;
  /** Sorts the files: the number of the file, and of the entry in it. */
  readonly place: readonly [file: number, entry: number];
  /** It was asked for itself, not its folder or archive. */
  readonly named: boolean;
}

export interface LookedLog {
  readonly kind: 'log';
  readonly facts: LogFacts;
  /** Why this is not all that the file held; they stand in the coverage of the facts, too. */
  readonly gaps: readonly FileGap[];
}

/** None of our logs, in what of it could be read. */
export interface LookedForeign {
  readonly kind: 'foreign';
  readonly gaps: readonly FileGap[];
}

export type LookedOther =
  | LookedForeign
  /** Known, and not read here: what it is says `unreadPart`. */
  | { readonly kind: 'opaque' }
  /** Another name of a file that is looked at under the first one. */
  | { readonly kind: 'same'; readonly of: string }
  /** Files and folders that the reader wants left out. */
  | { readonly kind: 'excluded'; readonly count: number }
  /** Not looked at, and why. */
  | { readonly kind: 'refused'; readonly reason: Sentence }
  /** So many files of the archive were not looked at, since that would take too long; each was told as refused, the first ones. */
  | { readonly kind: 'left-out'; readonly count: number };

/** Files behind a client. Uris; rejects with what the reader may hear. */
export interface ClientFiles {
  list(uri: string): Promise<readonly { readonly name: string; readonly kind: EntryKind }[]>;
  stat(uri: string): Promise<{ readonly kind: EntryKind; readonly size: number; readonly modifiedMs: number }>;
  read(uri: string): Promise<Uint8Array>;
}

/** `link`: another name of something, which is not followed. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** Its reason is a sentence that names the file. */
export interface Refusal {
  readonly kind: 'error';
  readonly reason: Sentence;
}

export type LogAnswer =
  | {
      readonly kind: 'log';
      readonly facts: LogFacts;
      /** Of a native event log that is shown in parts; `starts` has one for each, in the text that the facts speak of. */
      readonly parts?: SurveyedParts & { readonly starts: readonly PartStart[] };
    }
  | { readonly kind: 'foreign' }
  | Refusal;

/** By this a file is known not to have changed. */
export interface FileVersion {
  readonly size: number;
  readonly modifiedMs: number;
}

export interface SurveyedParts {
  readonly version: FileVersion;
  readonly parts: readonly EvtxStretch[];
}

export type Survey = ({ readonly kind: 'parts' } & SurveyedParts) | { readonly kind: 'whole' } | Refusal;

export type PartText = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'changed' } | Refusal;

export interface EventSearch {
  readonly parts: readonly ChunkRange[];
  readonly words: string;
  readonly limit: number;
}

export type SearchResult = ({ readonly kind: 'hits' } & EvtxHits) | Refusal;
