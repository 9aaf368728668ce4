import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'jscep-request-not-built',
  fires: [
    {
      title: 'encoding failed',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	WARN	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Failed to enroll certificate
org.jscep.client.ClientException: org.jscep.transaction.TransactionException: org.jscep.message.MessageEncodingException: java.security.InvalidKeyException
                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ jscep-request-not-built`,
    },
    {
      title: 'signer and request differ',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	VERB	Event	org.jscep.client.Client	18327	10	The self-signed certificate MUST use the same subject name as in the PKCS#10 request.
                           	    	     	                       	     	  	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ jscep-request-not-built`,
    },
  ],
  quiet: [
    {
      title: 'the verification passed',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
                           	    	     	                                                                          	     	  	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ android-enrollment-stops
2024-05-01T05:16:21.8220000	VERB	Event	org.jscep.client.Client	18327	10	Requesting certificate verification.
2024-05-01T05:16:21.8220000	VERB	Event	org.jscep.client.Client	18327	10	Certificate verification passed.`,
    },
  ],
};
