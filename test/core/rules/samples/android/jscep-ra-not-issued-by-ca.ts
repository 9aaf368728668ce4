import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'jscep-ra-not-issued-by-ca',
  fires: [
    {
      title: 'the signature does not verify',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	VERB	Event	org.jscep.client.Client	18327	10	Verifying signature of RA certificate
2024-05-01T05:16:21.8220000	VERB	Event	org.jscep.client.Client	18327	10	Signature verification failed for RA.
                           	    	     	                       	     	  	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ jscep-ra-not-issued-by-ca
2024-05-01T05:16:21.8220000	WARN	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	org.jscep.client.ClientException: RA not issued by CA`,
    },
  ],
  quiet: [
    {
      title: 'the signature verifies',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
                           	    	     	                                                                          	     	  	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ android-enrollment-stops
2024-05-01T05:16:21.8220000	VERB	Event	org.jscep.client.Client	18327	10	Verifying signature of RA certificate
2024-05-01T05:16:21.8220000	VERB	Event	org.jscep.client.Client	18327	10	Signature verification passed for RA.`,
    },
  ],
};
