import { msg, type Sentence } from '../../core/text/sentence.ts';

/** The longest message that is read. No editor opens a text of a quarter of this, and V8 makes no string of twice its length. */
export const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

/** A header is two short lines. */
export const MAX_HEADER_BYTES = 8192;

const CR = 13;
const LF = 10;

/**
 * Checks the frames of the base protocol (LSP 3.17, "Base Protocol") before anybody keeps their bytes: a reader of messages waits for
 * ever for the end of a header that has none, and for whatever length it is told.
 */
export class FrameCheck {
  readonly #header = new Uint8Array(MAX_HEADER_BYTES);
  #length = 0;
  #bodyLeft = 0;

  /** Takes the next bytes of the stream, however they are cut. A sentence about the first that no client sends; undefined: all is well. */
  feed(bytes: Uint8Array): Sentence | undefined {
    let at = 0;
    while (at < bytes.length) {
      if (this.#bodyLeft > 0) {
        const taken = Math.min(this.#bodyLeft, bytes.length - at);
        this.#bodyLeft -= taken;
        at += taken;
        continue;
      }
      const fault = this.#headerByte(bytes[at++] ?? 0);
      if (fault) return fault;
    }
    return undefined;
  }

  #headerByte(byte: number): Sentence | undefined {
    if (this.#length === MAX_HEADER_BYTES) return msg('the header of a message has more than {0} bytes', MAX_HEADER_BYTES);
    this.#header[this.#length++] = byte;
    if (byte !== LF) return undefined;
    if (this.#header[this.#length - 2] !== CR) return msg('a line of a header ends with a line feed alone');
    const lineIsEmpty = this.#length === 2 || this.#header[this.#length - 3] === LF;
    if (!lineIsEmpty) return undefined;
    const header = String.fromCharCode(...this.#header.subarray(0, this.#length - 2));
    this.#length = 0;
    const length = contentLength(header);
    if (typeof length !== 'number') return length;
    this.#bodyLeft = length;
    return undefined;
  }
}

/** Of the lines of a header, or what is wrong with them. */
function contentLength(header: string): number | Sentence {
  const lines = header.split('\r\n').slice(0, -1);
  if (lines.some((line) => !line.includes(':'))) return msg('a line of a header has no colon');
  const lengths = lines.flatMap((line) => /^content-length:(.*)$/i.exec(line)?.[1]?.trim() ?? []);
  const [length] = lengths;
  if (length === undefined) return msg('the header of a message has no Content-Length');
  if (lengths.length > 1) return msg('the header of a message has more than one Content-Length');
  if (!/^\d+$/.test(length)) return msg('the Content-Length of a message is no number of bytes');
  if (Number(length) > MAX_MESSAGE_BYTES)
    return msg('a message of more than {0} bytes is announced; no more are read', MAX_MESSAGE_BYTES);
  return Number(length);
}
