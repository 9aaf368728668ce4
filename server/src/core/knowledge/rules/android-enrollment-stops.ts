import type { AttemptStep } from '../../correlate/model.ts';
import { PAGES } from '../../facts/pages.ts';
import { type Message, msg } from '../../text/message.ts';
import { byEnding, stopsAfter } from '../engine/kinds/ending-rule.ts';
import type { Rule } from '../model.ts';

export const androidEnrollmentStops: Rule = {
  id: 'android-enrollment-stops',
  title: msg('An Android enrollment stops after a step'),
  severity: 'warning',
  step: 2,
  formats: ['android-omadm-log'],
  resolutions: ['android-enrollment-stops', 'no-request-in-iis'],
  docUrl: PAGES.deviceToNdes,
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes (order of calls) ; what a missing step means: derived',
  verified: false,
  start: byEnding(stopsAfter(nextOf)),
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

function nextOf(last: AttemptStep): Message | undefined {
  const asked = last.name === 'GetCACaps' || last.name === 'GetCACert';
  if (asked && last.outcome === 'unknown') return msg('The device asked {0}; the answer is not in the log.', last.name);
  if (last.name === 'PKIOperation' && last.detail) {
    return msg('The PKIOperation was answered with HTTP {0}; the log does not show what the answer says.', last.detail.value);
  }
  return NEXT[last.name];
}

/** What should have followed, by the last step that is there. */
const NEXT: Partial<Record<AttemptStep['name'], Message>> = {
  started: msg('The enrollment was started, and no request to the SCEP server followed.'),
  GetCACaps: msg('After GetCACaps the device should fetch the CA certificates and send its PKIOperation; neither followed.'),
  GetCACert: msg(
    'After GetCACert the device should send its PKIOperation; it did not. It may not have accepted the CA certificates.',
  ),
  'request-built': msg('The request was built and signed; no line shows that it was sent.'),
  PKIOperation: msg('The PKIOperation was sent; its answer is not in the log.'),
};
