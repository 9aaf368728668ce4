import { resolutions } from '../../core/advice/index.ts';
import type { CaseAttempt, Cause } from '../../core/case/model.ts';
import { attemptJson } from '../../core/report/attempt-json.ts';
import { masked } from '../../core/text/secrets/index.ts';
import { oneLine } from '../../core/text/visible.ts';
import type { EnrollmentAnswer, EnrollmentLinesAnswer } from '../../protocol/case.ts';
import { formatAddress } from '../answer/virtual-uri.ts';
import { foundLog } from '../log/found-log.ts';
import type { Session } from '../session/session.ts';
import { enrollmentRow } from './case-rows.ts';
import { enrollmentIndex } from './enrollment-index.ts';
import { namesOf } from './short-names.ts';

/** One enrollment, whole, with short names of its files; null where the case has none of this key. */
export function wholeEnrollment(session: Session, key: string): EnrollmentAnswer | null {
  const judged = session.logs.judgedCase();
  const { snapshot } = judged;
  const index = enrollmentIndex(judged);
  const attempt = index.byKey(key);
  if (!attempt) return null;
  const numbers = new Map<string, number>();
  for (const { path } of snapshot.logs) if (judged.uriOf(path) !== undefined) numbers.set(path, numbers.size);
  const names = namesOf(snapshot);
  const renamed = withNames(attempt, (path) => names.get(path) ?? path);
  const files = [...names].flatMap(([path, name]) => {
    const uri = judged.uriOf(path);
    return uri === undefined || !isNamedIn(attempt, path) ? [] : [[masked(name), uri] as const];
  });
  return {
    row: enrollmentRow(attempt, index.keyOf(attempt), numbers, session.say),
    attempt: attemptJson(renamed, session.say),
    files: Object.fromEntries(files),
    resolutions: attempt.cause ? resolutionsOf(session, attempt.cause, judged.uriOf(attempt.cause.path)) : [],
  };
}

/** All lines of one enrollment in order of time; null where the case has none of this key. */
export function enrollmentLines(session: Session, key: string): EnrollmentLinesAnswer | null {
  const { logs, large, say } = session;
  const judged = logs.judgedCase();
  const index = enrollmentIndex(judged);
  const attempt = index.byKey(key);
  if (!attempt) return null;
  const lines = index.evidence(attempt).flatMap(({ path, observation, step }) => {
    const log = judged.uriOf(path);
    if (log === undefined) return [];
    const { uri, line } = large.shownAt(log, observation.line);
    const { column: character, outcome, words } = observation;
    return [{ ...{ uri, line, character, step, outcome }, text: oneLine(say(words)) }];
  });
  return { lines };
}

function withNames(attempt: CaseAttempt, nameOf: (path: string) => string): CaseAttempt {
  const named = <Value extends { readonly path: string }>(one: Value): Value => ({ ...one, path: nameOf(one.path) });
  const { cause, alternatives, steps, nearMisses } = attempt;
  return {
    ...attempt,
    ...(cause ? { cause: named(cause) } : {}),
    alternatives: alternatives.map(named),
    steps: steps.map((step) => ({ ...step, evidence: step.evidence.map(named) })),
    nearMisses: nearMisses.map((miss) => ({ ...miss, place: named(miss.place) })),
  };
}

function isNamedIn({ cause, alternatives, steps, nearMisses }: CaseAttempt, path: string): boolean {
  return (
    cause?.path === path ||
    alternatives.some((one) => one.path === path) ||
    nearMisses.some(({ place }) => place.path === path) ||
    steps.some(({ evidence }) => evidence.some((one) => one.path === path))
  );
}

/** The advice for the cause, each with the document that has it all. */
function resolutionsOf(session: Session, cause: Cause, log: string | undefined): EnrollmentAnswer['resolutions'] {
  const uri = formatAddress(
    { kind: 'resolution', log: log ?? '', offset: offsetOf(session, cause, log), rule: cause.id },
    `${cause.id}.md`,
  );
  return cause.resolutions.flatMap((id) => {
    const advice = resolutions.get(id);
    return advice ? [{ id, title: oneLine(session.say(advice.title)), uri }] : [];
  });
}

/** Where the finding begins that is the cause; 0 where it is none that is shown, so that only the advice is. */
function offsetOf(session: Session, { id, line, column }: Cause, uri: string | undefined): number {
  const log = uri === undefined ? undefined : foundLog(session, uri);
  if (!log) return 0;
  const at = session.large.shownAt(log.uri, line);
  const isThere = (start: number): boolean => {
    const { uri, range } = log.locate({ start, end: start });
    return uri === at.uri && range.start.line === at.line && range.start.character === column;
  };
  for (const group of log.groups) {
    const offset = group.id === id ? group.offsets.find(isThere) : undefined;
    if (offset !== undefined) return offset;
  }
  return 0;
}
