/** So many of so many. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

/** One answer that is not true. */
export interface Mismatch {
  readonly kind: string;
  readonly text: string;
}

/** 1 where nothing was asked. */
export const shareOf = ({ right, of }: Share) => (of === 0 ? 1 : right / of);
