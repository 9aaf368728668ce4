/** What a folder unpacked last, in one piece, so that a match reaches back without a seam. */
export class History {
  /** How far a match may reach back. */
  readonly window: number;
  /** Holds the bytes up to `end`; another array after `makeRoom`. */
  bytes = new Uint8Array();
  end = 0;

  constructor(windowBits: number) {
    this.window = 2 ** windowBits;
  }

  /**
   * Makes room for `count` bytes behind `end`; of what is before it, at least the window stays. The array grows with what is
   * unpacked, not with what an archive claims, to twice the window; from then on each new byte costs at most one move.
   */
  makeRoom(count: number): void {
    if (this.end + count <= this.bytes.length) return;
    const kept = Math.min(this.end, this.window);
    const most = 2 * this.window + count;
    const last = this.bytes.subarray(this.end - kept, this.end);
    if (this.bytes.length < most) this.bytes = new Uint8Array(Math.min(most, Math.max(kept + count, 2 * this.bytes.length)));
    this.bytes.set(last);
    this.end = kept;
  }
}
