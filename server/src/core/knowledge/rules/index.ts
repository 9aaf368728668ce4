import type { Rule } from '../model.ts';
import { androidEnrollmentStops } from './android-enrollment-stops.ts';
import { androidStateFailed } from './android-state-failed.ts';
import { androidStateStalled } from './android-state-stalled.ts';
import { gatewayTimeout } from './gateway-timeout.ts';
import { generalNdesPage } from './general-ndes-page.ts';
import { http401302SignIn } from './http-401-302-sign-in.ts';
import { http403Scep } from './http-403-scep.ts';
import { http4042Isapi } from './http-404-2-isapi.ts';
import { http404ScepPath } from './http-404-scep-path.ts';
import { http414LongUrl } from './http-414-long-url.ts';
import { http500Ndes } from './http-500-ndes.ts';
import { http503AppPool } from './http-503-app-pool.ts';
import { http503WindowsAuth } from './http-503-windows-auth.ts';
import { httpErrorOnScep } from './http-error-on-scep.ts';
import { httpNoAnswer } from './http-no-answer.ts';
import { iis5001346Impersonation } from './iis-500-1346-impersonation.ts';
import { iisEnrollmentStops } from './iis-enrollment-stops.ts';
import { iosEnrollmentStops } from './ios-enrollment-stops.ts';
import { iosNoGetcacaps } from './ios-no-getcacaps.ts';
import { iosProfileError } from './ios-profile-error.ts';
import { iosProfileRolledBack } from './ios-profile-rolled-back.ts';
import { iosScepError } from './ios-scep-error.ts';
import { iosScepErrorKey } from './ios-scep-error-key.ts';
import { iosScepIdentityFailed } from './ios-scep-identity-failed.ts';
import { iosTrustFailed } from './ios-trust-failed.ts';
import { iosUrlRequestFailed } from './ios-url-request-failed.ts';
import { jscepAnswerMixed } from './jscep-answer-mixed.ts';
import { jscepAnswerSigner } from './jscep-answer-signer.ts';
import { jscepCaFingerprint } from './jscep-ca-fingerprint.ts';
import { jscepCapabilitiesEmpty } from './jscep-capabilities-empty.ts';
import { jscepEnvelopeWrongKey } from './jscep-envelope-wrong-key.ts';
import { jscepFailed } from './jscep-failed.ts';
import { jscepHtmlInsteadOfScep } from './jscep-html-instead-of-scep.ts';
import { jscepHttpStatus } from './jscep-http-status.ts';
import { jscepNoConnection } from './jscep-no-connection.ts';
import { jscepRaNotIssuedByCa } from './jscep-ra-not-issued-by-ca.ts';
import { jscepReplySignature } from './jscep-reply-signature.ts';
import { jscepRequestNotBuilt } from './jscep-request-not-built.ts';
import { jscepTlsFailed } from './jscep-tls-failed.ts';
import { jscepUnreadableAnswer } from './jscep-unreadable-answer.ts';
import { notifyFailed } from './notify-failed.ts';
import { pageCantBeDisplayed } from './page-cant-be-displayed.ts';
import { pkioperationNoVerifyrequest } from './pkioperation-no-verifyrequest.ts';
import { scepReplyFailure } from './scep-reply-failure.ts';
import { scepReplyPending } from './scep-reply-pending.ts';
import { verifyrequest40316 } from './verifyrequest-403-16.ts';
import { verifyrequest403Eku } from './verifyrequest-403-eku.ts';
import { verifyrequest500Temp } from './verifyrequest-500-temp.ts';
import { verifyrequestFailed } from './verifyrequest-failed.ts';
import { verifyrequestNoNotify } from './verifyrequest-no-notify.ts';

/** One line a rule, in the order of the flow. */
export const rules: readonly Rule[] = [
  http503AppPool,
  httpNoAnswer,
  gatewayTimeout,
  pageCantBeDisplayed,
  jscepNoConnection,
  jscepTlsFailed,
  http414LongUrl,
  http4042Isapi,
  http404ScepPath,
  http401302SignIn,
  http403Scep,
  iis5001346Impersonation,
  http500Ndes,
  generalNdesPage,
  httpErrorOnScep,
  iosNoGetcacaps,
  iisEnrollmentStops,
  verifyrequest40316,
  verifyrequest403Eku,
  verifyrequest500Temp,
  http503WindowsAuth,
  verifyrequestFailed,
  pkioperationNoVerifyrequest,
  verifyrequestNoNotify,
  notifyFailed,
  jscepCapabilitiesEmpty,
  jscepHtmlInsteadOfScep,
  jscepCaFingerprint,
  jscepRaNotIssuedByCa,
  jscepRequestNotBuilt,
  jscepHttpStatus,
  jscepUnreadableAnswer,
  jscepAnswerMixed,
  jscepAnswerSigner,
  jscepReplySignature,
  jscepEnvelopeWrongKey,
  jscepFailed,
  scepReplyFailure,
  scepReplyPending,
  androidEnrollmentStops,
  androidStateFailed,
  androidStateStalled,
  iosTrustFailed,
  iosUrlRequestFailed,
  iosScepError,
  iosScepErrorKey,
  iosScepIdentityFailed,
  iosProfileError,
  iosProfileRolledBack,
  iosEnrollmentStops,
];
