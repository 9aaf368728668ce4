import { Inflate } from 'fflate';

export interface Inflated {
  readonly bytes: Uint8Array;
  /** `limit`: more than was allowed came out; `damaged`: the stream breaks here. Whether all is there, the caller knows. */
  readonly ended: 'input' | 'limit' | 'damaged';
}

const STEP = 65_536;
const FINE_STEP = 64;
/** Steps without any output after which a stream is taken for ended: a stored block fills less than two. */
const IDLE_STEPS = 4;

/**
 * Unpacks a raw DEFLATE stream (RFC 1951) as far as it goes, never beyond `limit` bytes. Whatever the input, the work is
 * linear in what is read and what comes out. `dictionary` is the window that the stream may reach back into.
 */
export function inflate(packed: Uint8Array, limit: number, dictionary?: Uint8Array): Inflated {
  const output = new Output(limit);
  let stream = start(output, dictionary);
  let idle = 0;
  for (let at = 0; at < packed.length; at += STEP) {
    const before = output.length;
    try {
      stream.push(packed.subarray(at, at + STEP));
    } catch {
      // A step that fails gives nothing at all: once more up to here, then in small steps to the broken place.
      output.clear();
      stream = start(output, dictionary);
      for (let again = 0; again < at; again += STEP) stream.push(packed.subarray(again, again + STEP));
      pushFinely(stream, packed.subarray(at, at + STEP), output);
      return { bytes: output.joined(), ended: output.full ? 'limit' : 'damaged' };
    }
    if (output.full) return { bytes: output.joined(), ended: 'limit' };
    idle = output.length > before ? 0 : idle + 1;
    if (idle >= IDLE_STEPS) break;
  }
  return { bytes: output.joined(), ended: 'input' };
}

function start(output: Output, dictionary: Uint8Array | undefined): Inflate {
  const take = (chunk: Uint8Array): void => output.add(chunk);
  return dictionary && dictionary.length > 0 ? new Inflate({ dictionary }, take) : new Inflate(take);
}

function pushFinely(stream: Inflate, packed: Uint8Array, output: Output): void {
  try {
    for (let at = 0; at < packed.length && !output.full; at += FINE_STEP) stream.push(packed.subarray(at, at + FINE_STEP));
  } catch {
    // The broken place: what came before it is in the output.
  }
}

/** Collects chunks up to a limit; `full` once more than that was offered. */
class Output {
  readonly #limit: number;
  #chunks: Uint8Array[] = [];
  length = 0;
  full = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(chunk: Uint8Array): void {
    const room = this.#limit - this.length;
    if (chunk.length > room) this.full = true;
    const taken = chunk.length > room ? chunk.slice(0, room) : chunk;
    if (taken.length === 0) return;
    this.#chunks.push(taken);
    this.length += taken.length;
  }

  clear(): void {
    this.#chunks = [];
    this.length = 0;
    this.full = false;
  }

  joined(): Uint8Array {
    const [only] = this.#chunks;
    if (only && this.#chunks.length === 1) return only;
    const all = new Uint8Array(this.length);
    let at = 0;
    for (const chunk of this.#chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }
}
