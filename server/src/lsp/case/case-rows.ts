import type { CaseAttempt, CaseSnapshot } from '../../core/case/model.ts';
import { PLATFORM } from '../../core/report/attempt-json.ts';
import { writtenTime } from '../../core/report/time.ts';
import { PLATFORMS } from '../../core/report/words.ts';
import { masked } from '../../core/text/secrets/index.ts';
import type { Localize } from '../../core/text/sentence.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import type { CaseLogRow, EnrollmentRow } from '../../protocol/case.ts';
import { conclusionOf, coverageFor } from '../log/coverage.ts';
import { severityOfGroup, shownGroups } from '../log/findings.ts';
import { foundLog } from '../log/found-log.ts';
import type { Session } from '../session/session.ts';

/** A row has no room for more. */
const MOST_OF_TEXT = 300;

/** One enrollment as a list shows it. `numbers`: of the logs, by path. */
export function enrollmentRow(
  attempt: CaseAttempt,
  key: string,
  numbers: ReadonlyMap<string, number>,
  localize: Localize,
): EnrollmentRow {
  const { id, outcome, platform, device, profile, transactionID, startMs, endMs, failedStep, cause, steps } = attempt;
  const kind = PLATFORM[platform];
  const name = device.name ?? device.address;
  const written = attempt.written && writtenTime(attempt.written);
  const paths = new Set(steps.flatMap(({ evidence }) => evidence.map(({ path }) => path)));
  return {
    ...{ id, key, outcome, platform: kind },
    device: name === undefined || name === '' ? oneLine(localize(PLATFORMS[kind])) : logText(name),
    ...(profile === undefined || profile === '' ? {} : { profile: logText(profile) }),
    ...(transactionID === undefined || transactionID === '' ? {} : { transactionID: logText(transactionID) }),
    ...(startMs === undefined ? {} : { startMs }),
    ...(endMs === undefined ? {} : { endMs }),
    ...(written === undefined ? {} : { written: logText(written) }),
    ...(failedStep === undefined ? {} : { failedStep }),
    steps: steps.map((step) => step.outcome),
    ...(cause
      ? { cause: { id: cause.id, text: oneLine(localize(cause.message), MOST_OF_TEXT), confidence: cause.confidence } }
      : {}),
    logs: [...paths].flatMap((path) => numbers.get(path) ?? []),
  };
}

/** One log of the case; its findings are counted as they are shown, without those of hidden rules. */
export function logRow(facts: CaseSnapshot['logs'][number], uri: string, name: string, session: Session): CaseLogRow {
  const { say, settings } = session;
  const found = foundLog(session, uri);
  const groups = found ? shownGroups(found, settings) : [];
  const count = (wanted: string): number =>
    groups.reduce((sum, group) => sum + (severityOfGroup(group) === wanted ? group.count : 0), 0);
  const incomplete = found && coverageFor(found, settings).length > 0 ? conclusionOf(found, settings) : undefined;
  return {
    ...{ uri, name: logText(name), format: facts.format, formatTitle: oneLine(say(facts.title)), records: facts.records },
    ...{ errors: count('error'), warnings: count('warning') },
    ...(incomplete ? { incomplete: oneLine(say(incomplete)) } : {}),
  };
}

export function logText(text: string): Line {
  return oneLine(masked(text), MOST_OF_TEXT);
}
