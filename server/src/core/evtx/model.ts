import type { Sentence } from '../text/sentence.ts';

/** Malformed bytes: told beside the events, never a reason to stop. */
export interface EvtxProblem {
  /** kebab-case and stable, for instance `chunk-checksum`. */
  readonly code: string;
  /** In bytes from the start of the source. */
  readonly offset: number;
  readonly message: Sentence;
}

/** What a stretch of the file holds: its header (without events) or one chunk. */
export interface EvtxPart {
  /** Number of the chunk in the order of the records, from 0; -1 for the header. */
  readonly chunk: number;
  /** Of the stretch, in bytes from the start of the source. */
  readonly offset: number;
  readonly events: readonly EvtxEvent[];
  /** Of the stretch itself; what is wrong with one event stands there. */
  readonly problems: readonly EvtxProblem[];
}

/** One event. Members that its XML does not name, or that were not readable, are absent. */
export interface EvtxEvent {
  /** Of the record, in bytes from the start of the source. */
  readonly offset: number;
  /** The record's number in this file. A log that was exported numbers its records anew, while each EventRecordID stays what it was. Rounded beyond 2^53. */
  readonly recordId: number;
  /** When the record was written, in ms since 1970-01-01T00:00Z (the record's header). */
  readonly writtenMs: number;
  /** `SystemTime` of the event itself: ISO 8601, UTC, 100 ns exact. */
  readonly time?: string;
  readonly provider?: string;
  readonly eventId?: number;
  readonly level?: number;
  readonly channel?: string;
  readonly computer?: string;
  readonly xml: XmlElement;
  readonly problems: readonly EvtxProblem[];
}

export type XmlNode = XmlElement | XmlInstruction | string;

export interface XmlElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
}

export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
}

export interface XmlInstruction {
  readonly kind: 'instruction';
  readonly target: string;
  readonly data: string;
}
