import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'jscep-capabilities-empty',
  fires: [
    {
      title: 'GetCACaps failed',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
                           	    	     	                                                                          	     	  	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ android-enrollment-stops
2024-05-01T05:16:21.8220000	VERB	Event	org.jscep.client.Client	18327	10	AbstractTransport problem when determining capabilities.  Using empty capabilities.
                           	    	     	                       	     	  	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ jscep-capabilities-empty`,
    },
  ],
  quiet: [
    {
      title: 'the capabilities came',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:09.5530000	VERB	Event	org.jscep.transport.UrlConnectionGetTransport	18327	10	Sending GetCACaps(ca) to https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca
2024-05-01T05:16:14.6440000	VERB	Event	org.jscep.transport.UrlConnectionGetTransport	18327	10	Received '200 OK' when sending GetCACaps(ca) to https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca
                           	    	     	                                             	     	  	                                                                                                           ^^^^^^^^^ android-enrollment-stops`,
    },
  ],
};
