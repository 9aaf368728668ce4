import type { Worker } from 'node:worker_threads';
import type { ClockOptions } from '../../core/case/clocks/options.ts';
import type { CaseSnapshot } from '../../core/case/model.ts';
import { SnapshotReader } from '../../core/case/whole/packed-snapshot.ts';
import type { CertificateDigest, LogFacts } from '../../core/log/facts.ts';
import type { FarCase } from '../model.ts';
import type { CaseOrder, CaseReport } from './case-work.ts';
import { packedFacts } from './packed-step.ts';
import { startThread } from './run-job.ts';

/** A case that is joined and judged in a thread of its own, so that the caller's thread stays free. */
export class CaseThread implements FarCase {
  readonly #thread: Worker;
  /** The logs as the thread has them. */
  readonly #logs = new Map<string, LogFacts>();
  #asked: { readonly hear: (report: CaseReport) => void; readonly fail: (error: unknown) => void } | undefined;
  #broken: unknown;

  /** `worker`: path of a bundle that calls `work` of worker.ts in a thread. */
  constructor(worker: string) {
    this.#thread = startThread(worker, { kind: 'case' });
    this.#thread.on('message', (report: CaseReport) => this.#asked?.hear(report));
    this.#thread.on('error', (error) => this.#end(error));
    this.#thread.on('exit', (code) => this.#end(new Error(`the thread ended with ${code}`)));
    this.#thread.unref();
  }

  put(path: string, facts: LogFacts): void {
    const named = facts.path === path ? facts : { ...facts, path }; // a log may be called otherwise where it was read
    this.#logs.set(path, named);
    const { told, given } = packedFacts(named);
    this.#tell({ kind: 'put', path, log: told }, given);
  }

  drop(path: string): void {
    this.#logs.delete(path);
    this.#tell({ kind: 'drop', path });
  }

  know(certificates: readonly CertificateDigest[]): void {
    this.#tell({ kind: 'know', certificates });
  }

  setClocks(clocks: ClockOptions): void {
    this.#tell({ kind: 'clocks', clocks });
  }

  judge(): Promise<CaseSnapshot> {
    const logs = new Map(this.#logs);
    return new Promise((resolve, reject) => {
      if (this.#broken) return reject(this.#broken);
      let reader: SnapshotReader | undefined;
      const hear = (report: CaseReport): void => {
        if (report.kind === 'head') reader = new SnapshotReader(report.head, (path) => logs.get(path));
        else if (report.kind === 'attempts') reader?.add(report.attempts);
        else {
          this.#asked = undefined;
          if (reader) resolve(reader.snapshot());
          return;
        }
        setTimeout(() => this.#tell({ kind: 'more' }), 0); // others are answered first
      };
      this.#asked = {
        hear: (report) => {
          try {
            hear(report);
          } catch (error) {
            this.#end(error);
          }
        },
        fail: reject,
      };
      this.#tell({ kind: 'judge' });
    });
  }

  close(): void {
    void this.#thread.terminate();
  }

  #tell(order: CaseOrder, given: ArrayBuffer[] = []): void {
    if (!this.#broken) this.#thread.postMessage(order, given);
  }

  #end(error: unknown): void {
    this.#broken ??= error;
    this.#asked?.fail(this.#broken);
    this.#asked = undefined;
    void this.#thread.terminate();
  }
}
