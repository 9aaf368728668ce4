import type { FieldHelp } from '../../log/model.ts';
import { clientsOwn } from '../../text/proof.ts';
import { msg, type Sentence } from '../../text/sentence.ts';

const LINES = 'Microsoft, "Troubleshoot SCEP certificate: device to NDES", sample lines of OMADM.log';
const JSCEP = 'jscep/jscep, src/main/java/org/jscep';
const PROFILE = 'Microsoft, "Troubleshoot SCEP certificate: profile deployment", sample SyncML';
const CSP = 'Microsoft, "ClientCertificateInstall CSP"';
const RFC = 'RFC 8894 section 3.2';

/** What each column and each token of an OMADM record means. */
export const omadmFieldHelp: Readonly<Record<string, FieldHelp>> = {
  time: help(
    msg(
      'When the line was written. The log names no time zone: compare one request with the same request in the IIS log (UTC) to find the offset.',
    ),
    LINES,
    msg('date and time to 100 nanoseconds, zone unknown'),
  ),
  level: help(
    msg(
      'How detailed the line is. SCEP steps are VERB: they are missing unless verbose logging was on before the problem happened.',
    ),
    LINES,
  ),
  category: help(msg('Kind of entry. Only "Event" is known; some versions leave the column out.'), LINES),
  logger: help(
    msg('The Java class that wrote the line. com.microsoft.omadm is the Intune agent, org.jscep its SCEP client.'),
    LINES,
  ),
  tag: help(
    msg(
      'The tag under which the line was logged, usually the class that wrote it. Older Android versions cut it at 23 characters.',
    ),
    'Android, "Logcat command-line tool"',
  ),
  pid: help(msg('Process id. A new number means that the app was started again.'), LINES),
  tid: help(msg('Thread id. Lines of one enrollment mostly share it; state changes may come from another thread.'), LINES),
  message: help(msg('What happened. It may go on over further lines: a SyncML document, or a stack trace.'), LINES),
  url: help(msg('The address that the device calls. All calls of one enrollment must reach the same NDES server.'), JSCEP),
  operation: help(msg('The SCEP operation of the call.'), 'RFC 8894 section 4'),
  payload: help(msg('The SCEP message itself: signed and encrypted data in base64.'), RFC),
  status: help(msg('The HTTP status that the device received. jscep accepts 200 only.'), JSCEP),
  reason: help(msg('The words that came with the HTTP status.'), JSCEP),
  messageType: help(msg('Type of the SCEP message: PKCS_REQ asks for a certificate, CERT_REP is the answer.'), RFC),
  pkiStatus: help(msg('The verdict of the answer: SUCCESS, FAILURE or PENDING.'), RFC),
  failInfo: help(msg('Why the server refused. Only a FAILURE has it.'), RFC),
  transactionID: help(
    msg(
      'Links request and answer. jscep takes the SHA-1 of the public key, so the same id on several lines is the same key tried again.',
    ),
    `${RFC}; jscep/jscep transaction/TransactionId.java`,
  ),
  senderNonce: help(msg('A random number of the sender. It must come back as the recipient nonce of the answer.'), RFC),
  recipientNonce: help(msg('The sender nonce of the request, sent back.'), RFC),
  alias: help(
    msg(
      'The name under which the device keeps this certificate request: model, logical name and hash of the profile. The same name links all lines of one profile.',
    ),
    LINES,
  ),
  state: help(msg('A state of the certificate on the device.'), 'Microsoft, "Troubleshoot SCEP certificate: delivery"'),
  subject: help(msg('What the message is about.'), JSCEP),
  'error-name': help(msg('The Java class of the error. The last "Caused by" is mostly nearest to the cause.'), JSCEP),
  'error-code': help(
    msg('The error code that NDES put into its refusal, in the attribute szOID_ENROLL_SCEP_ERROR. It says more than failInfo.'),
    `${JSCEP}/message/PkiMessageDecoder.java; attribute decoded from certnanny/sscep issue 59`,
    msg('HRESULT as a signed decimal number'),
  ),
  CertificateRequestToken: help(
    msg('The challenge for this enrollment. It is a secret and is not shown.'),
    'Microsoft, "Troubleshoot SCEP certificate: profile deployment"',
  ),
  NDESUrl: help(
    msg('The NDES server that the profile tells the device to use.'),
    'Microsoft, "Troubleshoot SCEP certificate: profile deployment"',
  ),
  KeyLength: help(msg('Length of the key that the device makes.'), PROFILE, msg('bits')),
  KeyUsage: help(msg('What the key may do, as bits: 128 sign, 32 encrypt keys, 160 both.'), CSP),
  HashAlgorithm: help(msg('A hash that the device may sign the request with.'), PROFILE),
  CAThumbprint: help(
    msg('Thumbprint of the root CA that must have issued the RA certificates. Another one, and the device trusts no answer.'),
    PROFILE,
  ),
  EKUName: help(msg('A purpose that the certificate shall have. The policy module compares it with the request.'), PROFILE),
  EKUOID: help(msg('Object identifier of a purpose that the certificate shall have.'), PROFILE),
  EKUMapping: help(msg('Object identifiers of the purposes that the certificate shall have.'), CSP),
  ValidityPeriod: help(msg('How long the certificate shall be valid; the template of the CA may allow less.'), PROFILE),
  ValidityPeriodUnit: help(msg('Unit of the validity period.'), PROFILE),
  ValidPeriod: help(msg('Unit of the validity period.'), CSP),
  ValidPeriodUnits: help(msg('How long the certificate shall be valid; the template of the CA may allow less.'), CSP),
  ExpirationThreshold: help(msg('How much of the lifetime is left when the device renews.'), PROFILE),
  RetryCount: help(msg('How often the device asks again while the request is pending.'), PROFILE),
  RetryDelay: help(msg('How long the device waits before it asks again while the request is pending.'), PROFILE),
  TemplateName: help(msg('Certificate template.'), CSP),
  SubjectName: help(msg('Subject that the request shall have. The policy module refuses another one.'), PROFILE),
  SubjectNameFormat: help(msg('Which rule of the profile made the subject name.'), PROFILE),
  SubjectAlternativeNameFormat: help(msg('Which rule of the profile made the alternative names.'), PROFILE),
  SAN: help(msg('Alternative name that the request shall have. The policy module refuses another one.'), PROFILE),
  SubjectAlternativeNames: help(msg('Alternative names that the request shall have.'), CSP),
  Issuers: help(msg('Issuer of the certificate that the profile asks for.'), PROFILE),
  ServerURL: help(msg('The SCEP servers that the profile names.'), CSP),
  Challenge: help(msg('The challenge for this enrollment. It is a secret and is not shown.'), CSP),
};

function help(words: Sentence, source: string, unit?: Sentence): FieldHelp {
  const meaning = source === JSCEP ? clientsOwn(words) : words;
  return unit ? { meaning, source, unit } : { meaning, source };
}
