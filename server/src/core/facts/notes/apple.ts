import { msg } from '../../text/sentence.ts';
import { MAC_NOTES } from './mac.ts';
import { error, type NoteInfo, progress, warning } from './model.ts';

const PROFILE = 'CERT:troubleshoot-scep-certificate-profile-deployment';
const ENROLL = 'CERT:troubleshoot-scep-certificate-device-to-ndes';
const DELIVERY = 'CERT:troubleshoot-scep-certificate-delivery';
const NO_CAPS = 'CERT:ios-scep-failure-no-getcacaps';
const SEEN = 'seen in logs only; Apple documents no such line';
const CLIENT = 'strings of profiled in several builds since iOS 11; Apple documents no such line';

/** A line that only the client's own strings explain. */
function ofClient(info: NoteInfo): NoteInfo {
  return { ...info, source: CLIENT, verified: false, basis: 'client' };
}

/** What profiled says of the calls before the request. */
const BEFORE = {
  'url-request-succeeded': ofClient(
    progress(
      2,
      msg('An answer came'),
      msg('The call got an answer, whatever its HTTP status: profiled says so for 404 and 500, too.'),
      CLIENT,
      msg('The next call, if the device can use the answer.'),
    ),
  ),
  'url-request-failed': ofClient(
    error(
      2,
      msg('The call got no answer'),
      msg('The call ended without an answer: name, connection, TLS or time. An HTTP error is not told here.'),
      CLIENT,
    ),
  ),
  'ca-certificates-received': ofClient(
    progress(
      2,
      msg('CA certificates came'),
      msg('The content type of the answer to GetCACert is one that iOS takes: a CA certificate, or a list with RA certificates.'),
      CLIENT,
      msg('The device asks for the capabilities (GetCACaps).'),
    ),
  ),
  'ca-certificate-stored': ofClient(
    progress(
      2,
      msg('CA certificate stored'),
      msg('The device accepted the answer to GetCACert and keeps the certificate for this enrollment.'),
      CLIENT,
      msg('The device asks for the capabilities (GetCACaps).'),
    ),
  ),
  'capabilities-none': ofClient(
    warning(
      2,
      msg('No capabilities'),
      msg('The answer to GetCACaps was empty. The device goes on with SHA-1, triple DES and GET.'),
      CLIENT,
    ),
  ),
  'capability-used': ofClient(
    progress(
      2,
      msg('Algorithm chosen'),
      msg('The server announces this algorithm, and the device will use it.'),
      CLIENT,
      msg('The request is built and sent.'),
    ),
  ),
  'capability-fallback': ofClient(
    warning(
      2,
      msg('Weaker algorithm chosen'),
      msg('The server announces no better algorithm, so the device takes this one and goes on. It is no failure by itself.'),
      CLIENT,
    ),
  ),
  'capability-missing': ofClient(
    error(
      2,
      msg('No hash in common'),
      msg('The list of GetCACaps names neither SHA-512, SHA-256 nor SHA-1, so the device stops (22006).'),
      CLIENT,
    ),
  ),
  'key-pair-failed': ofClient(
    error(2, msg('No key pair'), msg('The device could not make its key pair (22001), and sends no request.'), CLIENT),
  ),
} as const;

