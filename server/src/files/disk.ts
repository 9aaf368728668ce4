import { fileURLToPath } from 'node:url';
import { msg } from '../core/text/message.ts';
import type { JobKind, Jobs } from './jobs.ts';
import { type LargeFile, readFailure } from './read-large.ts';
import { runJob, type Watch } from './run-job.ts';

export interface DiskWatch extends Watch {
  /** English template to the reader's language, for what is said inside a text. */
  readonly translations: ReadonlyMap<string, string>;
}

/** Logs on the disk of this machine, read in threads of their own: one large log at a time, since each may take much memory. */
export class Disk {
  readonly #worker: string;
  #last: Promise<unknown> = Promise.resolve();

  /** `worker`: path of the bundle of worker.ts. */
  constructor(worker: string) {
    this.#worker = worker;
  }

  /** Rejects only when it was cancelled, with the reason of the signal. */
  async analyze(uri: string, watch: DiskWatch): Promise<LargeFile> {
    const file = pathOf(uri);
    if (file === undefined) return { kind: 'error', reason: msg('{0} is not on a disk of this machine.', uri) };
    return this.#inTurn('analyze', { file }, watch).catch((error: unknown) => {
      if (watch.signal.aborted) throw error;
      return { kind: 'error', reason: readFailure(file, error) };
    });
  }

  /** Starts the job when the ones before it have ended. */
  #inTurn<Kind extends JobKind>(
    kind: Kind,
    params: Jobs[Kind]['params'],
    { translations, ...watch }: DiskWatch,
  ): Promise<Jobs[Kind]['answer']> {
    const answer = this.#last.then(() => runJob(this.#worker, { kind, params, translations }, watch));
    this.#last = answer.catch(() => undefined);
    return Promise.race([answer, aborted(watch.signal)]);
  }
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
