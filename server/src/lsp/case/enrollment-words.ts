import type { CaseAttempt, CaseSnapshot, Clock } from '../../core/case/model.ts';
import type { LogFacts } from '../../core/log/facts.ts';
import { PLATFORM } from '../../core/report/attempt-json.ts';
import { lengthOf } from '../../core/report/time.ts';
import { outcomeOf, subjectOf } from '../../core/report/words.ts';
import { lineOf } from '../../core/text/named-lines.ts';
import { markedBriefly } from '../../core/text/proof.ts';
import { masked } from '../../core/text/secrets/index.ts';
import { msg, type Sentence, verbatim } from '../../core/text/sentence.ts';
import { oneLine } from '../../core/text/visible.ts';
import { namesOf } from './short-names.ts';

/** Whose enrollment it is: "Android 10.1.5.31". */
export function whoseOf({ platform, device: { name, address } }: CaseAttempt): Sentence {
  const known = {
    ...(name === undefined ? {} : { name: shown(name) }),
    ...(address === undefined ? {} : { address: shown(address) }),
  };
  return subjectOf({ platform: PLATFORM[platform], device: known });
}

function shown(text: string) {
  return oneLine(masked(text), MOST_NAME);
}

const MOST_NAME = 80;

/** "Android 10.1.5.31: failed at step 3, NDES to policy module". */
export function titleOf(attempt: CaseAttempt): Sentence {
  return msg('{0}: {1}', whoseOf(attempt), outcomeOf(attempt));
}

/** The same with the cause in a few words, and how long it took. */
export function summaryOf(snapshot: CaseSnapshot, attempt: CaseAttempt): Sentence {
  const cause = shortCause(snapshot, attempt);
  const told = cause ? msg('{0} ({1})', titleOf(attempt), cause) : titleOf(attempt);
  const { startMs, endMs } = attempt;
  return startMs !== undefined && endMs !== undefined && endMs > startMs
    ? msg('{0} · {1}', told, lengthOf(endMs - startMs))
    : told;
}

/** The cause as its finding says it in short; undefined where none is known, or where it is known by its whole sentence alone. */
export function shortCause({ logs, findings }: CaseSnapshot, { id, cause }: CaseAttempt): Sentence | undefined {
  if (!cause) return undefined;
  const ofCase = findings.find((finding) => finding.id === cause.id && finding.attempts.includes(id));
  if (ofCase) return markedBriefly(ofCase.short, ofCase);
  const log = logs.find(({ path }) => path === cause.path);
  return log && shortIn(log, cause.id, cause.line);
}

function shortIn({ groups, lines }: LogFacts, id: string, line: number): Sentence | undefined {
  for (const group of groups) {
    if (group.id !== id) continue;
    const marked = [...group.shown, ...group.spread].find(({ span }) => lineOf(lines, span.start).line === line);
    if (marked) return markedBriefly(marked.short, marked);
    // Findings of one group have one cause: those that are only counted are told like the first one.
    const [first] = group.shown;
    if (first && group.offsets.some((offset) => lineOf(lines, offset).line === line)) return markedBriefly(first.short, first);
  }
  return undefined;
}

/** By how much a clock is ahead of the reference, "+3 s", "-7 min 12 s"; undefined for one that is right, or taken for right. */
export function aheadOf({ skewSeconds }: Pick<Clock, 'skewSeconds'>): Sentence | undefined {
  const seconds = Math.round(Math.abs(skewSeconds));
  if (seconds === 0) return undefined;
  const sign = skewSeconds < 0 ? '-' : '+';
  if (seconds < 60) return msg('{0} s', `${sign}${seconds}`);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes < 60) return msg('{0} min {1} s', `${sign}${minutes}`, rest);
  return msg('{0} h {1} min', `${sign}${Math.floor(minutes / 60)}`, minutes % 60);
}

/** The name of a log, as short as it is the only one in its case. */
export function nameOfLog(snapshot: CaseSnapshot, path: string): string {
  return namesOf(snapshot).get(path) ?? path.slice(path.lastIndexOf('/') + 1);
}

/** A line of a log as people name it: `u_ex240501.log:7`. `line` counts from 0. */
export function lineName(snapshot: CaseSnapshot, path: string, line: number): Sentence {
  return verbatim(`${nameOfLog(snapshot, path)}:${line + 1}`);
}
