import { PAGES } from '../facts/pages.ts';
import { msg } from '../text/sentence.ts';
import { check, RA_CERTIFICATES, TLS_BINDINGS, unverified } from './commands.ts';
import type { Resolution } from './model.ts';

const IOS_ARTICLE = 'CERT:ios-scep-failure-no-getcacaps';
const APPLE_CODES = 'Apple MDM Protocol Reference (error codes)';
const CLIENT = 'strings of profiled in several builds since iOS 11';

/** Step 2, seen at an iPhone, iPad or Mac. */
export const DEVICE_TO_NDES_APPLE: readonly Resolution[] = [
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
];
