import { unreadParts } from '../../core/case/expected/unread.ts';
import type { CaseAttempt, CaseSnapshot } from '../../core/case/model.ts';
import { type CauseJson, causeJson, type MissingJson, missingJson } from '../../core/report/attempt-json.ts';
import { remembering, summaryOf } from '../../core/report/case-json.ts';
import { type Ended, writeVerdict } from '../../core/report/verdict.ts';
import type { Localize } from '../../core/text/sentence.ts';
import { msg } from '../../core/text/sentence.ts';
import { oneLine } from '../../core/text/visible.ts';
import type { CaseLogRow, CaseSummaryAnswer, EnrollmentRow } from '../../protocol/case.ts';
import type { Looked } from '../../workspace/model.ts';
import { Slices } from '../log/slices.ts';
import type { Session } from '../session/session.ts';
import { enrollmentRow, logRow } from './case-rows.ts';
import { clockRows } from './clock-rows.ts';
import { enrollmentIndex } from './enrollment-index.ts';
import { notReadOf, skippedOf } from './looked-case.ts';
import type { SetClocks } from './set-clocks.ts';
import { namesOf } from './short-names.ts';

/** The case as it is now, and how it came to be so. */
export interface CaseNow extends Pick<CaseSummaryAnswer, 'version' | 'state'> {
  readonly looked: readonly Looked[];
  readonly clocks: SetClocks;
}

/** What the views of a case show of it, in slices: of 10 000 enrollments that takes a while, and others are answered meanwhile. */
export async function caseSummary(session: Session, { version, state, looked, clocks }: CaseNow): Promise<CaseSummaryAnswer> {
  const localize = remembering(session.say);
  const judged = session.logs.judgedCase();
  const { snapshot } = judged;
  const { attempts, generation, because } = snapshot;
  const index = enrollmentIndex(judged);
  const slices = new Slices();
  const names = namesOf(snapshot);
  const logs: CaseLogRow[] = [];
  const numbers = new Map<string, number>();
  for (const facts of snapshot.logs) {
    await slices.pause();
    const uri = judged.uriOf(facts.path);
    if (uri === undefined) continue; // it went while others were answered
    numbers.set(facts.path, logs.length);
    logs.push(logRow(facts, uri, names.get(facts.path) ?? facts.path, session));
  }
  const enrollments: EnrollmentRow[] = [];
  for (const attempt of attempts) {
    await slices.pause();
    enrollments.push(enrollmentRow(attempt, index.keyOf(attempt), numbers, localize));
  }
  const summary = summaryOf(attempts);
  const missing = snapshot.missing.map((one) => missingJson(one, localize));
  const rests = { files: snapshot.logs, summary, missing, attempts: endings(snapshot, names, localize) };
  return {
    ...{ version, state, verdict: writeVerdict(rests, session.say), summary, missing, logs, enrollments },
    connector: { generation, because: oneLine(localize(because)) },
    clocks: clockRows(snapshot, names, clocks, judged.uriOf, localize),
    skipped: once([...looked.flatMap((one) => skipped(one, localize)), ...duplicates(snapshot, names, judged.uriOf, localize)]),
    passedOver: looked.filter(({ kind }) => kind === 'foreign').length,
  };
}

/** What the verdict takes from each enrollment: each cause in full where it shows first, and what to fetch where no log is missing. */
function endings({ attempts, missing }: CaseSnapshot, names: ReadonlyMap<string, string>, localize: Localize): readonly Ended[] {
  const causes = new Map<string, CauseJson>();
  const fetch = new Map<string, MissingJson>();
  const fullOf = ({ cause }: CaseAttempt): CauseJson | undefined => {
    if (!cause) return undefined;
    const known = causes.get(cause.id);
    if (known) return known;
    const full = causeJson({ ...cause, path: names.get(cause.path) ?? cause.path }, localize);
    causes.set(cause.id, full);
    return full;
  };
  const collectNext = (attempt: CaseAttempt): readonly MissingJson[] => {
    if (missing.length > 0) return [];
    return attempt.collectNext.flatMap((one) => {
      if (fetch.has(one.log)) return [];
      const json = missingJson(one, localize);
      fetch.set(one.log, json);
      return [json];
    });
  };
  return attempts.map((attempt) => {
    const { failedStep } = attempt;
    const cause = failedStep === undefined ? undefined : fullOf(attempt);
    return {
      ...(failedStep === undefined ? {} : { failedStep }),
      ...(cause ? { cause } : {}),
      collectNext: collectNext(attempt),
    };
  });
}

type Skipped = CaseSummaryAnswer['skipped'][number];

/** What is known and not read may be many files, and is told of once. */
function once(all: readonly Skipped[]): readonly Skipped[] {
  return [...new Map(all.map((one) => [one.text, one])).values()];
}

function skipped(looked: Looked, localize: Localize): readonly Skipped[] {
  const at = looked.uri === '' ? {} : { uri: looked.uri };
  const said = looked.kind === 'log' ? notReadOf(looked) : skippedOf(looked);
  const unread = looked.kind === 'opaque' ? unreadParts([looked.path]) : [];
  return [...said, ...unread.map(({ path, advice }) => msg('{0}: {1}', path, advice))].map((sentence) => ({
    ...at,
    text: oneLine(localize(sentence)),
  }));
}

function duplicates(
  snapshot: CaseSnapshot,
  names: ReadonlyMap<string, string>,
  uriOf: (path: string) => string | undefined,
  localize: Localize,
): readonly Skipped[] {
  return snapshot.duplicates.map(({ path, of }) => {
    const uri = uriOf(path);
    const text = msg('{0} holds the same text as {1}, and counts once', path, names.get(of) ?? of);
    return { ...(uri === undefined ? {} : { uri }), text: oneLine(localize(text)) };
  });
}
