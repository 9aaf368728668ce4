import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'jscep-unreadable-answer',
  fires: [
    {
      title: 'not a CMS message',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	WARN	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Failed to enroll certificate
org.jscep.client.ClientException: org.jscep.transport.TransportException: org.jscep.transport.response.InvalidContentException: Malformed content
                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ jscep-unreadable-answer`,
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
