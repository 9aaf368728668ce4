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
  return { code, short, meaning, source: `IIS:http-status-code${sectionOf(code)}`, verified: true, ...difference };
}

/** Where on that page a status stands. */
function sectionOf(code: string): string {
  const [status = ''] = code.split('.');
  return SECTIONS[status] ?? CLASSES[status[0] ?? ''] ?? '';
}

const TOGETHER = '#405-406-408-412-and-413';
const SECTIONS: Readonly<Record<string, string>> = {
  400: '#400---bad-request',
  401: '#401---access-denied',
  403: '#403---forbidden',
  404: '#404---not-found',
  405: TOGETHER,
  406: TOGETHER,
  408: TOGETHER,
  412: TOGETHER,
  413: TOGETHER,
  500: '#500---internal-server-error',
  502: '#502---bad-gateway',
  503: '#503---service-unavailable',
};

const CLASSES: Readonly<Record<string, string>> = {
  1: '#1xx---informational',
  2: '#2xx---successful',
  3: '#3xx---redirection',
  4: '#4xx---client-error',
  5: '#5xx---server-error',
};
