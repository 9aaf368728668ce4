import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'android-state-stalled',
  fires: [
    {
      title: 'the user did not confirm',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine	18327	0	SCEP cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_ENROLLED to CERT_INSTALL_REQUESTED
                           	    	     	                                                                                     	     	 	                                                                                                           ^^^^^^^^^^^^^^^^^^^^^^ android-state-stalled
2024-05-01T06:46:32.0000000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	There are 0 requests`,
    },
    {
      title: 'some minutes',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine	18327	0	SCEP cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_INSTALLING to CERT_ACCESS_REQUESTED
                           	    	     	                                                                                     	     	 	                                                                                                             ^^^^^^^^^^^^^^^^^^^^^ android-state-stalled
2024-05-01T05:36:32.0000000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	There are 0 requests`,
    },
  ],
  quiet: [
    {
      title: 'the certificate is ready',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine	18327	0	SCEP cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_ACCESS_REQUESTED to CERT_ACCESS_GRANTED
2024-05-01T06:46:32.0000000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	There are 0 requests`,
    },
    {
      title: 'the root is ready',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeRootCertInstallStateMachine	18327	0	Root cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_INSTALLING to CERT_INSTALL_SUCCESS
2024-05-01T06:46:32.0000000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	There are 0 requests`,
    },
    {
      title: 'the log ends a moment later',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine	18327	0	SCEP cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_ENROLLED to CERT_INSTALL_REQUESTED
2024-05-01T05:17:32.0000000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	There are 0 requests`,
    },
  ],
};
