import fs from 'node:fs';
import { Writable } from 'node:stream';
import tty from 'node:tty';
import type { Shown } from '../core/text/visible.ts';

const STDOUT = 1;

let out: Writable | undefined;
let failure: Error | undefined;
let waiting = 0;
let whenWritten: () => void = () => undefined;

/**
 * To be called once, before anything is written: from then on no failed write ends the process, `written` tells of it. Where standard
 * output is a file or a device, all bytes of it are written: Node's own stream takes a short write, as of a disk that gets full, for
 * a whole one, and gives a block device nothing at all.
 */
export function openOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  out = isStream(STDOUT) ? process.stdout : new WholeWrites(STDOUT);
}

/** Everything that the command line prints on standard output goes through here. */
export function writeOutput(text: Shown): void {
  waiting++;
  (out ?? process.stdout).write(text, (error) => {
    failure ??= error ?? undefined;
    waiting--;
    if (waiting === 0) whenWritten();
  });
}

/** Everything that it says on standard error: where nobody can read it, there is nobody to tell. */
export function writeError(text: Shown): void {
  process.stderr.write(text);
}

/** How many characters a line of standard error has, where it is a terminal. */
export function errorWidth(): number | undefined {
  const { isTTY, columns } = process.stderr;
  return isTTY ? columns || USUAL_WIDTH : undefined;
}

const USUAL_WIDTH = 80;

/**
 * Waits until all output is written, however slowly its reader takes it. The error of the first write that failed; undefined where
 * all went well, and where the reader closed the pipe (`… | head`), which is no error of ours.
 */
export async function written(): Promise<Error | undefined> {
  if (waiting > 0) {
    await new Promise<void>((resolve) => {
      whenWritten = resolve;
    });
  }
  return failure && 'code' in failure && failure.code === 'EPIPE' ? undefined : failure;
}

/** Writes to a file until the last byte is taken or a write fails. */
class WholeWrites extends Writable {
  readonly #file: number;

  constructor(file: number) {
    super({ autoDestroy: false });
    this.#file = file;
    this.on('error', () => undefined);
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    try {
      for (let rest = chunk; rest.length > 0; ) rest = rest.subarray(fs.writeSync(this.#file, rest));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    done();
  }
}

/** A terminal, a pipe or a socket, which may take its time. */
function isStream(descriptor: number): boolean {
  if (tty.isatty(descriptor)) return true;
  const stats = fs.fstatSync(descriptor);
  return stats.isFIFO() || stats.isSocket();
}
