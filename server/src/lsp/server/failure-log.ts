import { masked } from '../../core/text/secrets/index.ts';
import { visible } from '../../core/text/visible.ts';

/** Where failures are told: the client's output channel. The text of an exception may hold a piece of a log, so it is masked. */
export interface FailureLog {
  /** `where`: the request or the file. A text in the place of an exception is told as it is. */
  error(where: string, failure: unknown): void;
}

/** The one way to the output channel of a client. */
export function failureLog(console: { error(message: string): void }): FailureLog {
  return { error: (where, failure) => console.error(visible(masked(`${where}: ${textOf(failure)}`))) };
}

function textOf(failure: unknown): string {
  return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
}
