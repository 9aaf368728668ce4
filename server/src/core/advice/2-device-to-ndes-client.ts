import { PAGES } from '../facts/pages.ts';
import { msg } from '../text/sentence.ts';
import { check, EVENT_VIEWER, RA_CERTIFICATES, TLS_BINDINGS, unverified } from './commands.ts';
import type { Resolution } from './model.ts';

/** Step 2, seen at an Android or Windows device: what it says when it cannot get through to NDES, or will not. */
export const DEVICE_TO_NDES_CLIENT: readonly Resolution[] = [
  {
    id: 'jscep-ca-fingerprint',
    title: msg('Android: the fingerprint of the CA is not the expected one'),
    step: 2,
    causes: [
      msg('The trusted-certificate profile linked to the SCEP profile holds another certificate; Android needs the root.'),
      msg('The CA was renewed, and the profile still holds the old certificate.'),
    ],
    steps: [
      msg('Compare the CA certificate that GetCACert delivers with the one in the linked profile.'),
      msg('Put the current root into the trusted-certificate profile, link it and sync the device.'),
      msg(
        'After an intermediate CA was renewed, some Android Enterprise devices need both root and intermediate as trusted-certificate profiles.',
      ),
      msg(
        'Devices that a device administrator manages take no root from a profile since Android 11, except Samsung Knox: enroll them in another way.',
      ),
    ],
    commands: [unverified(check('cmd', 'certutil -dump <root.cer>'))],
    docUrl: PAGES.scepProfile,
    source:
      'jscep:client/Client (message); scepman/scepman-docs:docs/certificate-management/microsoft-intune/android.md (root, intermediate); MEM:certificates-profile-scep (Android 11); the advice is derived',
    verified: false,
  },
  {
    id: 'jscep-ra-not-issued-by-ca',
    title: msg('Android: the RA certificate was not issued by the CA of the same answer'),
    step: 2,
    causes: [
      msg('The RA certificates of NDES still come from the old CA after a CA renewal.'),
      msg('GetCACert delivers two CA certificates, and the client chose the other one.'),
    ],
    steps: [
      msg('Compare the issuer of both RA certificates with the CA certificate in the GetCACert answer.'),
      msg('After a CA renewal, issue the RA certificates again (install the NDES role again).'),
    ],
    commands: [RA_CERTIFICATES],
    docUrl: PAGES.callsOfAndroid,
    source: 'jscep:client/Client (message); the advice is derived',
    verified: false,
  },
  {
    id: 'jscep-http-status',
    title: msg('Android: the server answered with an HTTP error'),
    step: 2,
    causes: [msg('The server or a proxy answered with another status than 200, which is the only one the client accepts.')],
    steps: [
      msg('Look for the same moment in the IIS log; its substatus and Win32 status name the reason.'),
      msg('Without a line in IIS, look into HTTPERR and at the proxy.'),
    ],
    commands: [],
    docUrl: PAGES.callsOfAndroid,
    source: 'jscep:transport/UrlConnectionGetTransport; the advice is derived',
    verified: false,
  },
  {
    id: 'jscep-no-connection',
    title: msg('Android: no HTTP answer from the server'),
    step: 2,
    causes: [
      msg('UnknownHostException: the name cannot be resolved.'),
      msg('ConnectException or SocketTimeoutException: nothing answers on the port, or a firewall is in the way.'),
      msg(
        'SSLHandshakeException or CertPathValidatorException: the device does not trust the certificate of the server or of the proxy.',
      ),
      msg('"Error reading response stream": the connection broke while the answer was read.'),
    ],
    steps: [
      msg('Read the innermost "Caused by" line; it names the kind of failure.'),
      msg('Open the SCEP URL in the browser of the device, in the same network. 403 is the healthy answer.'),
      msg('For a TLS failure, check the chain and the name of the certificate that IIS or the proxy presents.'),
      msg(
        'Check that each SCEP URL of the profile begins with https, which all ways of managing an Android device demand, and answers: Android tries them in any order and keeps the first that it reaches.',
      ),
    ],
    commands: [TLS_BINDINGS],
    docUrl: PAGES.callsOfAndroid,
    source:
      'jscep:transport/UrlConnectionGetTransport; MEM:certificates-profile-scep (https, order of the URLs); the advice is derived',
    verified: false,
  },
  {
    id: 'jscep-html-instead-of-scep',
    title: msg('Android: a web page came back instead of a SCEP answer'),
    step: 2,
    causes: [
      msg('The sign-in page of a proxy with pre-authentication.'),
      msg('The HTML page of NDES itself, or an error page of IIS.'),
      msg('The URL in the profile is wrong.'),
    ],
    steps: [
      msg('Open the URL of the log line in a browser without any session and see what comes back.'),
      msg('In the application proxy, set pre-authentication to Passthrough.'),
      msg('For PKIOperation, read the status of the same second in the IIS log.'),
    ],
    commands: [],
    docUrl: PAGES.testUrl,
    source: 'jscep:transport/response/GetCaCertResponseHandler; seize-the-dave/jscep#68; the advice is derived',
    verified: false,
  },
  {
    id: 'jscep-capabilities-empty',
    title: msg('Android: GetCACaps failed and was ignored'),
    step: 2,
    causes: [
      msg('GetCACaps got no usable answer. The client goes on as if the server had no capabilities: with DES, MD5 and GET.'),
    ],
    steps: [
      msg('Look at the lines before this one for the failure of GetCACaps, and repair that first.'),
      msg('Open https://<server>/certsrv/mscep/mscep.dll?operation=GetCACaps. It must be a plain list of words, one per line.'),
      msg('A later failure (URL too long, algorithm refused) is a consequence of this one.'),
    ],
    commands: [],
    docUrl: PAGES.rfc8894,
    source: 'jscep:client/Client; RFC8894 3.5.2',
    verified: true,
  },
  {
    id: 'jscep-request-not-built',
    title: msg('Android: the request could not be built'),
    step: 2,
    causes: [
      msg('The key store of the device failed, or it lacks an algorithm.'),
      msg('The self-signed certificate and the request name different subjects.'),
    ],
    steps: [
      msg('Check that the device has a screen lock; it may be required before a certificate can be stored.'),
      msg('Check subject and key settings of the SCEP profile, then sync the device again.'),
    ],
    commands: [],
    docUrl: PAGES.scepProfile,
    source:
      'jscep:message/PkiMessageEncoder; jscep:client/Client; MEM:certificates-profile-scep (screen lock); the advice is derived',
    verified: false,
  },
  {
    id: 'android-no-san',
    title: msg('Android: the SCEP profile has no subject alternative name'),
    step: 2,
    causes: [msg('Android Enterprise demands a subject alternative name in the request, and the SCEP profile sets none.')],
    steps: [
      msg(
        'Set a subject alternative name in the SCEP profile; for a device certificate, for instance the DNS name {{DeviceName}} with your domain.',
      ),
      msg('Sync the device again.'),
    ],
    commands: [],
    docUrl: PAGES.scepProfile,
    source: 'MicrosoftDocs/IntuneDocs#1741',
    verified: true,
  },
  {
    id: 'android-enrollment-stops',
    title: msg('The enrollment stops after a step'),
    step: 2,
    causes: [
      msg('The answer to the last step never came, or the app was closed.'),
      msg('The log was collected before the enrollment had ended.'),
      msg('Verbose logging is off: the SCEP steps are logged at level VERB only.'),
    ],
    steps: [
      msg('Look for the same moment in the IIS log: did the next request reach the server?'),
      msg('Switch on Verbose Logging, reproduce the failure and collect the log again.'),
    ],
    commands: [],
    docUrl: PAGES.callsOfAndroid,
    source: 'CERT:troubleshoot-scep-certificate-profiles (verbose logging); the causes are derived',
    verified: false,
  },
  {
    id: 'windows-after-ca-renewal',
    title: msg('Windows only: the enrollment fails after a CA renewal'),
    step: 2,
    causes: [msg('The RA certificates of NDES still chain to the old CA certificate; Android and iOS still work.')],
    steps: [msg('Install the NDES role and the certificate connector again, so that the RA certificates are issued anew.')],
    commands: [RA_CERTIFICATES],
    docUrl: PAGES.caRenewal,
    source: 'CERT:scep-deployment-to-win10-devices-fails',
    verified: true,
  },
  {
    id: 'windows-hash-value',
    title: msg('Windows event 32: the hash value is not correct'),
    step: 2,
    causes: [
      msg(
        'The trusted-certificate profile linked to the SCEP profile holds a certificate that is not the root above the CA that answers GetCACert.',
      ),
    ],
    steps: [
      msg(
        'Link the profile of the root certificate at the top of the chain of the issuing CA, on Windows as on every other platform.',
      ),
      msg('Check that the linked profile holds the current certificate.'),
    ],
    commands: [],
    docUrl: PAGES.scepProfile,
    source: 'scepman/scepman-docs:docs/other/troubleshooting/general.md; MEM:certificates-profile-scep',
    verified: true,
  },
  {
    id: 'windows-tls-0x80072f8f',
    title: msg('Windows: TLS to the SCEP URL failed (0x80072f8f and its like)'),
    step: 2,
    causes: [
      msg('The server certificate is not trusted, names another server, or is outside its validity period.'),
      msg('The server offers TLS 1.3 only; the Windows SCEP client speaks up to TLS 1.2.'),
      msg('The server or the proxy asks for a client certificate (0x80072f0c).'),
    ],
    steps: [
      msg('Check date and time of the device, and the server certificate.'),
      msg('Compare the host name of the SCEP URL with the names in that certificate (0x80072f06 says that they differ).'),
      msg('Keep TLS 1.2 enabled on whatever the device connects to.'),
      msg('Switch off client certificates on the SCEP path, in IIS and in the proxy.'),
    ],
    commands: [TLS_BINDINGS, EVENT_VIEWER],
    docUrl: PAGES.scepProfile,
    source: 'scepman/scepman-docs:docs/other/troubleshooting/general.md',
    verified: true,
  },
  {
    id: 'windows-answer-attribute',
    title: msg('Windows: the answer of the SCEP server lacks an attribute (0x80091006)'),
    step: 5,
    causes: [
      msg(
        'The CertRep of the server lacks one of its authenticated attributes: transactionID, messageType, pkiStatus, senderNonce or recipientNonce.',
      ),
      msg('A proxy between device and server makes answers of its own.'),
    ],
    steps: [
      msg('Decode the answer, from a trace of the server or the proxy, and look which attribute is missing.'),
      msg('Report it to the maker of the server: clients of other systems may take the same answer.'),
    ],
    commands: [],
    docUrl: PAGES.rfc8894,
    source: 'fleetdm/fleet#38341; RFC8894 3.2.1 (attributes); the advice is derived',
    verified: false,
  },
  {
    id: 'windows-pkiclient',
    title: msg('Windows calls another URL than that of the profile: it appends /pkiclient.exe'),
    step: 2,
    causes: [
      msg('Windows appends /pkiclient.exe to the server URL of the profile. NDES takes that, another server or a proxy may not.'),
    ],
    steps: [
      msg('Look for the request with /pkiclient.exe in the log of the server or proxy that answered 404.'),
      msg('Let that server answer under this path as under the URL of the profile.'),
    ],
    commands: [],
    docUrl: PAGES.callsOfWindows,
    source: 'micromdm/scep#238; fleetdm/fleet#34252; dogtagpki/pki#3386',
    verified: true,
  },
];
