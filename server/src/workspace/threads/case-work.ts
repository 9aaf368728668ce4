import { parentPort } from 'node:worker_threads';
import type { ClockOptions } from '../../core/case/clocks/options.ts';
import type { CaseSnapshot } from '../../core/case/model.ts';
import { CaseModel } from '../../core/case/whole/case-model.ts';
import { type PackedSnapshot, SnapshotPacker } from '../../core/case/whole/packed-snapshot.ts';
import type { CertificateDigest } from '../../core/log/facts.ts';
import { type PackedFacts, unpackedFacts } from './packed-step.ts';

/** What the thread of a case is told. */
export type CaseOrder =
  | { readonly kind: 'put'; readonly path: string; readonly log: PackedFacts }
  | { readonly kind: 'drop'; readonly path: string }
  | { readonly kind: 'know'; readonly certificates: readonly CertificateDigest[] }
  | { readonly kind: 'clocks'; readonly clocks: ClockOptions }
  /** Answers with a head. */
  | { readonly kind: 'judge' }
  /** Answers with enrollments, as often as it is asked, until there are no more. */
  | { readonly kind: 'more' };

export type CaseReport =
  | { readonly kind: 'head'; readonly head: PackedSnapshot }
  | { readonly kind: 'attempts'; readonly attempts: readonly unknown[] }
  /** All enrollments were told. */
  | { readonly kind: 'end' };

/** Enrollments that are told at once: to take them in costs the other thread some milliseconds. */
const AT_ONCE = 50;

/** Keeps a case in this thread, and judges it when it is asked; ends with the thread. What it throws, the one who started it hears. */
export function workOnCase(): void {
  const model = new CaseModel();
  let packer: SnapshotPacker | undefined;
  let snapshot: CaseSnapshot | undefined;
  let told = 0;
  const tell = (report: CaseReport): void => parentPort?.postMessage(report);
  parentPort?.on('message', (order: CaseOrder) => {
    switch (order.kind) {
      case 'put':
        return model.put(order.path, unpackedFacts(order.log));
      case 'drop':
        return model.drop(order.path);
      case 'know':
        return model.know(order.certificates);
      case 'clocks':
        return model.setClocks(order.clocks);
      case 'judge':
        snapshot = model.snapshot();
        packer = new SnapshotPacker(snapshot);
        told = 0;
        return tell({ kind: 'head', head: packer.head() });
      case 'more': {
        const attempts = packer?.attempts(told, told + AT_ONCE) ?? [];
        told += attempts.length;
        if (attempts.length > 0) return tell({ kind: 'attempts', attempts });
        packer = undefined;
        return tell({ kind: 'end' });
      }
    }
  });
}
