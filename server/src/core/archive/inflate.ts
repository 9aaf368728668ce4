import { Inflate } from 'fflate';

export interface Inflated {
  readonly bytes: Uint8Array;
  /** `limit`: more than was allowed came out; `damaged`: the stream breaks here. Whether all is there, the caller knows. */
  readonly ended: 'input' | 'limit' | 'damaged';
}

/** What is pushed at once may come out a thousandfold, in one piece. */
const STEP = 8192;
const FINE_STEP = 64;
/** Bytes without any output after which a stream is taken for ended: a stored block fills less than 65 536. */
const IDLE = 262_144;
/** A byte of DEFLATE gives at most so many: two bits, a length and a distance, stand for 258. */
export const MOST_GROWTH = 1032;

/**
 * Unpacks a raw DEFLATE stream (RFC 1951) as far as it goes, never beyond `limit` bytes. Whatever the input, the work is
 * linear in what is read and what comes out. `dictionary` is the window that the stream may reach back into.
 */
export function inflate(packed: Uint8Array, limit: number, dictionary?: Uint8Array): Inflated {
  const output = new Output(limit, packed.length * MOST_GROWTH + FINE_STEP);
  const pieces = inflating(packed, dictionary);
  for (let piece = pieces.next(); ; piece = pieces.next()) {
    if (piece.done) return { bytes: output.bytes, ended: piece.value };
    output.add(piece.value);
    if (output.full) return { bytes: output.bytes, ended: 'limit' };
  }
}

/** The same piece by piece, each of at most some 8 MB; what it returns at its end says whether the stream breaks there. */
export function* inflating(packed: Uint8Array, dictionary?: Uint8Array): Generator<Uint8Array, 'input' | 'damaged', void> {
  let chunks: Uint8Array[] = [];
  const stream = start((chunk) => chunks.push(chunk), dictionary);
  let given = 0;
  let idle = 0;
  for (let at = 0; at < packed.length; at += STEP) {
    try {
      stream.push(packed.subarray(at, at + STEP));
    } catch {
      yield* upToBreak(packed, at, given, dictionary);
      return 'damaged';
    }
    const before = given;
    for (const chunk of chunks) {
      given += chunk.length;
      if (chunk.length > 0) yield chunk;
    }
    chunks = [];
    idle = given > before ? 0 : idle + STEP;
    if (idle >= IDLE) break;
  }
  return 'input';
}

/** A step that fails gives nothing at all: once more up to it, of which all is `given`, then in small steps to the broken place. */
function* upToBreak(packed: Uint8Array, at: number, given: number, dictionary: Uint8Array | undefined): Generator<Uint8Array> {
  let passed = 0;
  const found: Uint8Array[] = [];
  const take = (chunk: Uint8Array): void => {
    const known = Math.min(chunk.length, Math.max(0, given - passed));
    passed += chunk.length;
    if (known < chunk.length) found.push(chunk.subarray(known));
  };
  const stream = start(take, dictionary);
  for (let again = 0; again < at; again += STEP) stream.push(packed.subarray(again, again + STEP));
  try {
    for (let fine = at; fine < at + STEP; fine += FINE_STEP)
      stream.push(packed.subarray(fine, Math.min(fine + FINE_STEP, at + STEP)));
  } catch {
    // The broken place: what came before it was found.
  }
  yield* found;
}

function start(take: (chunk: Uint8Array) => void, dictionary: Uint8Array | undefined): Inflate {
  return dictionary && dictionary.length > 0 ? new Inflate({ dictionary }, take) : new Inflate(take);
}

/** Collects chunks up to a limit; `full` once more than that was offered. */
class Output {
  /** Untouched memory costs nothing, so that what may come out has its room from the start, and is never moved. */
  readonly #room: Uint8Array;
  readonly #limit: number;
  length = 0;
  full = false;

  constructor(limit: number, likely: number) {
    this.#limit = limit;
    this.#room = new Uint8Array(Math.min(limit, likely));
  }

  get bytes(): Uint8Array {
    return this.length < this.#room.length / 2 ? this.#room.slice(0, this.length) : this.#room.subarray(0, this.length);
  }

  add(chunk: Uint8Array): void {
    const left = Math.min(this.#limit, this.#room.length) - this.length;
    if (chunk.length > left) this.full = true;
    const taken = chunk.length > left ? chunk.subarray(0, left) : chunk;
    this.#room.set(taken, this.length);
    this.length += taken.length;
  }
}
