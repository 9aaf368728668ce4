import os from 'node:os';
import type { JobKind, Jobs } from './jobs.ts';
import { endThreads, runJob, type Watch } from './run-job.ts';
import type { Order } from './worker.ts';

/** A job that gives no sign of life for so long, on a slow share perhaps, no longer keeps the next one waiting. */
const PATIENCE_MS = 10_000;
/** How long `close` waits for threads to end; usually they do at once. */
const CLOSING_MS = 1000;

export interface PoolOptions {
  /** Jobs that run at once. */
  readonly size?: number;
  /** In milliseconds. */
  readonly patience?: number;
}

/** Runs jobs in threads of their own, as many at once as there are processors. */
export class Pool {
  readonly #worker: string;
  readonly #patience: number;
  readonly #waiting: (() => void)[] = [];
  #free: number;

  /** `worker`: path of the bundle of worker.ts. */
  constructor(worker: string, { size = os.availableParallelism(), patience = PATIENCE_MS }: PoolOptions = {}) {
    this.#worker = worker;
    this.#free = size;
    this.#patience = patience;
  }

  /** Runs a job when its turn comes. Rejects with the signal's reason, also while it waits, and with what the thread died of. */
  async run<Kind extends JobKind>(order: Order<Kind>, watch: Watch): Promise<Jobs[Kind]['answer']> {
    await this.#turn(watch.signal);
    const place = new Place(this.#patience, () => this.#leave());
    const heard: Watch = {
      signal: watch.signal,
      progress: (share) => {
        place.sign();
        watch.progress(share);
      },
      step: (step) => {
        place.sign();
        watch.step?.(step);
      },
    };
    try {
      return await runJob(this.#worker, order, heard);
    } finally {
      place.leave();
    }
  }

  /** The same at once, whatever else runs: for short work that somebody waits for. */
  runNow<Kind extends JobKind>(order: Order<Kind>, watch: Watch): Promise<Jobs[Kind]['answer']> {
    return runJob(this.#worker, order, watch);
  }

  /** Ends all work. Resolves when it has ended, and after a second at the latest. */
  close(): Promise<void> {
    return endThreads(CLOSING_MS);
  }

  #turn(signal: AbortSignal): Promise<void> {
    if (this.#free > 0) {
      this.#free--;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const go = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(go), 1);
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(go);
    });
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free++;
  }
}

/** The place of a job among those that run at once: until its end, or until it gave no sign of life for `patience` milliseconds. */
class Place {
  readonly #patience: number;
  readonly #leave: () => void;
  #timer: NodeJS.Timeout | undefined;
  #left = false;

  constructor(patience: number, leave: () => void) {
    this.#patience = patience;
    this.#leave = leave;
    this.sign();
  }

  sign(): void {
    clearTimeout(this.#timer);
    if (!this.#left) this.#timer = setTimeout(() => this.leave(), this.#patience);
  }

  leave(): void {
    clearTimeout(this.#timer);
    if (this.#left) return;
    this.#left = true;
    this.#leave();
  }
}
