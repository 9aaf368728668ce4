import type { Message } from '../../text/message.ts';
import type { Sourced } from './model.ts';

/** One documented status. */
export interface StatusEntry extends Sourced {
  /** `404` or `404.15`. */
  readonly code: string;
  readonly short: Message;
  readonly meaning: Message;
  readonly answeredBy?: 'http.sys' | 'proxy';
}

type Difference = Partial<Pick<StatusEntry, 'source' | 'verified' | 'answeredBy'>>;

/** An entry of Microsoft's list of IIS status codes, unless `difference` names another source. */
export function status(code: string, short: Message, meaning: Message, difference: Difference = {}): StatusEntry {
  return { code, short, meaning, source: 'IIS:http-status-code', verified: true, ...difference };
}
