import { PAGES } from '../facts/pages.ts';
import { msg } from '../text/sentence.ts';
import { COMPUTER_CERTIFICATES, EVENT_VIEWER, RA_CERTIFICATES, USER_CERTIFICATES } from './commands.ts';
import type { Resolution } from './model.ts';

const ARTICLE = 'CERT:troubleshoot-scep-certificate-delivery';
const APPLE_CODES = 'Apple MDM Protocol Reference (error codes)';

/** Step 5: the answer came back; the device checks and installs the certificate, or not. */
export const DELIVERY_TO_DEVICE: readonly Resolution[] = [
  {
    id: 'delivery-android-prompt',
    title: msg('Android: the certificate waits for the user'),
    step: 5,
    causes: [msg('On a device managed by device administrator, the user has not confirmed the notification.')],
    steps: [
      msg('Let the user open the notification and confirm it.'),
      msg('Android Enterprise and Samsung Knox install the certificate without asking.'),
    ],
    commands: [],
    docUrl: PAGES.deliveryOnAndroid,
    source: `${ARTICLE}; reading it from the state is derived`,
    verified: true,
  },
  {
    id: 'android-state-stalled',
    title: msg('Android: the certificate does not move on'),
    step: 5,
    causes: [
      msg('The user has not confirmed the notification (device administrator). In published logs, minutes pass until then.'),
      msg('The device has no screen lock, which may be required before a certificate can be stored.'),
      msg('The log was collected before the installation had ended.'),
    ],
    steps: [
      msg('Let the user open the notification and confirm it.'),
      msg('Check that the device has a PIN or another screen lock.'),
      msg('Collect the log again and look for CERT_ACCESS_GRANTED, the last state.'),
    ],
    commands: [],
    docUrl: PAGES.deliveryOnAndroid,
    source: `${ARTICLE}; MEM:certificates-profile-scep (screen lock); the causes are derived`,
    verified: false,
  },
  {
    id: 'delivery-android-failed',
    title: msg('Android: the answer arrived, but it was not a success'),
    step: 5,
    causes: [msg('The server refused. failInfo names the kind of refusal; badRequest usually stems from step 3 or 4.')],
    steps: [
      msg('Read failInfo in the CertRep line before.'),
      msg(
        'Look at the same moment for NDES events and connector events (before July 2021: NDESPlugin.log). The time of OMADM.log is that of the device or UTC, depending on the app; IIS is in UTC.',
      ),
    ],
    commands: [EVENT_VIEWER],
    docUrl: PAGES.deliveryOnAndroid,
    source: `${ARTICLE}; RFC8894 3.2.1.4; names of failed states were not seen in published logs`,
    verified: false,
  },
  {
    id: 'android-certificate-not-fitting',
    title: msg('Android: a Wi-Fi or VPN profile finds no certificate that fits'),
    step: 5,
    causes: [
      msg('The SCEP profile asks for a purpose, such as Any Purpose, that the certificate template of the CA does not give.'),
      msg('The trusted root or the SCEP certificate that the profile names is not on the device yet.'),
      msg('A certificate of the chain is missing on the device.'),
    ],
    steps: [
      msg('Read the "Excluding cert" lines before: each names a certificate and what it lacks.'),
      msg(
        'Add the purpose that it lacks to the certificate template, or take it out of the SCEP profile, and let the device enroll anew.',
      ),
      msg(
        'Without such lines: check that the root and the SCEP profile are assigned to the same group as this profile, and are installed.',
      ),
    ],
    commands: [],
    docUrl: PAGES.wifiProfiles,
    source: 'SA:mem/intune/device-configuration/troubleshoot-wi-fi-profiles; that VPN profiles say the same is derived',
    verified: true,
  },
  {
    id: 'jscep-answer-mixed',
    title: msg('Android: the answer belongs to another request'),
    step: 5,
    causes: [
      msg('A caching proxy answers from its cache, so that nonce or transactionID do not fit.'),
      msg(
        'Two NDES servers behind one URL: GetCACert was answered by one, PKIOperation by the other, so that the signer is unknown.',
      ),
      msg('The RA certificates were replaced between the two calls.'),
    ],
    steps: [
      msg('Switch off caching for the SCEP URL in all proxies.'),
      msg('Set session affinity on the load balancer, so that all calls of one device reach one server.'),
      msg('Let the device try again.'),
    ],
    commands: [RA_CERTIFICATES],
    docUrl: PAGES.scepProfile,
    source:
      'jscep:transaction/EnrollmentTransaction; jscep:transaction/InvalidNonceException; jscep:message/PkiMessageDecoder; the advice is derived',
    verified: false,
  },
  {
    id: 'jscep-answer-damaged',
    title: msg('Android: the answer is damaged or its signature is wrong'),
    step: 5,
    causes: [
      msg('The answer is empty or no cryptographic message.'),
      msg('The answer was changed on its way, so that its signature does not fit.'),
    ],
    steps: [
      msg('Look for the same second in the IIS log: status and number of bytes sent.'),
      msg('Check what proxies between the device and NDES do to the body.'),
    ],
    commands: [],
    docUrl: PAGES.deliveryOnAndroid,
    source: 'jscep:transport/response/GetCaCertResponseHandler; jscep:message/PkiMessageDecoder; the advice is derived',
    verified: false,
  },
  {
    id: 'jscep-envelope-wrong-key',
    title: msg('Android: the answer is encrypted for another key'),
    step: 5,
    causes: [
      msg('The device made a new key between request and answer.'),
      msg('The answer belongs to another device or request.'),
    ],
    steps: [
      msg('Compare the transactionID of request and answer; it is made from the public key.'),
      msg('Switch off caching for the SCEP URL in all proxies, and let the device try again.'),
    ],
    commands: [],
    docUrl: PAGES.deliveryOnAndroid,
    source: 'jscep:message/PkcsPkiEnvelopeDecoder; jscep:transaction/TransactionId; the causes are derived',
    verified: false,
  },
  {
    id: 'delivery-ios',
    title: msg('iOS: the certificate was not installed'),
    step: 5,
    causes: [msg('An error of steps 2 to 4. The innermost "Underlying error" names it.')],
    steps: [
      msg(
        'Read the code of MCSCEPErrorDomain: 22003 chain, 22004 answer to GetCACert, 22005 no answer, 22006 capabilities, 22013 answer to PKIOperation.',
      ),
      msg('On the device, open Settings > General > VPN & Device Management > profile and check the certificate.'),
    ],
    commands: [],
    docUrl: PAGES.deliveryOnApple,
    source: `${ARTICLE}; ${APPLE_CODES}`,
    verified: true,
  },
  {
    id: 'ios-invalid-response',
    title: msg('iOS: no usable answer to PKIOperation (22013)'),
    step: 5,
    causes: [
      msg('NDES refused the request: the answer is a CertRep with the status FAILURE.'),
      msg('An HTTP error page came back instead of a CertRep.'),
      msg('The answer was cut or changed on its way.'),
      msg('The device did not accept the certificates of the server, and sent no PKIOperation.'),
    ],
    steps: [
      msg('Look for the same second in the IIS log: without a PKIOperation there, no request was sent.'),
      msg(
        'Look for connector events 4005 and 4007 of that minute; with the connector before July 2021, for VerifyRequest in the IIS log: 403 or 500 there is the cause.',
      ),
      msg('In the Application log of NDES, look for events 29 (challenge), 31 (CA) and 18 (decryption).'),
      msg('Where the challenge was fine, look at Failed Requests on the CA.'),
    ],
    commands: [EVENT_VIEWER],
    docUrl: PAGES.policyModuleCalls,
    source:
      'mosen/SCEPy#1 (text and key); arsenb.wordpress.com, 15 June 2020 (without PKIOperation); the code: seen in logs only; the causes are derived',
    verified: false,
  },
  {
    id: 'mac-scep-failed',
    title: msg('macOS: the answer of the SCEP server could not be used'),
    step: 5,
    causes: [
      msg('The server answered PKIOperation with an HTTP error such as 500.'),
      msg('The server refused the request: a wrong or used challenge, or a template that does not fit.'),
      msg('No answer came at all, or one that was changed on its way.'),
    ],
    steps: [
      msg('Look for PKIOperation of this second in the log of the server: its status, or that there is none.'),
      msg('With the status 200, read the events of NDES and connector: macOS says the same for any refusal.'),
    ],
    commands: [EVENT_VIEWER],
    docUrl: PAGES.policyModuleCalls,
    source: 'micromdm/micromdm#436 (500); fleetdm/fleet#34780 (15002); the advice is derived',
    verified: false,
    basis: 'reported',
  },
  {
    id: 'mac-mdm-refused',
    title: msg('macOS: the management server refused the check-in'),
    step: 6,
    causes: [
      msg('The management server does not accept the certificate that SCEP delivered, or got none.'),
      msg('The certificate has an empty subject: a Mac does not present it.'),
    ],
    steps: [
      msg('Read in the log of the management server why it refused this call.'),
      msg('Check that the MDM payload names the SCEP payload as its identity, and that the SCEP payload has a Subject.'),
    ],
    commands: [],
    docUrl: PAGES.appleScep,
    source: 'micromdm/nanomdm#81 (empty subject); the advice is derived',
    verified: false,
  },
  {
    id: 'ios-identity-not-stored',
    title: msg('iOS: a key or certificate could not be made or stored on the device'),
    step: 5,
    causes: [msg('The key pair, the identity or a certificate could not be created or stored in the keychain of the device.')],
    steps: [
      msg('Unlock the device and let it try again.'),
      msg('Check key size and key usage of the SCEP profile.'),
      msg('Restart the device; read the lines of securityd around the failure.'),
    ],
    commands: [],
    docUrl: PAGES.deliveryOnApple,
    source: `${APPLE_CODES}; the advice is derived`,
    verified: false,
  },
  {
    id: 'ios-http-error',
    title: msg('iOS: an HTTP request of the profile installation failed'),
    step: 5,
    causes: [
      msg('23001: the server answered with an error.'),
      msg('23002: the device does not trust the certificate of the server.'),
    ],
    steps: [
      msg('Look for the same second in the log of the server.'),
      msg('Check the chain and the name of the certificate that the server or the proxy presents.'),
    ],
    commands: [],
    docUrl: PAGES.callsOfApple,
    source: `${APPLE_CODES}; the advice is derived`,
    verified: false,
  },
  {
    id: 'delivery-windows',
    title: msg('Windows: event 39 is missing'),
    step: 5,
    causes: [msg('Windows could not install the certificate.'), msg('The root certificate is missing on the device.')],
    steps: [
      msg('In certlm.msc, check that the root CA is in Trusted Root Certification Authorities.'),
      msg(
        'Check whether the certificate is there: of the type Device in certlm.msc > Personal, of the type User in certmgr.msc > Personal.',
      ),
      msg('Read the code of event 32.'),
    ],
    commands: [EVENT_VIEWER, USER_CERTIFICATES, COMPUTER_CERTIFICATES],
    docUrl: PAGES.deliveryOnWindows,
    source: ARTICLE,
    verified: true,
  },
];
