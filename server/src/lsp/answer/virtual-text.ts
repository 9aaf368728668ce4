import type { Line, Shown } from '../../core/text/visible.ts';

/** One of our read-only documents: its text, and where its links and sections are, so that no feature reads the text again. */
export interface VirtualText {
  readonly text: Shown;
  readonly links: readonly TextLink[];
  readonly sections: readonly Section[];
  /** In a decoded message: the bytes that a line tells of, by line. */
  readonly bytes?: readonly ByteLine[];
}

/** A line, from 0, and bytes of the message: the first, and the one behind the last. */
export interface ByteLine {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** A link on part of a line. Line and characters count from 0. */
export interface TextLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly target: string;
}

/** A foldable part, for the outline too. `endLine` is its last line. */
export interface Section {
  readonly name: Line;
  readonly detail: Line;
  readonly line: number;
  readonly endLine: number;
  readonly children: readonly Section[];
}

/** A document that is only text. */
export function plainText(text: Shown): VirtualText {
  return { text, links: [], sections: [] };
}
