import { PAGES } from '../facts/pages.ts';
import { msg } from '../text/sentence.ts';
import { COMPUTER_CERTIFICATES, check, EVENT_VIEWER, FOREIGN_ROOTS, POLICY_MODULE_THUMBPRINT, unverified } from './commands.ts';
import type { Resolution } from './model.ts';

const ARTICLE = 'CERT:troubleshoot-scep-certificate-ndes-policy-module';

/** Step 3: the client certificate by which the policy module of the connector before July 2021 is known. */
export const CLIENT_CERTIFICATE: readonly Resolution[] = [
  {
    id: 'verifyrequest-403-16',
    generation: 'legacy',
    title: msg('VerifyRequest 403.16: the client certificate chain is not trusted'),
    step: 3,
    causes: [
      msg(
        'Certificates that are not self-signed (intermediates) lie in the Trusted Root store of the computer. Frequently Group Policy puts them there.',
      ),
      msg('The root that issued the client certificate is missing in that store.'),
    ],
    steps: [
      msg(
        'List the certificates in the Trusted Root store that are not self-signed, move them to the Intermediate store and restart the server.',
      ),
      msg('2148204809 is 0x800B0109, CERT_E_UNTRUSTEDROOT: check that the real root is present as well.'),
      msg('If the certificates come back, exclude the NDES server from the policy that installs them.'),
    ],
    commands: [FOREIGN_ROOTS],
    docUrl: PAGES.policyModuleCalls,
    source: `${ARTICLE}; CERT:troubleshoot-scep-certificate-device-to-ndes (command)`,
    verified: true,
  },
  {
    id: 'verifyrequest-403-eku',
    generation: 'legacy',
    title: msg('VerifyRequest 403: the client certificate lacks Client Authentication'),
    step: 3,
    causes: [msg('The certificate named by NDESCertThumbprint lacks the purpose Client Authentication (1.3.6.1.5.5.7.3.2).')],
    steps: [
      msg('Request a certificate with the purpose Client Authentication.'),
      msg('Install the connector again, then restart the Intune Connector Service and W3SVC.'),
    ],
    commands: [POLICY_MODULE_THUMBPRINT, COMPUTER_CERTIFICATES],
    docUrl: PAGES.clientCertificate,
    source: 'CERT:cannot-assign-scep-certificates (names no substatus)',
    verified: true,
  },
  {
    id: 'verifyrequest-403-7',
    generation: 'legacy',
    title: msg('VerifyRequest 403.7: no client certificate was sent'),
    step: 3,
    causes: [
      msg('The certificate named by NDESCertThumbprint is not in the Computer store, or has no private key.'),
      msg('The NDES service account may not read its private key.'),
    ],
    steps: [
      msg('Compare NDESCertThumbprint with the certificates in certlm.msc > Personal.'),
      msg('Use All Tasks > Manage Private Keys to give the NDES service account Read.'),
      msg('Restart the Intune Connector Service and W3SVC.'),
    ],
    commands: [POLICY_MODULE_THUMBPRINT, COMPUTER_CERTIFICATES],
    docUrl: PAGES.status403,
    source: 'IIS:http-error-403-7-forbidden-web-app; its causes for SCEP are derived',
    verified: false,
  },
  {
    id: 'verifyrequest-403-13',
    generation: 'legacy',
    title: msg('VerifyRequest 403.13: the client certificate is revoked, or its CRL cannot be reached'),
    step: 3,
    causes: [msg('The server cannot fetch the CRL of the client certificate.'), msg('The client certificate was revoked.')],
    steps: [
      msg('Enable the log CAPI2 > Operational and read the errors about revocation.'),
      msg('Open the way from the server to the CRL addresses in the certificate.'),
      msg('If the certificate is revoked, request a new one and install the connector again.'),
    ],
    commands: [unverified(check('cmd', 'certutil -verify -urlfetch <file.cer>')), EVENT_VIEWER],
    docUrl: PAGES.status403,
    source: 'IIS:http-status-code (403.13); CERT:troubleshoot-scep-certificate-device-to-ndes (CRL); the combination is derived',
    verified: false,
  },
  {
    id: 'verifyrequest-403-17',
    generation: 'legacy',
    title: msg('VerifyRequest 403.17: the client certificate has expired'),
    step: 3,
    causes: [msg('The policy module uses the thumbprint of a certificate outside its validity period.')],
    steps: [
      msg('Compare NDESCertThumbprint with the certificates in certlm.msc > Personal.'),
      msg(
        'Request or renew the certificate with a new key, then install the connector again so that it takes the new thumbprint.',
      ),
      msg('Restart the Intune Connector Service and W3SVC.'),
    ],
    commands: [POLICY_MODULE_THUMBPRINT, COMPUTER_CERTIFICATES],
    docUrl: PAGES.clientCertificate,
    source: 'CERT:cannot-assign-scep-certificates (expired thumbprint); the pairing with 403.17 is derived',
    verified: false,
  },
];
