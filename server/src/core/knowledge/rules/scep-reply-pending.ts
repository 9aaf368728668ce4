import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { answers, MESSAGE_FORMATS, markOf } from '../engine/kinds/message-rule.ts';
import { deviceSample } from '../engine/kinds/message-samples.ts';
import type { Rule } from '../model.ts';

export const scepReplyPending: Rule = {
  id: 'scep-reply-pending',
  title: msg('The request waits for approval (pkiStatus PENDING)'),
  severity: 'warning',
  step: 4,
  formats: MESSAGE_FORMATS,
  resolutions: ['scep-pending'],
  docUrl: PAGES.rfc8894,
  source: 'RFC8894 3.2.1.3 ; RFC8894 4.4',
  verified: true,
  start: (report) => ({
    see(event) {
      if (event.kind !== 'scep' || event.direction !== 'response' || event.pkiStatus?.value !== 'PENDING') return;
      report({ span: event.pkiStatus.span, ...PENDING });
    },
    end: (_attempts, _log, messages) =>
      answers(messages, 3).flatMap(({ spans, evidence }) => spans.map((span) => ({ span: markOf(span), evidence, ...PENDING }))),
  }),
  fires: [
    deviceSample('the answer in base64', ['PENDING'], 'scep-reply-pending'),
    {
      title: 'the CA waits',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	VERB	Event	org.jscep.message.PkiMessageEncoder	18327	10	Encoding message: org.jscep.message.PkcsReq@2b06f45f[messageData=org.bouncycastle.pkcs.PKCS10CertificationRequest@699b3cd,messageType=PKCS_REQ,senderNonce=Nonce [D447AE9955E624A56A09D64E2B3AE76E],transId=251E592A777C82996C7CF96F3AAADCF996FC31FF]
2024-05-01T05:16:21.9580000	VERB	Event	org.jscep.transaction.EnrollmentTransaction	18327	10	Sending org.bouncycastle.cms.CMSSignedData@ad57775
2024-05-01T05:16:31.8220000	VERB	Event	org.jscep.transaction.EnrollmentTransaction	18327	10	Response: org.jscep.message.CertRep@2b06f45f[failInfo=<null>,pkiStatus=PENDING,recipientNonce=Nonce [D447AE9955E624A56A09D64E2B3AE76E],messageData=<null>,messageType=CERT_REP,senderNonce=Nonce [A447AE9955E624A56A09D64E2B3AE76E],transId=251E592A777C82996C7CF96F3AAADCF996FC31FF]
                           	    	     	                                           	     	  	                                                                       ^^^^^^^ scep-reply-pending`,
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
2024-05-01T05:16:31.8220000	VERB	Event	org.jscep.transaction.EnrollmentTransaction	18327	10	Response: org.jscep.message.CertRep@2b06f45f[failInfo=<null>,pkiStatus=SUCCESS,recipientNonce=Nonce [D447AE9955E624A56A09D64E2B3AE76E],messageData=<null>,messageType=CERT_REP,senderNonce=Nonce [A447AE9955E624A56A09D64E2B3AE76E],transId=251E592A777C82996C7CF96F3AAADCF996FC31FF]`,
    },
  ],
};

const PENDING = {
  message: msg(
    'The CA holds the request until somebody approves it. The device gets no certificate before that, and a challenge may expire meanwhile.',
  ),
  short: msg('waits for approval at the CA'),
} as const;
