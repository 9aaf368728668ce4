import type { DocumentForParams } from '../../protocol.ts';
import { addressOfEnrollment, addressOfFindings, addressOfPayload, addressOfResolution } from '../answer/addresses.ts';
import { offsetAt } from '../answer/convert.ts';
import { indexOf } from '../case/identifier-at.ts';
import { findingsAt, marksIn } from '../log/findings.ts';
import { foundLog } from '../log/found-log.ts';
import { payloadAt, payloadsOf } from '../message/payloads.ts';
import type { Session } from '../session/session.ts';

/** The uri of the document that belongs to a place in a log; null where there is none. A place means its whole line, too. */
export function documentFor(session: Session, params: DocumentForParams): string | null {
  if (params.kind === 'findings') {
    const whole = session.large.partOf(params.uri)?.log.uri ?? params.uri;
    return (foundLog(session, params.uri) ?? session.large.parted(whole)) ? addressOfFindings(whole) : null;
  }
  if (params.kind === 'enrollment') return enrollmentFor(session, params);
  const log = session.logs.get(params.uri);
  if (!log) return null;
  const { document } = log.analysis;
  const offset = offsetAt(document.lines, params.position ?? { line: 0, character: 0 });
  const line = document.lines.span(document.lines.lineAt(offset));
  if (params.kind === 'decoded') {
    const here = payloadAt(log.analysis, offset);
    const payload = here ?? payloadsOf(log.analysis).find(({ span }) => span.start <= line.end && span.end > line.start);
    return payload ? addressOfPayload(log, payload.span.start) : null;
  }
  if (params.kind !== 'resolution') return null;
  const hidden = new Set(session.settings.hiddenRules);
  const onLine = marksIn(log.analysis, line).find(({ group }) => !hidden.has(group.id))?.group.shown[0];
  const finding = findingsAt(log.analysis, session.settings, offset)[0] ?? onLine;
  return finding ? addressOfResolution(log, finding) : null;
}

/** The lines of the enrollment of a key, or of the first one that has a line there. */
function enrollmentFor(session: Session, { uri, key, position }: DocumentForParams): string | null {
  const index = indexOf(session);
  const place = session.large.inWhole(uri, position?.line ?? 0);
  const attempt = key === undefined ? place && index.at(place.uri, place.line)[0] : index.byKey(key);
  return attempt ? addressOfEnrollment(index.keyOf(attempt), attempt.transactionID) : null;
}
