/**
 * Finds where the first BER element of a stream of bytes ends (X.690 8.1), without building a tree: the contents of a
 * definite length are counted down, an indefinite length is followed to its end-of-contents octets. A payload whose element
 * has ended takes no more lines; one that has not was cut. Feed bytes in order; constant memory at any depth.
 */
export class Extent {
  /** Offset behind the element, once it has ended. */
  #end = -1;
  #at = 0;
  /** Contents octets of a definite length still to pass over. */
  #skip = 0;
  /** Indefinite elements that are open. */
  #open = 0;
  #state: 'tag' | 'more-tag' | 'length' | 'more-length' = 'tag';
  #endOfContents = false;
  #constructed = false;
  #lengthOctets = 0;
  #length = 0;
  #broken = false;

  /** Offset behind the element; -1 while it goes on. */
  get end(): number {
    return this.#end;
  }

  /** True where the bytes cannot be an element: no end will come. */
  get broken(): boolean {
    return this.#broken;
  }

  /** How many bytes were fed. */
  get fed(): number {
    return this.#at;
  }

  /** Bytes still to come where the outermost length says so; undefined where no length says it. */
  get missing(): number | undefined {
    return this.#open === 0 && this.#state === 'tag' && this.#skip > 0 ? this.#skip : undefined;
  }

  /** Takes the next byte. */
  push(byte: number): void {
    this.#at++;
    if (this.#end >= 0 || this.#broken) return;
    if (this.#skip > 0) {
      if (--this.#skip === 0) this.#closed();
      return;
    }
    switch (this.#state) {
      case 'tag':
        this.#endOfContents = byte === 0 && this.#open > 0;
        this.#constructed = (byte & 0x20) !== 0;
        this.#state = (byte & 0x1f) === 0x1f ? 'more-tag' : 'length';
        return;
      case 'more-tag':
        if (byte < 0x80) this.#state = 'length';
        return;
      case 'length':
        this.#firstLengthOctet(byte);
        return;
      case 'more-length':
        this.#length = this.#length * 256 + byte;
        if (--this.#lengthOctets === 0) this.#contents(this.#length);
        return;
    }
  }

  /** A copy that goes on by itself. */
  clone(): Extent {
    const copy = new Extent();
    copy.#end = this.#end;
    copy.#at = this.#at;
    copy.#skip = this.#skip;
    copy.#open = this.#open;
    copy.#state = this.#state;
    copy.#endOfContents = this.#endOfContents;
    copy.#constructed = this.#constructed;
    copy.#lengthOctets = this.#lengthOctets;
    copy.#length = this.#length;
    copy.#broken = this.#broken;
    return copy;
  }

  #firstLengthOctet(byte: number): void {
    if (byte < 0x80) {
      this.#contents(byte);
    } else if (byte > 0x80) {
      this.#lengthOctets = byte & 0x7f;
      this.#length = 0;
      this.#state = 'more-length';
    } else if (this.#constructed) {
      this.#open++;
      this.#state = 'tag';
    } else {
      this.#broken = true;
    }
  }

  #contents(length: number): void {
    this.#state = 'tag';
    if (this.#endOfContents && length === 0) {
      this.#open--;
      this.#closed();
    } else if (length === 0) {
      this.#closed();
    } else {
      this.#skip = length;
    }
  }

  #closed(): void {
    if (this.#open === 0) this.#end = this.#at;
  }
}

/** True where bytes begin as a message, a certificate, a request or a list does: a SEQUENCE, and in it a tag that may come first. */
export function startsLikeMessage(bytes: Uint8Array): boolean {
  if (bytes.length < 4 || bytes[0] !== 0x30) return false;
  const length = bytes[1] ?? 0;
  if (length < 0x80 || length > 0x84) return false;
  const inner = bytes[2 + (length & 0x7f)];
  return inner === 0x30 || inner === 0x06 || inner === 0x02 || inner === 0xa0 || inner === 0x31;
}
