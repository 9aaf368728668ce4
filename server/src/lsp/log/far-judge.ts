import type { ClockOptions } from '../../core/case/clocks/options.ts';
import type { CaseSnapshot } from '../../core/case/model.ts';
import type { CertificateDigest, LogFacts } from '../../core/log/facts.ts';
import type { FarCase } from '../../workspace/model.ts';
import { Slices } from './slices.ts';

/** Tells a case in a thread what changed when it is to judge, in slices: what a log says takes a while to send. */
export class FarJudge {
  readonly #far: FarCase;
  /** By name; undefined: the log went. */
  readonly #changes = new Map<string, LogFacts | undefined>();
  #judging: Promise<unknown> = Promise.resolve();
  /** What it said last, while nothing changed since. */
  #last: CaseSnapshot | undefined;
  #version = 0;

  constructor(far: FarCase) {
    this.#far = far;
  }

  change(name: string, facts: LogFacts | undefined): void {
    this.#changes.set(name, facts);
    this.#forget();
  }

  know(certificates: readonly CertificateDigest[]): void {
    this.#far.know(certificates);
    this.#forget();
  }

  setClocks(clocks: ClockOptions): void {
    this.#far.setClocks(clocks);
    this.#forget();
  }

  #forget(): void {
    this.#last = undefined;
    this.#version++;
  }

  /** The case with all that changed until it is judged; one who asks meanwhile waits for the next time. */
  judge(): Promise<CaseSnapshot> {
    const run = this.#judging.then(() => this.#judge());
    this.#judging = run.catch(() => undefined);
    return run;
  }

  close(): void {
    this.#far.close();
  }

  async #judge(): Promise<CaseSnapshot> {
    if (this.#last) return this.#last;
    const slices = new Slices();
    for (const [name, facts] of this.#changes) {
      this.#changes.delete(name);
      if (facts) this.#far.put(name, facts);
      else this.#far.drop(name);
      await slices.pause();
    }
    const before = this.#version;
    const snapshot = await this.#far.judge();
    if (this.#version === before) this.#last = snapshot;
    return snapshot;
  }
}
