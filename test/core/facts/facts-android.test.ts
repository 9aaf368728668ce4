import { describe, expect, it } from 'vitest';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { analysisOf } from '../../support/check-findings.ts';
import { describeEvent, eventsOf } from '../formats/marks.ts';

/** A record of OMADM.log; further lines belong to it. */
const record = (message: string, level = 'VERB', logger = 'org.jscep.client.Client'): string =>
  `2018-02-27T05:16:08.2500000  ${level}  Event  ${logger}  18327    10  ${message}`;

/** What a message says, and what it makes of the log: `events => findings`. */
function told(message: string): string {
  const { document, groups } = analysisOf(record(message), 'android-omadm-log');
  return `${eventsOf(document).map(describeEvent).join(', ')} => ${groups.map(({ id }) => id).join(' ')}`.trim();
}

/** The hover on the last place of a token, and whether it counts as confirmed. */
function hover(text: string, token: string): { readonly title: string; readonly text: string; readonly verified: boolean } {
  const { document } = analysisOf(text, 'android-omadm-log');
  const found = explainAt(document, text.lastIndexOf(token) + 1);
  return {
    title: found ? english(found.title) : '',
    text: found?.paragraphs.map(english).join(' ') ?? '',
    verified: found?.verified ?? false,
  };
}

const URL = 'https://ndes.contoso.com/certsrv/mscep/mscep.dll';

describe('a message of the facts about OMADM.log is known', () => {
  it.each([
    ['There are 2 requests', 'note requests-pending 2 =>'],
    ['Trying to enroll certificate request: ModelName=A;Hash=1', 'note enrollment-started => android-enrollment-stops'],
    [`Sending GetCACaps(ca) to ${URL}?operation=GetCACaps&message=ca`, 'http request GetCACaps => android-enrollment-stops'],
    [
      `Received '200 OK' when sending GetCACaps(ca) to ${URL}?operation=GetCACaps&message=ca`,
      'http response GetCACaps 200 => android-enrollment-stops',
    ],
    [
      `Received '500 x' when sending GetCACert(ca) to ${URL}?operation=GetCACert&message=ca`,
      'http response GetCACert 500 => http-500-ndes',
    ],
    [
      `Received '500 x' when sending org.a.cms.CMSSignedData@1 to ${URL}?operation=PKIOperation`,
      'http response PKIOperation 500 => http-500-ndes',
    ],
    [
      'AbstractTransport problem when determining capabilities.  Using empty capabilities.',
      'note capabilities-empty => jscep-capabilities-empty',
    ],
    ['CA capabilities:', 'note capabilities-listed =>'],
    ["Content-Type mismatch: was 'text/html', expected 'text/plain'", 'note capabilities-content-type =>'],
    ['CertStore contains 3 certificate(s):', 'note cert-store 3 =>'],
    ['Looking for recipient entity', 'note entity-sought =>'],
    ['Looking for message signing entity', 'note entity-sought =>'],
    ['Looking for issuing entity', 'note entity-sought =>'],
    ['Using [dn=CN=a; serial=1] for recipient entity', 'note recipient-chosen =>'],
    ['Using [dn=CN=a; serial=1] for message signing entity', 'note signer-chosen =>'],
    ['Using [dn=CN=a; serial=1] for issuing entity', 'note issuer-chosen =>'],
    ['Verifying signature of RA certificate', 'note ra-signature-checking =>'],
    ['Signature verification passed for RA.', 'note ra-signature-passed =>'],
    ['Signature verification failed for RA.', 'note ra-signature-failed => jscep-ra-not-issued-by-ca'],
    ['RA and CA are identical', 'note ra-is-ca =>'],
    ['Requesting certificate verification.', 'note ca-verification-asked =>'],
    ['Certificate verification passed.', 'note ca-verification-passed =>'],
    ['Certificate verification failed.', 'note ca-verification-failed => jscep-ca-fingerprint'],
    [
      'The self-signed certificate MUST use the same subject name as in the PKCS#10 request.',
      'note self-signed-subject => jscep-request-not-built',
    ],
    ['Signing pkiMessage using key belonging to [dn=CN=a; serial=1]', 'note signing-with =>'],
    ['Encrypting pkcsPkiEnvelope using key belonging to [dn=CN=a; serial=1]', 'note encrypting-for =>'],
    ['Sending org.spongycastle.cms.CMSSignedData@1a2b', 'note message-sent =>'],
    ['Response senderNonce is null', 'note sender-nonce-missing =>'],
    ['pkiMessage digest algorithm: 2.16.840.1.101.3.4.2.1', 'note reply-algorithm =>'],
    ['pkiMessage encryption algorithm: 1.2.840.113549.1.1.1', 'note reply-algorithm =>'],
    ['pkiMessage has 5 signed attributes:', 'note reply-attributes 5 =>'],
    ['Unable to verify message because the signedData contained no certificates.', 'note reply-no-certificates =>'],
    ['pkiMessage verification failed.', 'note reply-verification-failed => jscep-reply-signature'],
    ['Cannot unwrap symetric key.  Are you using a valid key pair?', 'note envelope-wrong-key => jscep-envelope-wrong-key'],
    [
      'Encoding message: org.jscep.message.PkcsReq@1[messageData=x,messageType=PKCS_REQ,senderNonce=Nonce [00],transId=AB]',
      'scep request PKCS_REQ => android-enrollment-stops',
    ],
    [
      'Response: org.jscep.message.CertRep@1[failInfo=<null>,pkiStatus=SUCCESS,recipientNonce=Nonce [00],messageData=x,messageType=CERT_REP,senderNonce=Nonce [01],transId=AB]',
      'scep response CERT_REP SUCCESS =>',
    ],
    [
      'Response: org.jscep.message.CertRep@1[failInfo=badRequest,pkiStatus=FAILURE,recipientNonce=Nonce [00],messageData=x,messageType=CERT_REP,senderNonce=Nonce [01],transId=AB]',
      'scep response CERT_REP FAILURE badRequest => scep-reply-failure',
    ],
    [
      'Response: org.jscep.message.CertRep@1[failInfo=<null>,pkiStatus=PENDING,recipientNonce=Nonce [00],messageData=x,messageType=CERT_REP,senderNonce=Nonce [01],transId=AB]',
      'scep response CERT_REP PENDING => scep-reply-pending',
    ],
  ])('%s', (message, expected) => expect(told(message)).toBe(expected));
});

