import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'android-state-failed',
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
