import { sameCause } from '../engine/kinds/windows-event.ts';
import type { Rule } from '../model.ts';
import { androidEnrollmentStops } from './android-enrollment-stops.ts';
import { androidNoSan } from './android-no-san.ts';
import { androidStateFailed } from './android-state-failed.ts';
import { androidStateStalled } from './android-state-stalled.ts';
import { appleProfileCaFingerprint } from './apple-profile-ca-fingerprint.ts';
import { appleProfileKeySize } from './apple-profile-key-size.ts';
import { appleProfileKeyType } from './apple-profile-key-type.ts';
import { appleProfileKeyUsage } from './apple-profile-key-usage.ts';
import { appleProfileRetries } from './apple-profile-retries.ts';
import { appleProfileRetryDelay } from './apple-profile-retry-delay.ts';
import { appleProfileUrl } from './apple-profile-url.ts';
import { ca0x80094800Template } from './ca-0x80094800-template.ts';
import { caRefusesRequest } from './ca-refuses-request.ts';
import { challengeExpired } from './challenge-expired.ts';
import { challengeFalseSigningCert } from './challenge-false-signing-cert.ts';
import { challengeRefused } from './challenge-refused.ts';
import { connectorCertificateMissing } from './connector-certificate-missing.ts';
import { connectorVerifyFailed } from './connector-verify-failed.ts';
import { crpInvalidHandle } from './crp-invalid-handle.ts';
import { crpVerifyFailed } from './crp-verify-failed.ts';
import { deliveryWindows } from './delivery-windows.ts';
import { gatewayTimeout } from './gateway-timeout.ts';
import { generalNdesPage } from './general-ndes-page.ts';
import { http401302SignIn } from './http-401-302-sign-in.ts';
import { http403Scep } from './http-403-scep.ts';
import { http4042Isapi } from './http-404-2-isapi.ts';
import { http404ScepPath } from './http-404-scep-path.ts';
import { http414LongUrl } from './http-414-long-url.ts';
import { http500Ndes } from './http-500-ndes.ts';
import { http503AppPool } from './http-503-app-pool.ts';
import { http503AppPoolEvent } from './http-503-app-pool-event.ts';
import { http503AppPoolStart } from './http-503-app-pool-start.ts';
import { http503Crl } from './http-503-crl.ts';
import { http503LogonRight } from './http-503-logon-right.ts';
import { http503NdespolicyCertExpired } from './http-503-ndespolicy-cert-expired.ts';
import { http503WindowsAuth } from './http-503-windows-auth.ts';
import { httpErrorOnScep } from './http-error-on-scep.ts';
import { httpNoAnswer } from './http-no-answer.ts';
import { iis5001346Impersonation } from './iis-500-1346-impersonation.ts';
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
import { loadBalancerAffinity } from './load-balancer-affinity.ts';
import { ndesChallengeRefused } from './ndes-challenge-refused.ts';
import { ndesEventError } from './ndes-event-error.ts';
import { ndesMessageUnreadable } from './ndes-message-unreadable.ts';
import { ndesStart0x80070057 } from './ndes-start-0x80070057.ts';
import { ndesplugin12175 } from './ndesplugin-12175.ts';
import { ndespluginSendFailed } from './ndesplugin-send-failed.ts';
import { notifyFailed } from './notify-failed.ts';
import { pageCantBeDisplayed } from './page-cant-be-displayed.ts';
import { pluginStopsAfterRenewal } from './plugin-stops-after-renewal.ts';
import { pluginVerifyFailed } from './plugin-verify-failed.ts';
import { policyModuleNotStarted } from './policy-module-not-started.ts';
import { profileAssignmentMismatch } from './profile-assignment-mismatch.ts';
import { raCertMismatchDecrypt } from './ra-cert-mismatch-decrypt.ts';
import { reportingStuck } from './reporting-stuck.ts';
import { scepMessageDamaged } from './scep-message-damaged.ts';
import { scepMessageWeakAlgorithm } from './scep-message-weak-algorithm.ts';
import { scepReplyFailure } from './scep-reply-failure.ts';
import { scepReplyMismatch } from './scep-reply-mismatch.ts';
import { scepReplyPending } from './scep-reply-pending.ts';
import { scepSignerNotValid } from './scep-signer-not-valid.ts';
import { scepSignerWeakKey } from './scep-signer-weak-key.ts';
import { scepSignerWeakSignature } from './scep-signer-weak-signature.ts';
import { setup0x80070005 } from './setup-0x80070005.ts';
import { setup0x80090014 } from './setup-0x80090014.ts';
import { setupConditionFailed } from './setup-condition-failed.ts';
import { setupDefaultWebSite } from './setup-default-web-site.ts';
import { setupDotnetMissing } from './setup-dotnet-missing.ts';
import { setupErrorHidden } from './setup-error-hidden.ts';
import { setupFailed } from './setup-failed.ts';
import { setupPackageFailed } from './setup-package-failed.ts';
import { setupRestartRequired } from './setup-restart-required.ts';
import { setupSignin0x80004003 } from './setup-signin-0x80004003.ts';
import { subjectMismatch } from './subject-mismatch.ts';
import { verifyrequest40316 } from './verifyrequest-403-16.ts';
import { verifyrequest403Eku } from './verifyrequest-403-eku.ts';
import { verifyrequest500Temp } from './verifyrequest-500-temp.ts';
import { verifyrequest500TempEvent } from './verifyrequest-500-temp-event.ts';
import { verifyrequestFailed } from './verifyrequest-failed.ts';
import { windows306NotSuccess } from './windows-306-not-success.ts';
import { windowsAfterCaRenewal } from './windows-after-ca-renewal.ts';
import { windowsAfterCaRenewalClient } from './windows-after-ca-renewal-client.ts';
import { windowsCertenrollFailed } from './windows-certenroll-failed.ts';
import { windowsEnrollmentStops } from './windows-enrollment-stops.ts';
import { windowsHashValue } from './windows-hash-value.ts';
import { windowsTls0x80072f8f } from './windows-tls-0x80072f8f.ts';

