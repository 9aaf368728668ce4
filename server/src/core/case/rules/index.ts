import type { CaseRule } from '../engine/model.ts';
import { iisEnrollmentStops } from './iis-enrollment-stops.ts';
import { noRequestInIis } from './no-request-in-iis.ts';
import { pkioperationNoVerifyrequest } from './pkioperation-no-verifyrequest.ts';
import { verifyrequestNoNotify } from './verifyrequest-no-notify.ts';

/** One line a rule, in the order of the flow. */
export const caseRules: readonly CaseRule[] = [
  iisEnrollmentStops,
  noRequestInIis,
  pkioperationNoVerifyrequest,
  verifyrequestNoNotify,
];