/** What profiled says of the request and its answer. */
const REQUEST = {
  'retrieving-certificate': progress(
    2,
    msg('Enrollment starts'),
    msg('Key and request are ready, and the CA certificates were accepted. The line comes again for each further attempt.'),
    ENROLL,
    msg('The request is sent: "Sending CSR via GET" or by POST.'),
  ),
  'csr-sent-get': progress(
    2,
    msg('Request goes into the URL'),
    msg(
      'The server did not announce POSTPKIOperation, so the request is sent by GET. The URL gets long: limits of IIS, http.sys and proxies apply.',
    ),
    `${ENROLL}; smallstep/certificates#1570`,
    msg('PKIOperation appears in the IIS log; with the connector before July 2021, VerifyRequest follows it there.'),
  ),
  'csr-sent-post': ofClient(
    progress(
      2,
      msg('Request goes into the body'),
      msg('The request is sent by POST, so limits of the URL length do not matter.'),
      CLIENT,
      msg('PKIOperation appears in the IIS log; with the connector before July 2021, VerifyRequest follows it there.'),
    ),
  ),
  'certificate-retrieval-failed': ofClient(
    warning(
      4,
      msg('One attempt failed'),
      msg('This attempt gave no certificate. Only "Cannot retrieve SCEP identity" means that the device gave up.'),
      CLIENT,
    ),
  ),
  'request-pending': ofClient(
    warning(
      4,
      msg('The request is pending'),
      msg('The CA has not decided yet (pkiStatus PENDING). The device asks again, as often as Retries of the profile allows.'),
      CLIENT,
    ),
  ),
  polling: ofClient(
    progress(
      4,
      msg('The device waits'),
      msg('The request is pending. The device waits for RetryDelay of the profile, then asks again (CertPoll).'),
      CLIENT,
      msg('"Attempting to retrieve issued certificate" follows.'),
    ),
  ),
  'issued-certificate-received': ofClient(
    progress(
      5,
      msg('Certificate received'),
      msg('The answer to PKIOperation was a success, and the device opened it: the CA issued the certificate.'),
      CLIENT,
      msg('"Successfully installed certificate." follows.'),
    ),
  ),
  'identity-stored': ofClient(
    progress(
      5,
      msg('Certificate is stored'),
      msg('Key and certificate are put into the keychain of the device.'),
      CLIENT,
      msg('"Successfully installed certificate." follows.'),
    ),
  ),
  'certificate-installed': ofClient(
    progress(
      5,
      msg('Certificate installed'),
      msg('Key and certificate are in the keychain of the device.'),
      CLIENT,
      msg('The profile is reported as installed.'),
    ),
  ),
  'scep-identity-failed': error(
    2,
    msg('SCEP failed'),
    msg('The device got no certificate. The error block after it names the reason; its innermost "Underlying error" counts.'),
    `${NO_CAPS}; wso2-attic/wso2mobileserver#2`,
  ),
} as const;

/** iOS, iPadOS and macOS; `profile-arrived` is Android's as well. */
export const APPLE_NOTES = {
  ...BEFORE,
  ...REQUEST,
  ...MAC_NOTES,
  'profile-arrived': progress(
    1,
    msg('SCEP profile arrived'),
    msg('The SCEP profile of Intune has reached the device.'),
    PROFILE,
    msg('The device calls the SCEP URL: GetCACert and GetCACaps.'),
  ),
  'profile-managed': progress(
    5,
    msg('Profile is managed'),
    msg('The profile was registered as managed by Intune.'),
    DELIVERY,
    msg('Profile … installed.'),
  ),
  'profile-installed': progress(
    5,
    msg('Certificate installed'),
    msg('The SCEP certificate was delivered and installed: the device has what it needs.'),
    DELIVERY,
    msg('The connector reports it: event 4008; before July 2021, Notify in the IIS log, answered with 204.'),
  ),
  'ota-enrollment': progress(
    1,
    msg('Over-the-air enrollment starts'),
    msg('The device enrolls for management over the air; SCEP is part of it.'),
    'wso2-attic/wso2mobileserver#2',
    msg('The device calls the SCEP URL: GetCACert and GetCACaps.'),
  ),
  'trust-evaluation-failed': error(
    2,
    msg('Chain not trusted'),
    msg('The chain that GetCACert delivered does not end in a trusted root, so GetCACaps will not follow.'),
    NO_CAPS,
  ),
  'profile-rolled-back': {
    ...error(
      5,
      msg('Installation undone'),
      msg('A part of the profile failed, so the whole installation was undone. The cause stands in the lines before.'),
      SEEN,
    ),
    verified: false,
  },
  'installation-failed': error(
    5,
    msg('Installation failed'),
    msg('The outermost error of the installation. The last "Underlying error" in its block is the cause.'),
    'mosen/SCEPy#1',
  ),
} as const;
