import type { EvtxProblem } from './model.ts';
import type { Value } from './value.ts';

/** BinXML before its values are put in. */
export type BinNode = BinElement | BinText | BinSubstitution | BinTemplate | BinInstruction;

export interface BinElement {
  readonly kind: 'element';
  readonly name: string;
  /** Index of the value without which the element is left out; undefined: it always stands. */
  readonly dependsOn: number | undefined;
  readonly attributes: readonly BinAttribute[];
  readonly children: readonly BinNode[];
}

export interface BinAttribute {
  readonly name: string;
  readonly value: readonly BinNode[];
}

export interface BinText {
  readonly kind: 'text';
  readonly text: string;
}

export interface BinSubstitution {
  readonly kind: 'substitution';
  readonly index: number;
}

export interface BinTemplate {
  readonly kind: 'template';
  /** Undefined where the definition is not readable: then only the values are left. */
  readonly definition: BinFragment | undefined;
  readonly values: readonly Value[];
}

export interface BinInstruction {
  readonly kind: 'instruction';
  readonly target: string;
  readonly data: string;
}

/** Nodes, and what was wrong with their bytes: a template is read once and used by many events. */
export interface BinFragment {
  readonly nodes: readonly BinNode[];
  readonly problems: readonly EvtxProblem[];
}

/** What the events of one chunk share. */
export interface ChunkData {
  /** At most 64 KB; offsets in BinXML count from their start. */
  readonly bytes: Uint8Array;
  /** Of the chunk, in bytes from the start of the source. */
  readonly offset: number;
  readonly names: Map<number, ChunkName>;
  readonly templates: Map<number, BinFragment>;
  /** Templates of the whole file by their identifier, for chunks that lost their own. */
  readonly library: Map<number, BinFragment>;
  /** How much the events of this chunk may still become; hostile bytes would otherwise grow without end. */
  readonly budget: { nodes: number; characters: number };
}

export interface ChunkName {
  readonly text: string;
  /** Where the bytes behind the name's structure begin. */
  readonly end: number;
}
