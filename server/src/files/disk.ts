import { fileURLToPath } from 'node:url';
import { type Message, msg } from '../core/text/message.ts';
import type { LogRange, LogSearch, PartText, SearchResult, Survey } from './event-log.ts';
import type { JobKind, Jobs } from './jobs.ts';
import { readFailure } from './read-failure.ts';
import type { LargeFile } from './read-large.ts';
import { runJob, type Watch } from './run-job.ts';

export interface DiskWatch extends Watch {
  /** English template to the reader's language, for what is said inside a text. */
  readonly translations: ReadonlyMap<string, string>;
}

/** Logs on the disk of this machine, read in threads of their own. A promise rejects only when it was cancelled, with the signal's reason. */
export class Disk {
  readonly #worker: string;
  #last: Promise<unknown> = Promise.resolve();

  /** `worker`: path of the bundle of worker.ts. */
  constructor(worker: string) {
    this.#worker = worker;
  }

  /** Reads a log of any size. One large log at a time, since each may take much memory. */
  analyze(uri: string, watch: DiskWatch): Promise<LargeFile> {
    return this.#withPath(uri, watch, (file) => this.#inTurn(() => this.#read(file, watch), watch));
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

  /** Starts the job when the ones before it have ended. */
  #inTurn<Answer>(run: () => Promise<Answer>, { signal }: DiskWatch): Promise<Answer> {
    const answer = this.#last.then(run);
    this.#last = answer.catch(() => undefined);
    return Promise.race([answer, aborted(signal)]);
  }
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
