import { androidCertificateNotFitting } from './android/android-certificate-not-fitting.ts';
import { androidEnrollmentStops } from './android/android-enrollment-stops.ts';
import { androidNoSan } from './android/android-no-san.ts';
import { androidStateFailed } from './android/android-state-failed.ts';
import { androidStateStalled } from './android/android-state-stalled.ts';
import { jscepAnswerMixed } from './android/jscep-answer-mixed.ts';
import { jscepAnswerSigner } from './android/jscep-answer-signer.ts';
import { jscepCaFingerprint } from './android/jscep-ca-fingerprint.ts';
import { jscepCapabilitiesEmpty } from './android/jscep-capabilities-empty.ts';
import { jscepEnvelopeWrongKey } from './android/jscep-envelope-wrong-key.ts';
import { jscepFailed } from './android/jscep-failed.ts';
import { jscepHtmlInsteadOfScep } from './android/jscep-html-instead-of-scep.ts';
import { jscepHttpStatus } from './android/jscep-http-status.ts';
import { jscepNoConnection } from './android/jscep-no-connection.ts';
import { jscepRaNotIssuedByCa } from './android/jscep-ra-not-issued-by-ca.ts';
import { jscepReplySignature } from './android/jscep-reply-signature.ts';
import { jscepRequestNotBuilt } from './android/jscep-request-not-built.ts';
import { jscepTlsFailed } from './android/jscep-tls-failed.ts';
import { jscepUnreadableAnswer } from './android/jscep-unreadable-answer.ts';
import { profileAssignmentMismatch } from './android/profile-assignment-mismatch.ts';
import { challengeExpired } from './connector/challenge-expired.ts';
import { connectorCertificateMissing } from './connector/connector-certificate-missing.ts';
import { connectorVerifyFailed } from './connector/connector-verify-failed.ts';
import { crpInvalidHandle } from './connector/crp-invalid-handle.ts';
import { crpVerifyFailed } from './connector/crp-verify-failed.ts';
import { reportingStuck } from './connector/reporting-stuck.ts';
import { setupSignin0x80004003 } from './connector/setup-signin-0x80004003.ts';
import type { Rule } from './engine/model.ts';
import { gatewayTimeout } from './http/gateway-timeout.ts';
import { generalNdesPage } from './http/general-ndes-page.ts';
import { http401302SignIn } from './http/http-401-302-sign-in.ts';
import { http403Scep } from './http/http-403-scep.ts';
import { http4042Isapi } from './http/http-404-2-isapi.ts';
import { http404ScepPath } from './http/http-404-scep-path.ts';
import { http414LongUrl } from './http/http-414-long-url.ts';
import { http500Ndes } from './http/http-500-ndes.ts';
import { http503AppPool } from './http/http-503-app-pool.ts';
import { http503WindowsAuth } from './http/http-503-windows-auth.ts';
import { httpErrorOnScep } from './http/http-error-on-scep.ts';
import { httpNoAnswer } from './http/http-no-answer.ts';
import { iis5001346Impersonation } from './http/iis-500-1346-impersonation.ts';
import { iosNoGetcacaps } from './http/ios-no-getcacaps.ts';
import { loadBalancerAffinity } from './http/load-balancer-affinity.ts';
import { notifyFailed } from './http/notify-failed.ts';
import { verifyrequest40316 } from './http/verifyrequest-403-16.ts';
import { verifyrequest403Eku } from './http/verifyrequest-403-eku.ts';
import { verifyrequest500Temp } from './http/verifyrequest-500-temp.ts';
import { verifyrequestFailed } from './http/verifyrequest-failed.ts';
import { iosEnrollmentStops } from './ios/ios-enrollment-stops.ts';
import { iosProfileError } from './ios/ios-profile-error.ts';
import { iosProfileRolledBack } from './ios/ios-profile-rolled-back.ts';
import { iosRequestPending } from './ios/ios-request-pending.ts';
import { iosScepError } from './ios/ios-scep-error.ts';
import { iosScepErrorKey } from './ios/ios-scep-error-key.ts';
import { iosScepIdentityFailed } from './ios/ios-scep-identity-failed.ts';
import { iosTrustFailed } from './ios/ios-trust-failed.ts';
import { iosUrlRequestFailed } from './ios/ios-url-request-failed.ts';
import { macMdmRefused } from './ios/mac-mdm-refused.ts';
import { macScepFailed } from './ios/mac-scep-failed.ts';
import { sameCause } from './kinds/windows-event.ts';
import { scepMessageDamaged } from './message/scep-message-damaged.ts';
import { scepMessageWeakAlgorithm } from './message/scep-message-weak-algorithm.ts';
import { scepReplyFailure } from './message/scep-reply-failure.ts';
import { scepReplyMismatch } from './message/scep-reply-mismatch.ts';
import { scepReplyPending } from './message/scep-reply-pending.ts';
import { scepSignerNotValid } from './message/scep-signer-not-valid.ts';
import { scepSignerWeakKey } from './message/scep-signer-weak-key.ts';
import { scepSignerWeakSignature } from './message/scep-signer-weak-signature.ts';
import { challengeRefused } from './plugin/challenge-refused.ts';
import { ndesplugin12175 } from './plugin/ndesplugin-12175.ts';
import { ndespluginSendFailed } from './plugin/ndesplugin-send-failed.ts';
import { pluginStopsAfterRenewal } from './plugin/plugin-stops-after-renewal.ts';
import { pluginVerifyFailed } from './plugin/plugin-verify-failed.ts';
import { appleProfileCaFingerprint } from './profile/apple-profile-ca-fingerprint.ts';
import { appleProfileKeySize } from './profile/apple-profile-key-size.ts';
import { appleProfileKeyType } from './profile/apple-profile-key-type.ts';
import { appleProfileKeyUsage } from './profile/apple-profile-key-usage.ts';
import { appleProfileRetries } from './profile/apple-profile-retries.ts';
import { appleProfileRetryDelay } from './profile/apple-profile-retry-delay.ts';
import { appleProfileSubject } from './profile/apple-profile-subject.ts';
import { appleProfileUrl } from './profile/apple-profile-url.ts';
import { appleProfileVariable } from './profile/apple-profile-variable.ts';
import { windowsProfileHash } from './profile/windows-profile-hash.ts';
import { windowsProfileKeyLength } from './profile/windows-profile-key-length.ts';
import { ca0x80094800Template } from './server/ca-0x80094800-template.ts';
import { caEvent } from './server/ca-event.ts';
import { caRefusesRequest } from './server/ca-refuses-request.ts';
import { challengeFalseSigningCert } from './server/challenge-false-signing-cert.ts';
import { http503AppPoolEvent } from './server/http-503-app-pool-event.ts';
import { http503AppPoolStart } from './server/http-503-app-pool-start.ts';
import { http503Crl } from './server/http-503-crl.ts';
import { http503LogonRight } from './server/http-503-logon-right.ts';
import { http503NdespolicyCertExpired } from './server/http-503-ndespolicy-cert-expired.ts';
import { ndesChallengeRefused } from './server/ndes-challenge-refused.ts';
import { ndesEventError } from './server/ndes-event-error.ts';
import { ndesMessageUnreadable } from './server/ndes-message-unreadable.ts';
import { ndesStart0x80070057 } from './server/ndes-start-0x80070057.ts';
import { policyModuleNotStarted } from './server/policy-module-not-started.ts';
import { raCertMismatchDecrypt } from './server/ra-cert-mismatch-decrypt.ts';
import { subjectMismatch } from './server/subject-mismatch.ts';
import { verifyrequest500TempEvent } from './server/verifyrequest-500-temp-event.ts';
import { windowsAfterCaRenewal } from './server/windows-after-ca-renewal.ts';
import { setup0x80070005 } from './setup/setup-0x80070005.ts';
import { setup0x80090014 } from './setup/setup-0x80090014.ts';
import { setupConditionFailed } from './setup/setup-condition-failed.ts';
import { setupDefaultWebSite } from './setup/setup-default-web-site.ts';
import { setupDotnetMissing } from './setup/setup-dotnet-missing.ts';
import { setupErrorHidden } from './setup/setup-error-hidden.ts';
import { setupFailed } from './setup/setup-failed.ts';
import { setupPackageFailed } from './setup/setup-package-failed.ts';
import { setupRestartRequired } from './setup/setup-restart-required.ts';
import { deliveryWindows } from './windows/delivery-windows.ts';
import { pageCantBeDisplayed } from './windows/page-cant-be-displayed.ts';
import { windows306NotSuccess } from './windows/windows-306-not-success.ts';
import { windowsAfterCaRenewalClient } from './windows/windows-after-ca-renewal-client.ts';
import { windowsCertenrollFailed } from './windows/windows-certenroll-failed.ts';
import { windowsEnrollmentStops } from './windows/windows-enrollment-stops.ts';
import { windowsHashValue } from './windows/windows-hash-value.ts';
import { windowsTls0x80072f8f } from './windows/windows-tls-0x80072f8f.ts';

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
  caEvent,
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
  sameCause(scepReplyPending, iosRequestPending),
  androidEnrollmentStops,
  androidStateFailed,
  androidStateStalled,
  androidCertificateNotFitting,
  iosTrustFailed,
  iosUrlRequestFailed,
  iosScepError,
  iosScepErrorKey,
  iosScepIdentityFailed,
  macScepFailed,
  macMdmRefused,
  iosProfileError,
  iosProfileRolledBack,
  iosEnrollmentStops,
  appleProfileUrl,
  appleProfileKeySize,
  windowsProfileKeyLength,
  windowsProfileHash,
  appleProfileKeyType,
  appleProfileKeyUsage,
  appleProfileCaFingerprint,
  appleProfileRetries,
  appleProfileRetryDelay,
  appleProfileSubject,
  appleProfileVariable,
];
