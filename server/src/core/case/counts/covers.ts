import type { LogFacts, Writer } from '../../log/facts.ts';
import type { LanguageId } from '../../log/model.ts';
import type { Clock } from '../model.ts';
import { writersIn } from '../per-log.ts';
import type { Moments } from './moments.ts';

/** From when to when a log was written, by the reference clock, and by whom. */
export interface Covers {
  readonly path: string;
  readonly writers: ReadonlySet<Writer>;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Nothing for a log whose clock is not known, or whose first and last time are not. A log that begins with its newest line is read both ways. */
export function coversOf(log: LogFacts, clock: Clock | undefined, moments: Moments): Covers[] {
  const { path, times, records } = log;
  if (!times || clock?.basis === 'assumed') return [];
  const first = moments.at(path, times.first, 0);
  const last = moments.at(path, times.last, Math.max(0, records - 1));
  if (first === undefined || last === undefined) return [];
  const writer = WRITERS[log.format];
  const writers = writer ? new Set([...writersIn(log), writer]) : writersIn(log);
  return [{ path, writers, fromMs: Math.min(first, last), toMs: Math.max(first, last) }];
}

/** Who writes a format, whether or not the log shows a request. */
const WRITERS: Partial<Record<LanguageId, Writer>> = {
  'iis-w3c-log': 'iis',
  'httperr-log': 'http-sys',
  'ndes-plugin-log': 'policy-module',
};
