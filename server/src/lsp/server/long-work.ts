import { type CancellationToken, type Connection, WorkDoneProgress } from 'vscode-languageserver';
import type { DiskWatch } from '../log/disk.ts';
import type { Session } from '../session/session.ts';

/** Work that may take long: what watches it, and what to call when it ended, whichever way. */
export interface LongWork {
  readonly watch: DiskWatch;
  end(): void;
}

/** Ends with the token of its request; tells how far it is by `workDoneToken` (LSP 3.17), if the client gave one. */
export function longWork(
  connection: Connection,
  { translations }: Session,
  token: CancellationToken,
  workDoneToken?: string | number,
): LongWork {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  let begun = false;
  const send = (value: object): void => {
    if (workDoneToken !== undefined) void connection.sendProgress(WorkDoneProgress.type, workDoneToken, value as never);
  };
  const progress = (share: number): void => {
    const percentage = Math.floor(share * 100);
    if (begun) send({ kind: 'report', percentage });
    else send({ kind: 'begin', title: '', cancellable: true, percentage });
    begun = true;
  };
  const end = (): void => {
    if (begun) send({ kind: 'end' });
  };
  return { watch: { signal: controller.signal, translations, progress }, end };
}
