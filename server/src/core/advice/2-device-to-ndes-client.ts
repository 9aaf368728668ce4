import { PAGES } from '../facts/pages.ts';
import { msg } from '../text/sentence.ts';
import { check, EVENT_VIEWER, RA_CERTIFICATES, TLS_BINDINGS, unverified } from './commands.ts';
import type { Resolution } from './model.ts';

const IOS_ARTICLE = 'CERT:ios-scep-failure-no-getcacaps';
const APPLE_CODES = 'Apple MDM Protocol Reference (error codes)';
const CLIENT = 'strings of profiled in several builds since iOS 11';

/** Step 2, seen at the device: what an iOS, Android or Windows client says when it cannot get through to NDES, or will not. */
export const DEVICE_TO_NDES_CLIENT: readonly Resolution[] = [
  {
    id: 'ios-no-getcacaps',
    title: msg('iOS: GetCACert was answered, but GetCACaps never comes'),
    step: 2,
    causes: [
      msg(
        'The certificate in the linked trusted-certificate profile is not the root of the NDES chain. Commonly it is an intermediate.',
      ),
      msg('The root or issuing CA is signed with RSASSA-PSS or SHA-1, which iOS does not accept for SCEP.'),
    ],
    steps: [
      msg('Export the true root from the NDES server, put it into the trusted-certificate profile and link that profile again.'),
      msg(
        'If the signature algorithm is the cause, issue the root and issuing CA again with SHA256RSA, and then all NDES certificates.',
      ),
      msg('Open https://<server>/certsrv/mscep/mscep.dll?operation=GetCACaps in the browser of the device.'),
    ],
    commands: [unverified(check('cmd', 'certutil -dump <root.cer>'))],
    docUrl: PAGES.noGetCaCaps,
    source: IOS_ARTICLE,
    verified: true,
  },
  {
    id: 'ios-ra-invalid',
    title: msg('iOS: the CA or RA certificates were refused (22003)'),
    step: 2,
    causes: [
      msg(
        'The linked trusted-certificate profile holds another certificate than the root of the NDES chain, commonly an intermediate.',
      ),
      msg('A certificate of the chain is signed with SHA-1 or RSASSA-PSS.'),
      msg('The CAFingerprint of the profile is not the MD5 or SHA-1 hash of the CA certificate.'),
      msg('The answer has neither one RA certificate that may sign and encrypt, nor one for each.'),
    ],
    steps: [
      msg('Export the true root from the NDES server, put it into the trusted-certificate profile and link that profile again.'),
      msg(
        'If the signature algorithm is the cause, issue the root and issuing CA again with SHA256RSA, and then all NDES certificates.',
      ),
      msg('In the IIS log, check that the device sends GetCACert but no GetCACaps: that confirms a refused chain.'),
    ],
    commands: [unverified(check('cmd', 'certutil -dump <root.cer>')), RA_CERTIFICATES],
    docUrl: PAGES.noGetCaCaps,
    source: `${IOS_ARTICLE}; wso2-attic/wso2mobileserver#2 (22003); apple-oss-distributions/Security:OSX/sec/Security/SecSCEP.c (fingerprint, RA certificates)`,
    verified: true,
  },
  {
    id: 'ios-getcacert-content',
    title: msg('iOS: GetCACert delivered something else than the certificate that it announced (22002)'),
    step: 2,
    causes: [
      msg('The content type says one CA certificate, but the body is PEM or PKCS #7, not DER.'),
      msg('A web page or an error came with this content type.'),
    ],
    steps: [
      msg('Open https://<server>/certsrv/mscep/mscep.dll?operation=GetCACert and save the answer.'),
      msg(
        'One certificate must be DER with application/x-x509-ca-cert; several must be PKCS #7 with application/x-x509-ca-ra-cert, as NDES sends them.',
      ),
    ],
    commands: [unverified(check('cmd', 'certutil -dump <answer.cer>'))],
    docUrl: PAGES.rfc8894,
    source: `RFC8894 4.2; ${CLIENT}`,
    verified: false,
    basis: 'client',
  },
  {
    id: 'ios-unsupported-configuration',
    title: msg('iOS: the answer to GetCACert cannot be used (22004)'),
    step: 2,
    causes: [
      msg(
        'The content type is neither application/x-x509-ca-cert nor application/x-x509-ca-ra-cert: a web page, or an HTTP error such as 403, 404, 500 or 503, which iOS does not tell from an answer.',
      ),
      msg('The answer holds no RA certificate that fits.'),
    ],
    steps: [
      msg('Look for this GetCACert in the IIS and HTTPERR logs: its status is the cause, if it is not 200.'),
      msg(
        'Open https://<server>/certsrv/mscep/mscep.dll?operation=GetCACert and check that certificates come back, not a web page.',
      ),
      msg('Check that the RA certificates are valid and belong to the CA of the same answer.'),
    ],
    commands: [RA_CERTIFICATES],
    docUrl: PAGES.callsOfApple,
    source: `${CLIENT}; nolanbrown/ios-cert-enrollment#2 (message)`,
    verified: false,
    basis: 'client',
  },
  {
    id: 'ios-network',
    title: msg('iOS: a call got no answer (22005)'),
    step: 2,
    causes: [
      msg('The name of the server cannot be resolved, or the connection is refused or times out.'),
      msg('TLS fails: the device does not trust the certificate of the server or of the proxy, or its name is another one.'),
    ],
    steps: [
      msg('Read the line "URL request to … failed" before: its NSURLErrorDomain code says which of them it is.'),
      msg('Open the SCEP URL in the browser of the device, in the same network. 403 is the healthy answer.'),
      msg('iOS gets exactly one URL and does not fall back to another server: check this very server.'),
    ],
    commands: [TLS_BINDINGS],
    docUrl: PAGES.callsOfApple,
    source: `${APPLE_CODES}; MEM:certificates-profile-scep (one URL); ${CLIENT}`,
    verified: false,
  },
  {
    id: 'ios-tls',
    title: msg('iOS: no TLS connection to the SCEP server'),
    step: 2,
    causes: [
      msg('The certificate of the server, or of the proxy before it, ends in no root that the device trusts.'),
      msg('It names another host than the SCEP URL, has expired, or is not valid yet.'),
      msg('The server or the proxy asks for a client certificate, or offers only a TLS that the device refuses.'),
    ],
    steps: [
      msg('Open the SCEP URL in the browser of the device, and read what it says of the certificate.'),
      msg('Put the root of this certificate into a trusted-certificate profile, if it is not a public one.'),
      msg('Switch off client certificates on the SCEP path, in IIS and in the proxy.'),
    ],
    commands: [TLS_BINDINGS],
    docUrl: PAGES.callsOfApple,
    source: 'NSURLError.h of Foundation (codes); the causes and the advice are derived',
    verified: false,
  },
  {
    id: 'ios-capabilities',
    title: msg('iOS: the CA lacks a required capability (22006)'),
    step: 2,
    causes: [
      msg('The list of GetCACaps names neither SHA-1, SHA-256 nor SHA-512.'),
      msg('A web page came back in its place. An empty answer does not end so: iOS then goes on with SHA-1.'),
    ],
    steps: [
      msg('Open https://<server>/certsrv/mscep/mscep.dll?operation=GetCACaps. It must be a plain list of words, one per line.'),
      msg('If a web page comes back, fix the proxy. If no hash is in the list, repair the server.'),
    ],
    commands: [],
    docUrl: PAGES.rfc8894,
    source: `${CLIENT}; smallstep/certificates#2407 (message); RFC8894 3.5.2`,
    verified: false,
    basis: 'client',
  },
  {
    id: 'ios-csr-not-created',
    title: msg('iOS: the certificate request could not be built (22011)'),
    step: 2,
    causes: [msg('The subject, subject alternative name or key settings of the profile cannot be turned into a request.')],
    steps: [
      msg('Check the subject and alternative names of the SCEP profile for empty variables and special characters.'),
      msg('Check the key size: iOS takes 1024, 2048 or 4096 bits, RSA only.'),
    ],
    commands: [],
    docUrl: PAGES.scepProfile,
    source:
      'smallstep/certificates#2399; apple/device-management:mdm/profiles/com.apple.security.scep.yaml; the pairing with the code is derived',
    verified: false,
  },
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
    id: 'ios-enrollment-stops',
    title: msg('The enrollment stops after a step'),
    step: 2,
    causes: [
      msg('The device refused what the last step delivered, or the next request never reached the server.'),
      msg('The log was collected before the enrollment had ended.'),
      msg('Debug messages are missing: SCEP URLs are logged at level debug only.'),
    ],
    steps: [
      msg('Look for the same moment in the IIS log: did the next request reach the server?'),
      msg('In Console, switch on "Include Info Messages" and "Include Debug Messages", then reproduce the failure.'),
    ],
    commands: [],
    docUrl: PAGES.callsOfApple,
    source: 'CERT:troubleshoot-scep-certificate-profiles (debug messages); the causes are derived',
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
];
