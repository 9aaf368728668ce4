import type { Location } from 'vscode-languageserver';
import type { CaseFinding, CaseSnapshot } from '../../../core/case/model.ts';
import type { Finding } from '../../../core/log/finding.ts';
import { msg, type Sentence } from '../../../core/text/sentence.ts';
import { counterpartsOf } from '../../case/counterparts.ts';
import type { EnrollmentIndex } from '../../case/enrollment-index.ts';
import { placeOf } from '../../case/evidence-place.ts';
import { evidenceAt, indexOf } from '../../case/identifier-at.ts';
import type { Session } from '../../session/session.ts';

export interface RelatedLine {
  readonly location: Location;
  readonly message: Sentence;
}

const MOST = 5;

/** Lines of other logs that a finding is about: those on which the case rests it, else what other logs say of the same moment. */
export function inOtherLogs(session: Session, uri: string, line: number, finding: Finding): readonly RelatedLine[] {
  const index = indexOf(session);
  const place = session.large.inWhole(uri, line);
  const path = index.pathOf(place?.uri ?? uri);
  const ofCase = findingOf(index.snapshot, path, finding);
  if (ofCase) return evidenceOf(session, index, ofCase);
  const counterparts = counterpartsOf(session, index, evidenceAt(session, index, uri, line));
  return counterparts.map(({ place: location, name, told }) => ({ location, message: msg('{0} {1}', name, told) }));
}

function evidenceOf(session: Session, index: EnrollmentIndex, { place, evidence }: CaseFinding): readonly RelatedLine[] {
  return evidence
    .filter(({ path }) => path !== place.path)
    .slice(0, MOST)
    .flatMap((one) => {
      const location = placeOf(session, index, one);
      return location ? [{ location, message: one.observation.words }] : [];
    });
}

const FINDINGS = new WeakMap<CaseSnapshot, ReadonlyMap<string, CaseFinding>>();

/** What the case found at a place; undefined for what a log found by itself. */
function findingOf(snapshot: CaseSnapshot, path: string, { id, span }: Finding): CaseFinding | undefined {
  const known =
    FINDINGS.get(snapshot) ?? new Map(snapshot.findings.map((one) => [keyOf(one.id, one.place.span.start, one.place.path), one]));
  FINDINGS.set(snapshot, known);
  return known.get(keyOf(id, span.start, path));
}

function keyOf(id: string, start: number, path: string): string {
  return `${id} ${start} ${path}`;
}
