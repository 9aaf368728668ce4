import type { Sentence } from '../../../text/sentence.ts';
import type { Sourced } from '../model.ts';

/** One documented status. */
export interface StatusEntry extends Sourced {
  /** `404` or `404.15`. */
  readonly code: string;
  readonly short: Sentence;
  readonly meaning: Sentence;
  readonly answeredBy?: 'http.sys' | 'proxy';
}

type Difference = Partial<Pick<StatusEntry, 'source' | 'verified' | 'answeredBy'>>;

/** An entry of Microsoft's list of IIS status codes, unless `difference` names another source. */
export function status(code: string, short: Sentence, meaning: Sentence, difference: Difference = {}): StatusEntry {
  return { code, short, meaning, source: 'IIS:http-status-code', verified: true, ...difference };
}
