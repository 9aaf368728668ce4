import type { Sentence } from '../text/sentence.ts';
import { challengesIn } from './challenge-octets.ts';
import type { ByteProblem, ByteRange, ByteSource, Tlv } from './model.ts';
import { readTlv, type TlvTree } from './read.ts';
import { messageOffset, rangeOf } from './source.ts';

/** What is known about one element beyond its bytes: its name in the standard, and its value in words. */
export interface ElementNote {
  readonly name?: string;
  readonly value?: Sentence;
  /** The contents must stay masked. */
  readonly secret?: boolean;
  /** Elements that stand inside the contents octets of a string. */
  readonly inside?: Tlv;
}

const MAX_PROBLEMS = 100;

/**
 * One pass over one message. Views read members through it and leave behind what each element is called, so that the
 * tree of a message can be shown in the words of its standards without being read a second time.
 */
export class Reading {
  readonly #problems: ByteProblem[] = [];
  readonly #notes = new Map<Tlv, ElementNote>();
  readonly #challenges: readonly ByteRange[];

  /** `bytes`: the whole message. */
  constructor(bytes: Uint8Array) {
    this.#challenges = challengesIn(bytes);
  }

  get problems(): readonly ByteProblem[] {
    return this.#problems;
  }

  noteOf(tlv: Tlv): ElementNote | undefined {
    return this.#notes.get(tlv);
  }

  note(tlv: Tlv, note: ElementNote): void {
    this.#notes.set(tlv, { ...this.#notes.get(tlv), ...note });
  }

  /** True where the element holds a part of a challenge password, whatever it was taken for. */
  holdsChallenge(tlv: Tlv): boolean {
    if (this.#challenges.length === 0) return false;
    const { start, end } = rangeOf(tlv);
    return this.#challenges.some((challenge) => challenge.start < end && challenge.end > start);
  }

  /** Reports malformed bytes at an element. */
  problem(code: string, tlv: Tlv, message: Sentence): void {
    if (this.#problems.length >= MAX_PROBLEMS) return;
    this.#problems.push({ code, offset: messageOffset(tlv.source, tlv.start), message });
  }

  /** Reads the first element of a source, and takes over its problems. */
  read(source: ByteSource): TlvTree {
    const tree = readTlv(source);
    for (const problem of tree.problems) {
      if (this.#problems.length < MAX_PROBLEMS) this.#problems.push(problem);
    }
    return tree;
  }

  /** Reads the element inside the contents octets of `holder`; undefined where there is none. */
  readInside(holder: Tlv, source: ByteSource): Tlv | undefined {
    const { root } = this.read(source);
    if (root) this.note(holder, { inside: root });
    return root;
  }
}
