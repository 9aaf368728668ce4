/** What a comment in a text that was made of another file says of that file. */
export interface GapComment {
  readonly kind: 'damaged' | 'left-out';
  /** Places, or entries. */
  readonly count: number;
}

/**
 * An XML comment that stands where something of a file is missing in its text. It begins with a word that is the same in every language,
 * so that whoever reads the text later can tell that it is not whole; `words` say the rest to the reader.
 */
export function gapComment({ kind, count }: GapComment, words: string): string {
  return `<!-- ${kind}${count === 1 ? '' : ` ${count}`}: ${words.replaceAll('--', '- -')} -->`;
}

const GAP = /<!-- (damaged|left-out)(?: (\d{1,9}))?: /y;

/** Reads such a comment at `at`; undefined for any other one. */
export function gapCommentAt(text: string, at: number): GapComment | undefined {
  GAP.lastIndex = at;
  const found = GAP.exec(text);
  return found ? { kind: found[1] === 'damaged' ? 'damaged' : 'left-out', count: Number(found[2] ?? 1) } : undefined;
}