describe('an exception of the facts has its rule', () => {
  it.each([
    ['org.jscep.transport.TransportException: 500 Internal Server Error', 'jscep-http-status'],
    ['org.jscep.transport.TransportException: Error connecting to server', 'jscep-no-connection'],
    [
      'org.jscep.transport.TransportException: Error connecting to server\nCaused by: javax.net.ssl.SSLHandshakeException: x',
      'jscep-tls-failed',
    ],
    ['org.jscep.transport.TransportException: Error reading response stream', 'jscep-no-connection'],
    [
      'org.jscep.transport.response.InvalidContentTypeException: Expected [application/x-x509-ca-cert, application/x-x509-ca-ra-cert], but was text/html',
      'jscep-html-instead-of-scep',
    ],
    [
      'org.jscep.transport.response.InvalidContentTypeException: Expected [application/x-pki-message], but was text/html',
      'jscep-html-instead-of-scep',
    ],
    ['org.jscep.transport.response.InvalidContentException', 'jscep-unreadable-answer'],
    ['org.jscep.client.ClientException: CA certificate fingerprint could not be verified.', 'jscep-ca-fingerprint'],
    ['org.jscep.client.ClientException: RA not issued by CA', 'jscep-ra-not-issued-by-ca'],
    ['org.jscep.transaction.OperationFailureException: Operation failed due to badRequest', 'scep-reply-failure'],
    ['org.jscep.transaction.TransactionException: Transaction ID Mismatch', 'jscep-answer-mixed'],
    ['org.jscep.transaction.InvalidNonceException: Nonce mismatch. Sent: 00. Receieved: 01', 'jscep-answer-mixed'],
    ['org.jscep.transaction.InvalidNonceException: Nonce encountered before: 00', 'jscep-answer-mixed'],
    ['org.jscep.message.MessageDecodingException: Could not for signerInfo for CN=a', 'jscep-answer-signer'],
    ['org.jscep.message.MessageDecodingException: pkiMessage verification failed.', 'jscep-reply-signature'],
    ['org.jscep.message.MessageEncodingException', 'jscep-request-not-built'],
    ['java.lang.IllegalArgumentException: No SAN specified in certificate request.', 'android-no-san'],
  ])('%s', (exception, rule) => {
    const text = `${record('Failed to enroll certificate', 'WARN')}\n${exception}\n\tat org.jscep.client.Client.x(Client.java:1)`;
    expect(analysisOf(text, 'android-omadm-log').groups.map(({ id }) => id)).toEqual([rule]);
    const name = exception.split('\n').at(-1)?.replace('Caused by: ', '').split(':')[0] ?? '';
    expect(hover(text, name.slice(name.lastIndexOf('.') + 1)).text).not.toBe('');
  });
});

describe('a state of the facts is explained', () => {
  it.each([
    ['Root', 'CERT_INSTALL_REQUESTED', true],
    ['Root', 'CERT_INSTALLING', true],
    ['Root', 'CERT_INSTALL_SUCCESS', true],
    ['SCEP', 'CERT_ENROLLED', false],
    ['SCEP', 'CERT_INSTALL_REQUESTED', true],
    ['SCEP', 'CERT_INSTALLING', true],
    ['SCEP', 'CERT_ACCESS_REQUESTED', false],
    ['SCEP', 'CERT_ACCESS_GRANTED', true],
    ['SCEP', 'CERT_REQ_PENDING', true],
    ['SCEP', 'CERT_NON_EXISTANT', true],
    ['SCEP', 'CERT_ISSUED', true],
    ['SCEP', 'CERT_ENROLL_FAILED', false],
  ])('%s %s', (machine, state, verified) => {
    const said = hover(record(`${machine} cert 'ModelName=A;Hash=1' state changed from X to ${state}`, 'INFO'), state);
    expect(said.title).toContain(state);
    expect(said.text).not.toBe('');
    expect(said.verified).toBe(verified);
  });
});

describe('a level of the facts', () => {
  it.each([
    ['VERB', 'verbose', true],
    ['INFO', 'info', true],
    ['WARN', 'warning', false],
    ['ERROR', 'error', false],
  ])('%s is %s, and says whether a log with it is known', (word, level, verified) => {
    const text = record('x', word);
    expect(analysisOf(text, 'android-omadm-log').document.records.at(0)?.level).toBe(level);
    expect(hover(text, word).verified).toBe(verified);
  });
});
