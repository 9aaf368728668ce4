import { deviceSample } from '../../support/message-samples.ts';
import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'scep-reply-failure',
  fires: [
    deviceSample('the answer in base64', ['REFUSED'], 'scep-reply-failure'),
    {
      title: 'badRequest',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	VERB	Event	org.jscep.message.PkiMessageEncoder	18327	10	Encoding message: org.jscep.message.PkcsReq@2b06f45f[messageData=org.bouncycastle.pkcs.PKCS10CertificationRequest@699b3cd,messageType=PKCS_REQ,senderNonce=Nonce [D447AE9955E624A56A09D64E2B3AE76E],transId=251E592A777C82996C7CF96F3AAADCF996FC31FF]
2024-05-01T05:16:21.9580000	VERB	Event	org.jscep.transaction.EnrollmentTransaction	18327	10	Sending org.bouncycastle.cms.CMSSignedData@ad57775
2024-05-01T05:16:31.8220000	VERB	Event	org.jscep.transaction.EnrollmentTransaction	18327	10	Response: org.jscep.message.CertRep@2b06f45f[failInfo=badRequest,pkiStatus=FAILURE,recipientNonce=Nonce [D447AE9955E624A56A09D64E2B3AE76E],messageData=<null>,messageType=CERT_REP,senderNonce=Nonce [A447AE9955E624A56A09D64E2B3AE76E],transId=251E592A777C82996C7CF96F3AAADCF996FC31FF]
                           	    	     	                                           	     	  	                                                      ^^^^^^^^^^ scep-reply-failure`,
    },
    {
      title: 'no reason given',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	VERB	Event	org.jscep.message.PkiMessageEncoder	18327	10	Encoding message: org.jscep.message.PkcsReq@2b06f45f[messageData=org.bouncycastle.pkcs.PKCS10CertificationRequest@699b3cd,messageType=PKCS_REQ,senderNonce=Nonce [D447AE9955E624A56A09D64E2B3AE76E],transId=251E592A777C82996C7CF96F3AAADCF996FC31FF]
2024-05-01T05:16:31.8220000	VERB	Event	org.jscep.transaction.EnrollmentTransaction	18327	10	Response: org.jscep.message.CertRep@2b06f45f[failInfo=<null>,pkiStatus=FAILURE,recipientNonce=Nonce [D447AE9955E624A56A09D64E2B3AE76E],messageData=<null>,messageType=CERT_REP,senderNonce=Nonce [A447AE9955E624A56A09D64E2B3AE76E],transId=251E592A777C82996C7CF96F3AAADCF996FC31FF]
                           	    	     	                                           	     	  	                                                                       ^^^^^^^ scep-reply-failure`,
    },
    {
      title: 'GetCert failed',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	WARN	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Failed to enroll certificate
org.jscep.transaction.OperationFailureException: Operation failed due to badCertId
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ scep-reply-failure`,
    },
  ],
  quiet: [
    deviceSample('the answer in base64: granted', ['GRANTED']),
    {
      title: 'the certificate came',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	VERB	Event	org.jscep.message.PkiMessageEncoder	18327	10	Encoding message: org.jscep.message.PkcsReq@2b06f45f[messageData=org.bouncycastle.pkcs.PKCS10CertificationRequest@699b3cd,messageType=PKCS_REQ,senderNonce=Nonce [D447AE9955E624A56A09D64E2B3AE76E],transId=251E592A777C82996C7CF96F3AAADCF996FC31FF]
2024-05-01T05:16:21.9580000	VERB	Event	org.jscep.transaction.EnrollmentTransaction	18327	10	Sending org.bouncycastle.cms.CMSSignedData@ad57775
2024-05-01T05:16:31.8220000	VERB	Event	org.jscep.transaction.EnrollmentTransaction	18327	10	Response: org.jscep.message.CertRep@2b06f45f[failInfo=<null>,pkiStatus=SUCCESS,recipientNonce=Nonce [D447AE9955E624A56A09D64E2B3AE76E],messageData=<null>,messageType=CERT_REP,senderNonce=Nonce [A447AE9955E624A56A09D64E2B3AE76E],transId=251E592A777C82996C7CF96F3AAADCF996FC31FF]
2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine	18327	0	SCEP cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_ENROLLING to CERT_ENROLLED
2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine	18327	0	SCEP cert 'ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787' state changed from CERT_ENROLLED to CERT_ACCESS_GRANTED`,
    },
  ],
};
