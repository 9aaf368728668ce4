import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Step } from '../look.ts';
import type { JobKind, Jobs } from './jobs.ts';
import { unpackedAnswer, unpackedStep } from './packed-step.ts';
import type { CaseOrderOfThread, Order, Report } from './worker.ts';

export interface Watch {
  /** Ends the work at once; the promise then rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** Hears which share is done, 0 to 1; not for each job, and first when it is known that there is something to do. */
  progress(share: number): void;
  /** Hears the steps of `look`. */
  step?(step: Step): void;
}

/**
 * In MB, of V8's heap. The young generation can take three times its size before anything is collected, and the old one is collected
 * in earnest only near its limit: what reads a log piece by piece gets little of both.
 */
const RESOURCES: ResourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 2048 };

/** Threads that have not ended; one that waits for a disk that does not answer cannot end. */
const running = new Set<Worker>();

/** True while a thread has not ended. */
export function threadsRun(): boolean {
  return running.size > 0;
}

/** Ends all threads, and resolves when they have ended, or after `most` milliseconds. */
export async function endThreads(most: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, most);
  });
  await Promise.race([late, Promise.all([...running].map((thread) => thread.terminate()))]);
  clearTimeout(timer);
}

/**
 * Starts a thread for one job, and ends it with the job: its memory is given back, and the caller's thread stays free. `worker` is
 * the path of a bundle that calls `work` of worker.ts there. Rejects with what the thread died of.
 */
export function runJob<Kind extends JobKind>(worker: string, order: Order<Kind>, watch: Watch): Promise<Jobs[Kind]['answer']> {
  const { signal, progress } = watch;
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const thread = startThread(worker, order);
    const end = (settle: () => void): void => {
      signal.removeEventListener('abort', stop);
      void thread.terminate();
      settle();
    };
    const stop = (): void => end(() => reject(signal.reason));
    signal.addEventListener('abort', stop);
    thread.on('message', (report: Report) => {
      if (signal.aborted) return;
      if (report.kind === 'progress') progress(report.share);
      else if (report.kind === 'step') watch.step?.(unpackedStep(report.step));
      else end(() => resolve(unpackedAnswer(report)));
    });
    thread.on('error', (error) => end(() => reject(error)));
    thread.on('exit', (code) => end(() => reject(new Error(`the thread ended with ${code}`))));
  });
}

/** Starts a thread that is known to `threadsRun` and `endThreads` as long as it runs. */
export function startThread(worker: string, order: Order | CaseOrderOfThread): Worker {
  const thread = new Worker(worker, {
    workerData: order,
    resourceLimits: RESOURCES,
    stdout: true, // the output of the process belongs to the protocol
  });
  running.add(thread);
  thread.on('exit', () => running.delete(thread));
  return thread;
}
