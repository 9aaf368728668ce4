import * as vscode from 'vscode';
import type { Shown } from './shown.ts';

/** Shows that something is read, in a notification or in the status bar, until it is. */
export function whileReading<T>(where: 'notification' | 'status bar', title: Shown, read: () => Thenable<T>): Thenable<T> {
  const location = where === 'status bar' ? vscode.ProgressLocation.Window : vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title }, read);
}

/** The same with a word of what is being done, and a button that cancels. */
export function whileWorking<T>(
  title: Shown,
  work: (report: (message: Shown) => void, token: vscode.CancellationToken) => Thenable<T>,
): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (progress, token) => work((message) => progress.report({ message }), token));
}

/** A notification with a percentage and a button that cancels. It shows with the first report. */
export interface ProgressNotification {
  /** 0 to 100. */
  report(percentage: number): void;
  end(): void;
}

export function progressNotification(title: Shown, cancel: vscode.CancellationTokenSource): ProgressNotification {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let shown: vscode.Progress<{ readonly increment?: number }> | undefined;
  let done = 0;
  const show = (): void => {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    void vscode.window.withProgress(options, (progress, token) => {
      shown = progress;
      token.onCancellationRequested(() => cancel.cancel());
      return ended;
    });
  };
  let asked = false;
  return {
    report(percentage) {
      if (!asked) show();
      asked = true;
      if (!shown || percentage <= done) return; // what has to be begun anew goes on from where it was
      shown.report({ increment: percentage - done });
      done = percentage;
    },
    end: () => end(),
  };
}