/** One line a rule, in the order of the flow. */
export const rules: readonly Rule[] = [
  setupDefaultWebSite,
  setup0x80090014,
  setup0x80070005,
  setupErrorHidden,
  setupConditionFailed,
  setupDotnetMissing,
  setupPackageFailed,
  setupRestartRequired,
  setupFailed,
  profileAssignmentMismatch,
  windows306NotSuccess,
  sameCause(http503AppPool, http503AppPoolEvent, http503AppPoolStart),
  http503LogonRight,
  http503Crl,
  http503NdespolicyCertExpired,
  ndesStart0x80070057,
  windowsTls0x80072f8f,
  windowsHashValue,
  sameCause(windowsAfterCaRenewal, windowsAfterCaRenewalClient),
  ndesMessageUnreadable,
  raCertMismatchDecrypt,
  ndesEventError,
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
  loadBalancerAffinity,
  verifyrequest40316,
  verifyrequest403Eku,
  sameCause(verifyrequest500Temp, verifyrequest500TempEvent),
  policyModuleNotStarted,
  ndesChallengeRefused,
  subjectMismatch,
  challengeFalseSigningCert,
  crpInvalidHandle,
  challengeExpired,
  crpVerifyFailed,
  connectorVerifyFailed,
  ca0x80094800Template,
  caRefusesRequest,
  http503WindowsAuth,
  verifyrequestFailed,
  ndesplugin12175,
  ndespluginSendFailed,
  challengeRefused,
  pluginStopsAfterRenewal,
  pluginVerifyFailed,
  notifyFailed,
  deliveryWindows,
  windowsCertenrollFailed,
  windowsEnrollmentStops,
  reportingStuck,
  setupSignin0x80004003,
  connectorCertificateMissing,
  jscepCapabilitiesEmpty,
  jscepHtmlInsteadOfScep,
  jscepCaFingerprint,
  jscepRaNotIssuedByCa,
  jscepRequestNotBuilt,
  androidNoSan,
  jscepHttpStatus,
  jscepUnreadableAnswer,
  jscepAnswerMixed,
  jscepAnswerSigner,
  jscepReplySignature,
  jscepEnvelopeWrongKey,
  jscepFailed,
  scepMessageDamaged,
  scepSignerNotValid,
  scepSignerWeakKey,
  scepSignerWeakSignature,
  scepMessageWeakAlgorithm,
  scepReplyMismatch,
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
  appleProfileUrl,
  appleProfileKeySize,
  appleProfileKeyType,
  appleProfileKeyUsage,
  appleProfileCaFingerprint,
  appleProfileRetries,
  appleProfileRetryDelay,
];
