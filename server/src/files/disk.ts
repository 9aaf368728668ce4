import { fileURLToPath } from 'node:url';
import { type Message, msg } from '../core/text/message.ts';
import type { LogRange, LogSearch, PartText, SearchResult, Survey } from './event-log.ts';
import type { JobKind, Jobs } from './jobs.ts';
import { readFailure } from './read-failure.ts';
import type { LargeFile } from './read-large.ts';
import { endThreads, runJob, type Watch } from './run-job.ts';

export interface DiskWatch extends Watch {
  /** English template to the reader's language, for what is said inside a text. */
  readonly translations: ReadonlyMap<string, string>;
}

/** A log that gives no sign of life for so long, on a slow share perhaps, no longer keeps the next one waiting. */
const PATIENCE_MS = 10_000;
/** How long `close` waits for threads to end; usually they do at once. */
const CLOSING_MS = 1000;

/** Logs on the disk of this machine, read in threads of their own. A promise rejects only when it was cancelled, with the signal's reason. */
export class Disk {
  readonly #worker: string;
  readonly #patience: number;
  #last: Promise<unknown> = Promise.resolve();

  /** `worker`: path of the bundle of worker.ts. `patience`: in milliseconds. */
  constructor(worker: string, patience = PATIENCE_MS) {
    this.#worker = worker;
    this.#patience = patience;
  }

  /** Reads a log of any size. One large log at a time, since each may take much memory, as long as it gives signs of life. */
  analyze(uri: string, watch: DiskWatch): Promise<LargeFile> {
    return this.#withPath(uri, watch, (file) => this.#inTurn((heard) => this.#read(file, heard), watch));
  }

  /** Ends all work. Resolves when it has ended, and after a second at the latest. */
  close(): Promise<void> {
    return endThreads(CLOSING_MS);
  }

  /** Divides a native event log into parts. */
  survey(uri: string, watch: DiskWatch): Promise<Survey> {
    return this.#withPath(uri, watch, (file) => this.#run('survey', { file }, watch));
  }

  readPart(uri: string, part: Omit<LogRange, 'file'>, watch: DiskWatch): Promise<PartText> {
    return this.#withPath(uri, watch, (file) => this.#run('part', { file, ...part }, watch));
  }

  search(uri: string, search: Omit<LogSearch, 'file'>, watch: DiskWatch): Promise<SearchResult> {
    return this.#withPath(uri, watch, (file) => this.#run('search', { file, ...search }, watch));
  }

  async #read(file: string, watch: DiskWatch): Promise<LargeFile> {
    const streamed = await this.#run('stream', { file }, watch);
    return streamed.kind === 'whole' ? this.#run('readWhole', { file }, watch) : streamed;
  }

  #run<Kind extends JobKind>(
    kind: Kind,
    params: Jobs[Kind]['params'],
    { translations, ...watch }: DiskWatch,
  ): Promise<Jobs[Kind]['answer']> {
    return runJob(this.#worker, { kind, params, translations }, watch);
  }

  async #withPath<Answer>(uri: string, { signal }: DiskWatch, use: (file: string) => Promise<Answer>): Promise<Answer | Refusal> {
    const file = pathOf(uri);
    if (file === undefined) return { kind: 'error', reason: msg('{0} is not on a disk of this machine.', uri) };
    return use(file).catch((error: unknown) => {
      if (signal.aborted) throw error;
      return { kind: 'error', reason: readFailure(file, error) };
    });
  }

  /** Starts the job when the one before it has ended or is silent for too long. */
  #inTurn<Answer>(run: (watch: DiskWatch) => Promise<Answer>, watch: DiskWatch): Promise<Answer> {
    const turn = new Turn(this.#patience);
    const progress = (share: number): void => {
      turn.sign();
      watch.progress(share);
    };
    const answer = this.#last.then(() => {
      turn.sign();
      return run({ ...watch, progress });
    });
    this.#last = turn.over;
    answer.then(turn.end, turn.end);
    return Promise.race([answer, aborted(watch.signal)]);
  }
}

/** The time in which a job keeps others waiting: until its end, or until it gave no sign of life for `patience` milliseconds. */
class Turn {
  readonly over: Promise<void>;
  readonly #patience: number;
  #timer: NodeJS.Timeout | undefined;
  #settle: () => void = () => undefined;

  constructor(patience: number) {
    this.#patience = patience;
    this.over = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  sign(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#settle, this.#patience);
  }

  readonly end = (): void => {
    clearTimeout(this.#timer);
    this.#settle();
  };
}

interface Refusal {
  readonly kind: 'error';
  readonly reason: Message;
}

/** Rejects when the signal says so: one who waits for his turn can leave, too. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
}

/** The path of a `file:` uri; undefined for any other. */
function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
