import type { Connection } from 'vscode-languageserver';
import type { EnrollmentParams } from '../../protocol/case.ts';
import { CASE_CHARTS, type CaseChartsAnswer, ENROLLMENT_PICTURE, type EnrollmentPictureAnswer } from '../../protocol/picture.ts';
import { caseCharts, enrollmentPicture } from '../features/enrollment-picture.ts';
import type { Session } from '../session/session.ts';
import { failureLog } from './failure-log.ts';
import { guard } from './handler.ts';

/** Our own requests of the pages that draw a case. */
export function registerPictureRequests(connection: Connection, now: () => Session): void {
  const log = failureLog(connection.console);
  connection.onRequest(
    ENROLLMENT_PICTURE,
    guard<EnrollmentParams, EnrollmentPictureAnswer | null>(log, 'enrollmentPicture', null, ({ key }) =>
      enrollmentPicture(now(), key),
    ),
  );
  connection.onRequest(
    CASE_CHARTS,
    guard<unknown, CaseChartsAnswer | null>(log, 'caseCharts', null, () => caseCharts(now())),
  );
}
