import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'android-no-san',
  fires: [
    {
      title: 'as an exception',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:14.6440000	VERB	Event	org.jscep.transport.UrlConnectionGetTransport	18327	10	Received '200 OK' when sending GetCACert(ca) to https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=GetCACert&message=ca
2024-05-01T05:16:21.8220000	WARN	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Failed to enroll
java.lang.IllegalArgumentException: No SAN specified in certificate request.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ android-no-san`,
    },
    {
      title: 'as a message',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	WARN	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	No SAN specified in certificate request.
                           	    	     	                                                                          	     	  	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ android-no-san`,
    },
  ],
  quiet: [
    {
      title: 'an exception of another part of the app',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:21.8220000	WARN	Event	com.microsoft.omadm.client.OMADMClientService	18327	10	java.lang.IllegalArgumentException: No name specified.`,
    },
  ],
};
