import { scanPieces } from '../core/analyze/scan-pieces.ts';
import { withFile } from '../core/log/coverage.ts';
import type { LogFacts } from '../core/log/facts.ts';
import { claim } from '../core/read/claim.ts';
import { NotUtf8 } from '../core/read/encoding.ts';
import type { FileGap } from '../core/read/file-gap.ts';
import { type HearPiece, type LogText, readLogText } from '../core/read/log-text.ts';
import type { FileBytes } from '../core/text/file-bytes.ts';
import type { Localize } from '../core/text/sentence.ts';
import type { LookedForeign, LookedLog } from './model.ts';

/** The bytes of a file that may be a log of ours. */
export interface LogFile {
  /** Its name in the case, with `/`. */
  readonly path: string;
  readonly bytes: FileBytes;
  /** What is wrong with the file itself, asked when it was read: what changed meanwhile, what an archive lost of it. */
  gaps?(): Promise<readonly FileGap[]> | readonly FileGap[];
  /** Hears each piece of the text of a native event log. */
  readonly hear?: HearPiece;
  /** So many observations are kept; by default as many as of any log. */
  readonly observations?: number;
}

export interface Tools {
  readonly say: Localize;
  readonly pause: Pause;
  /** Tells which share was read, 0 to 1, as often as one likes; first when it is known that there is a log. */
  progress(share: number): void;
}

/**
 * What one file says, from whatever bytes and of whatever size: the one way from bytes to facts. `foreign`: none of our logs. Throws what
 * the bytes throw, and the reason of the pause.
 */
export async function readLog(file: LogFile, tools: Tools): Promise<LookedLog | LookedForeign> {
  const meter = new Meter(file.bytes);
  const text = await readLogText(meter, tools.say);
  const detected = text.kind === 'text' ? claim(text, file.path) : undefined;
  if (text.kind !== 'text' || !detected) return { kind: 'foreign', gaps: (await file.gaps?.()) ?? [] };
  const pieces = (): AsyncIterable<string> => watched(text, file.hear, meter, tools);
  tools.progress(0);
  const facts = await orElse(() =>
    scanPieces({
      path: file.path,
      detected,
      pieces,
      ...(file.observations === undefined ? {} : { observations: file.observations }),
    }),
  );
  const gaps = [...((await file.gaps?.()) ?? []), ...text.gaps()];
  return { kind: 'log', facts: { ...facts, coverage: withFile(facts.coverage, gaps) }, gaps };
}

/** Once more where a text that began as UTF-8 turned out to be none. */
async function orElse(scan: () => Promise<LogFacts>): Promise<LogFacts> {
  try {
    return await scan();
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return scan();
  }
}

async function* watched(
  text: LogText,
  hear: HearPiece | undefined,
  meter: Meter,
  { pause, progress }: Tools,
): AsyncGenerator<string, void, void> {
  meter.done = 0;
  for await (const piece of text.pieces(hear)) {
    await pause.now();
    progress(meter.share());
    yield piece;
  }
}

/** Between two pieces of work others are heard: signals, requests, and the one who wants no more. */
export class Pause {
  readonly signal: AbortSignal;
  #last = performance.now();

  constructor(signal: AbortSignal) {
    this.signal = signal;
  }

  /** Rejects with the signal's reason once it says so. */
  async now(): Promise<void> {
    if (performance.now() - this.#last > UNHEARD_MS) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      this.#last = performance.now();
    }
    this.signal.throwIfAborted();
  }
}

/** So long nobody else is heard. */
const UNHEARD_MS = 50;

/** Counts what is read of a file. */
class Meter implements FileBytes {
  readonly size: number;
  done = 0;
  #share = 0;
  readonly #bytes: FileBytes;

  constructor(bytes: FileBytes) {
    this.#bytes = bytes;
    this.size = bytes.size;
  }

  read(offset: number, length: number): ReturnType<FileBytes['read']> {
    this.done += Math.min(length, Math.max(0, this.size - offset));
    return this.#bytes.read(offset, length);
  }

  /** What was read of it; never less than before, also where it is read once more. */
  share(): number {
    this.#share = Math.max(this.#share, this.size === 0 ? 1 : Math.min(1, this.done / this.size));
    return this.#share;
  }
}
