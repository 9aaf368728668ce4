import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'android-enrollment-stops',
  fires: [
    {
      title: 'no answer to GetCACert',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:09.5530000	VERB	Event	org.jscep.transport.UrlConnectionGetTransport	18327	10	Sending GetCACaps(ca) to https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca
2024-05-01T05:16:14.6440000	VERB	Event	org.jscep.transport.UrlConnectionGetTransport	18327	10	Received '200 OK' when sending GetCACaps(ca) to https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca
2024-05-01T05:16:09.5530000	VERB	Event	org.jscep.transport.UrlConnectionGetTransport	18327	10	Sending GetCACert(ca) to https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=GetCACert&message=ca
                           	    	     	                                             	     	  	                                                                                    ^^^^^^^^^ android-enrollment-stops
2024-05-01T05:46:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	There are 0 requests`,
    },
    {
      title: 'the log ends after the request was sent',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:09.5530000	VERB	Event	org.jscep.transport.UrlConnectionGetTransport	18327	10	Sending GetCACaps(ca) to https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca
2024-05-01T05:16:14.6440000	VERB	Event	org.jscep.transport.UrlConnectionGetTransport	18327	10	Received '200 OK' when sending GetCACaps(ca) to https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca
2024-05-01T05:16:21.8220000	VERB	Event	org.jscep.message.PkiMessageEncoder	18327	10	Encoding message: org.jscep.message.PkcsReq@2b06f45f[messageData=org.bouncycastle.pkcs.PKCS10CertificationRequest@699b3cd,messageType=PKCS_REQ,senderNonce=Nonce [D447AE9955E624A56A09D64E2B3AE76E],transId=251E592A777C82996C7CF96F3AAADCF996FC31FF]
2024-05-01T05:16:21.9580000	VERB	Event	org.jscep.transaction.EnrollmentTransaction	18327	10	Sending org.bouncycastle.cms.CMSSignedData@ad57775
                           	    	     	                                           	     	  	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ android-enrollment-stops`,
    },
  ],
  quiet: [
    {
      title: 'the certificate came',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	VERB	Event	org.jscep.message.PkiMessageEncoder	18327	10	Encoding message: org.jscep.message.PkcsReq@2b06f45f[messageData=org.bouncycastle.pkcs.PKCS10CertificationRequest@699b3cd,messageType=PKCS_REQ,senderNonce=Nonce [D447AE9955E624A56A09D64E2B3AE76E],transId=251E592A777C82996C7CF96F3AAADCF996FC31FF]
2024-05-01T05:16:21.9580000	VERB	Event	org.jscep.transaction.EnrollmentTransaction	18327	10	Sending org.bouncycastle.cms.CMSSignedData@ad57775
2024-05-01T05:16:31.8220000	VERB	Event	org.jscep.transaction.EnrollmentTransaction	18327	10	Response: org.jscep.message.CertRep@2b06f45f[failInfo=<null>,pkiStatus=SUCCESS,recipientNonce=Nonce [D447AE9955E624A56A09D64E2B3AE76E],messageData=<null>,messageType=CERT_REP,senderNonce=Nonce [A447AE9955E624A56A09D64E2B3AE76E],transId=251E592A777C82996C7CF96F3AAADCF996FC31FF]
2024-05-01T05:46:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	There are 0 requests`,
    },
    {
      title: 'nothing to do',
      format: 'android-omadm-log',
      text: `2024-05-01T05:46:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	There are 0 requests`,
    },
  ],
};
