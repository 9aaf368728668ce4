import { type CancellationToken, type Connection, WorkDoneProgress } from 'vscode-languageserver';
import { msg } from '../../core/text/sentence.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import type { Watch } from '../../workspace/model.ts';
import type { Session } from '../session/session.ts';

/** Work that may take long: what watches it, and what to call when it ended, whichever way. */
export interface LongWork {
  readonly watch: Watch;
  /** Tells which of many files comes next. */
  next(file: { readonly path: string; readonly done: number; readonly all: number }): void;
  end(): void;
}

/** Nobody reads more names in a second. */
const TELL_MS = 100;

/** Ends with the token of its request; tells how far it is by `workDoneToken` (LSP 3.17), if the client gave one. */
export function longWork(
  connection: Connection,
  { say, translations }: Session,
  token: CancellationToken,
  workDoneToken?: string | number,
): LongWork {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  let begun = false;
  const send = (value: object): void => {
    if (workDoneToken !== undefined) void connection.sendProgress(WorkDoneProgress.type, workDoneToken, value as never);
  };
  const tell = (share: number, message: { readonly message?: Line }): void => {
    const percentage = Math.floor(share * 100);
    if (begun) send({ kind: 'report', percentage, ...message });
    else send({ kind: 'begin', title: '', cancellable: true, percentage, ...message });
    begun = true;
  };
  const progress = (share: number): void => tell(share, {});
  let told = Number.NEGATIVE_INFINITY;
  const next: LongWork['next'] = ({ path, done, all }) => {
    if (performance.now() - told < TELL_MS) return;
    told = performance.now();
    tell(done / all, { message: oneLine(say(msg('{0} of {1}: {2}', done + 1, all, path))) });
  };
  const end = (): void => {
    if (begun) send({ kind: 'end' });
  };
  return { watch: { signal: controller.signal, translations, progress }, next, end };
}
