import { parentPort, workerData } from 'node:worker_threads';
import { localizer } from '../../core/text/sentence.ts';
import type { Step } from '../look.ts';
import { Pause } from '../read-log.ts';
import { workOnCase } from './case-work.ts';
import { type JobKind, type Jobs, perform } from './jobs.ts';
import { type PackedAnswer, type PackedStep, packedAnswer, packedStep } from './packed-step.ts';

/** What the thread is started with. */
export interface Order<Kind extends JobKind = JobKind> {
  readonly kind: Kind;
  readonly params: Jobs[Kind]['params'];
  /** English template to the reader's language. */
  readonly translations: ReadonlyMap<string, string>;
}

/** What the thread tells; after its answer it ends. What it throws, the one who started it hears as an error. */
export type Report =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'step'; readonly step: PackedStep }
  | PackedAnswer;

const REPORT_MS = 100;

/** A thread that keeps a case, for as long as it runs. */
export interface CaseOrderOfThread {
  readonly kind: 'case';
}

/** Does the one job that this thread was started for. Who cancels it ends the thread. */
export async function work(): Promise<void> {
  const order = workerData as Order | CaseOrderOfThread;
  if (order.kind === 'case') return workOnCase();
  const { kind, params, translations } = order;
  const tell = (report: Report, given: ArrayBuffer[] = []): void => parentPort?.postMessage(report, given);
  let told = Number.NEGATIVE_INFINITY;
  const progress = (share: number): void => {
    if (performance.now() - told < REPORT_MS) return;
    told = performance.now();
    tell({ kind: 'progress', share });
  };
  const say = localizer((template) => translations.get(template) ?? template);
  const pause = new Pause(new AbortController().signal);
  const tellStep = (step: Step): void => {
    const { told, given } = packedStep(step);
    tell({ kind: 'step', step: told }, given);
  };
  const { told: answer, given } = packedAnswer(await perform(kind, params, { say, pause, progress, step: tellStep }));
  tell(answer, given);
}
