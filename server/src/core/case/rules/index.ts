import type { CaseRule } from '../engine/model.ts';
import { certificateWithoutSid } from './certificate-without-sid.ts';
import { challengeExpired } from './challenge-expired.ts';
import { challengeUsedTwice } from './challenge-used-twice.ts';
import { iisEnrollmentStops } from './iis-enrollment-stops.ts';
import { issuedNotInstalled } from './issued-not-installed.ts';
import { issuedNotReported } from './issued-not-reported.ts';
import { loadBalancerAffinity } from './load-balancer-affinity.ts';
import { machineClockOff } from './machine-clock-off.ts';
import { ndesOverloaded } from './ndes-overloaded.ts';
import { noRequestInIis } from './no-request-in-iis.ts';
import { pkioperationNoVerifyrequest } from './pkioperation-no-verifyrequest.ts';
import { retryStorm } from './retry-storm.ts';
import { scepWrongRecipient } from './scep-wrong-recipient.ts';
import { verifiedNotIssued } from './verified-not-issued.ts';
import { verifyrequestNoNotify } from './verifyrequest-no-notify.ts';
import { windowsNeverStarted } from './windows-never-started.ts';

/** One line a rule, in the order of the flow. */
export const caseRules: readonly CaseRule[] = [
  windowsNeverStarted,
  iisEnrollmentStops,
  noRequestInIis,
  ndesOverloaded,
  loadBalancerAffinity,
  scepWrongRecipient,
  pkioperationNoVerifyrequest,
  challengeExpired,
  challengeUsedTwice,
  verifiedNotIssued,
  verifyrequestNoNotify,
  issuedNotInstalled,
  certificateWithoutSid,
  issuedNotReported,
  machineClockOff,
  retryStorm,
];
