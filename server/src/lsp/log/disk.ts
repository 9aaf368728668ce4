import type { ChunkRange, EvtxHits, EvtxStretch, PartStart } from '../../core/evtx/index.ts';
import type { LogSummary } from '../../core/log-summary.ts';
import type { Message } from '../../core/text/message.ts';

/**
 * Reads logs from the disk that the editor names by `file:` uris, beside the server's own thread. main.ts has it, where there is a
 * disk. Its promises reject only when they were cancelled.
 */
export interface Disk {
  /** Reads a log of any size. */
  analyze(uri: string, watch: DiskWatch): Promise<DiskAnswer>;
  /** Divides a native event log into parts; `whole`: it needs none. */
  survey(uri: string, watch: DiskWatch): Promise<Survey>;
  /** The text of some chunks of a native event log; `changed`: it is not the file that was surveyed. */
  readPart(uri: string, part: { readonly version: FileVersion; readonly range: ChunkRange }, watch: DiskWatch): Promise<PartText>;
  /** The events that hold some words, the first `limit` of them. */
  search(uri: string, search: EventSearch, watch: DiskWatch): Promise<({ readonly kind: 'hits' } & EvtxHits) | Refusal>;
  /** Ends all work; waits only a moment for what cannot be ended. */
  close(): Promise<void>;
}

export interface DiskWatch {
  readonly signal: AbortSignal;
  /** English template to the reader's language, for what is said inside a text. */
  readonly translations: ReadonlyMap<string, string>;
  /** First called when it is clear that there is something to do, then with the share that is done, 0 to 1. */
  progress(share: number): void;
}

/** Its reason is a sentence that names the file. */
export interface Refusal {
  readonly kind: 'error';
  readonly reason: Message;
}

/** By this a file is known not to have changed. */
export interface FileVersion {
  readonly size: number;
  readonly modifiedMs: number;
}

export interface SurveyedParts {
  readonly version: FileVersion;
  readonly parts: readonly EvtxStretch[];
}

export type DiskAnswer =
  | {
      readonly kind: 'log';
      readonly summary: LogSummary;
      /** Of a native event log that is shown in parts; `starts` has one for each, in the text that the summary speaks of. */
      readonly parts?: SurveyedParts & { readonly starts: readonly PartStart[] };
    }
  | { readonly kind: 'foreign' }
  | Refusal;

export type Survey = ({ readonly kind: 'parts' } & SurveyedParts) | { readonly kind: 'whole' } | Refusal;

export type PartText = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'changed' } | Refusal;

export interface EventSearch {
  readonly parts: readonly ChunkRange[];
  readonly words: string;
  readonly limit: number;
}
