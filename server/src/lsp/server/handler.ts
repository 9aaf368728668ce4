import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { FailureLog } from './failure-log.ts';

/**
 * Makes a request handler safe: it runs after the messages that are already waiting (so that a cancellation among them is
 * seen), answers a cancelled request as such, and turns any exception into a line in the log and `fallback`.
 */
export function guard<Params, Answer>(
  log: FailureLog,
  name: string,
  fallback: Answer,
  run: (params: Params, token: CancellationToken) => Answer | Promise<Answer>,
): (params: Params, token: CancellationToken) => Promise<Answer> {
  return async (params, token) => {
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    if (token.isCancellationRequested) throw cancelled();
    try {
      return await run(params, token);
    } catch (error) {
      log.error(name, error);
      return fallback;
    }
  };
}

/** The same for a notification: nothing to answer, nothing to cancel. */
export function guardNotification<Params>(
  log: FailureLog,
  name: string,
  run: (params: Params) => void | Promise<void>,
): (params: Params) => Promise<void> {
  return async (params) => {
    try {
      await run(params);
    } catch (error) {
      log.error(name, error);
    }
  };
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Request cancelled');
}
