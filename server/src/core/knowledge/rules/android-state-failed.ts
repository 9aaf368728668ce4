import type { AttemptStep, EnrollmentAttempt } from '../../correlate/model.ts';
import { findStep } from '../../correlate/store.ts';
import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { perAttempt } from '../engine/kinds/per-attempt.ts';
import type { FindingDraft, Rule } from '../model.ts';

export const androidStateFailed: Rule = {
  id: 'android-state-failed',
  title: msg('A certificate changed to a failed state, and nothing that belongs to it says why'),
  severity: 'error',
  step: 5,
  formats: ['android-omadm-log'],
  resolutions: ['delivery-android-failed'],
  docUrl: PAGES.delivery,
  source: 'CERT:troubleshoot-scep-certificate-delivery (states) ; names that end with _FAILED: not seen in a public log',
  verified: false,
  start: () => ({
    end: (attempts) => perAttempt(attempts, unexplained),
  }),
  fires: [
    {
      title: 'failed without a reason',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine	18327	0	SCEP cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_ENROLLING to CERT_ENROLL_FAILED
                           	    	     	                                                                                     	     	 	                                                                                                            ^^^^^^^^^^^^^^^^^^ android-state-failed`,
    },
  ],
  quiet: [
    {
      title: 'the usual way',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine	18327	0	SCEP cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_ENROLLED to CERT_INSTALL_REQUESTED
2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine	18327	0	SCEP cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_INSTALL_REQUESTED to CERT_INSTALLING
2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine	18327	0	SCEP cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_INSTALLING to CERT_ACCESS_REQUESTED
2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine	18327	0	SCEP cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_ACCESS_REQUESTED to CERT_ACCESS_GRANTED`,
    },
    {
      title: 'the refusal stands before it, though not the beginning of the enrollment',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:31.8220000	VERB	Event	org.jscep.transaction.EnrollmentTransaction	18327	10	Response: org.jscep.message.CertRep@2b06f45f[failInfo=badRequest,pkiStatus=FAILURE,recipientNonce=Nonce [D447AE9955E624A56A09D64E2B3AE76E],messageData=<null>,messageType=CERT_REP,senderNonce=Nonce [A447AE9955E624A56A09D64E2B3AE76E],transId=251E592A777C82996C7CF96F3AAADCF996FC31FF]
                           	    	     	                                           	     	  	                                                      ^^^^^^^^^^ scep-reply-failure
2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine	18327	0	SCEP cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_REQUESTED to CERT_ENROLL_FAILED`,
    },
  ],
};

/** A failed state whose attempt shows no failure before it; where it does, another rule marks the cause. */
function unexplained(attempt: EnrollmentAttempt): FindingDraft | undefined {
  if (attempt.platform !== 'android' || attempt.outcome !== 'failed') return undefined;
  const failed = findStep(attempt, (step) => step.outcome === 'failed' || step.outcome === 'pending');
  return failed && isFailedState(failed) ? draft(failed) : undefined;
}

function isFailedState(step: AttemptStep): boolean {
  return step.name === 'state' && step.outcome === 'failed';
}

function draft(step: AttemptStep): FindingDraft {
  return {
    span: step.span,
    message: msg(
      'The certificate changed to {0}: the enrollment failed, and no line that belongs to it says why. Switch on Verbose Logging and reproduce. The name of this state is not documented; we read it from its ending.',
      step.detail?.value ?? '',
    ),
    short: msg('enrollment failed'),
  };
}
