/** What the numbers of a row are. */
// the whole numbers of a row
export const RECORD = 0;
export const SIZE = 1; // of the span
export const LINE = 2;
export const COLUMN = 3;
export const LINES = 4; // `further`, and above it how many lines `top` is above `line`
export const TRAITS = 5; // what has few values, some bits each
export const WORDS = 6;
export const KEYS = 7;
export const EXTRA = 8; // 0: none; above: one more than the place of `http`; below: of `event`
export const ATTEMPT = 9; // -1: none
export const DURATION = 10; // -1: none

// its other numbers
export const START = 0; // of the span
export const TIME = 1; // NaN: none

/** So many lines fit into their half of `LINES`; the value itself says that more are in `rare`. */
export const MANY_LINES = 0x7fff;
export const RARE_DURATION = -2;
export const LONGEST_DURATION = 0x7fff_ffff;
