import { PAGES } from '../facts/pages.ts';
import { derived } from '../text/proof.ts';
import { msg } from '../text/sentence.ts';
import { change, check, EVENT_VIEWER, RA_CERTIFICATES, TEMPLATE_NAMES, unverified } from './commands.ts';
import type { Resolution } from './model.ts';

const FAIL_INFO = 'RFC8894 3.2.1.4';

/** Step 4: the request reaches the CA, or the server refuses it with a SCEP answer. */
export const NDES_TO_CA: readonly Resolution[] = [
  {
    id: 'ca-0x80094800-template',
    title: msg('0x80094800: the CA does not support the certificate template'),
    step: 4,
    causes: [
      msg(
        'A template name in the MSCEP registry key is not that of a template which the CA publishes. The template name counts, not the display name, although one sentence of the linked page asks for the friendly name.',
      ),
    ],
    steps: [
      msg(
        'Compare SignatureTemplate, EncryptionTemplate and GeneralPurposeTemplate with the template name. Which one counts depends on the key usage: signature only, encryption only, or both.',
      ),
      msg('Publish the template on the CA.'),
      msg('Run iisreset; with the connector before July 2021, restart the Intune Connector Service, too.'),
    ],
    commands: [TEMPLATE_NAMES, check('cmd', 'certutil -CATemplates'), check('cmd', 'certutil -v -template <name>')],
    docUrl: PAGES.template,
    source:
      'CERT:devices-receive-scep-certificates-error-0x80094800; MEM:certificates-scep-configure; script:Validate-NDESConfiguration.ps1',
    verified: true,
  },
  {
    id: 'ca-refuses-request',
    title: msg('The CA refuses the request'),
    step: 4,
    causes: [
      msg('0x80094012: the NDES service account lacks Read and Enroll on the template.'),
      msg('0x80094811: the key is shorter than the template allows.'),
      msg('0x800706BA: the CA cannot be reached.'),
      msg('0x80094800: the CA does not publish the template.'),
    ],
    steps: [
      msg('In the Certification Authority console, open Failed Requests and read the Request Status Code.'),
      msg('Read the Application log of the CA.'),
      msg('Remove the cause, then sync the device.'),
    ],
    commands: [check('run', 'certsrv.msc'), unverified(check('cmd', 'certutil -ping -config "<CA host>\\<CA name>"'))],
    docUrl: PAGES.requestToCa,
    source: 'CERT:troubleshoot-scep-certificate-ndes-policy-module; WIN32:com/com-error-codes-4 (codes)',
    verified: true,
  },
  {
    id: 'ca-validity-not-honoured',
    title: msg('The validity period of the profile is ignored'),
    step: 4,
    causes: [msg('The CA does not accept the end date of the request.')],
    steps: [msg('Set the flag on the CA and restart the CA service.')],
    commands: [
      change('cmd', 'certutil -setreg Policy\\EditFlags +EDITF_ATTRIBUTEENDDATE'),
      change('cmd', 'net stop certsvc'),
      change('cmd', 'net start certsvc'),
    ],
    docUrl: PAGES.configure,
    source: 'MEM:certificates-scep-configure',
    verified: true,
  },
  {
    id: 'scep-failure-badrequest',
    title: msg('SCEP refusal badRequest: the transaction is not permitted'),
    step: 4,
    causes: [
      msg('The challenge is wrong, expired or already used.'),
      msg('The policy module refused the request.'),
      msg('The CA refused the request, for its key length, template or permissions.'),
    ],
    steps: [
      msg(
        'Look at the same moment for connector event 4005, or with the connector before July 2021 at VerifyRequest in the IIS log and at NDESPlugin.log: a refusal there ends the matter at step 3.',
      ),
      msg('Where the challenge was fine, look for NDES event 31 and for Failed Requests on the CA.'),
      msg('Sync the device so that Intune issues a new challenge; a challenge works only once.'),
    ],
    commands: [EVENT_VIEWER, unverified(check('run', 'certsrv.msc'))],
    docUrl: PAGES.requestToCa,
    source: `${FAIL_INFO}; certnanny/sscep#156; the causes are partly derived`,
    verified: false,
  },
  {
    id: 'scep-failure-badmessagecheck',
    title: msg('SCEP refusal badMessageCheck: the signature check of the message failed'),
    step: 4,
    causes: [
      msg('The client encrypted the request for the wrong RA certificate.'),
      msg('The message was damaged on its way: cut, or changed by URL escaping.'),
    ],
    steps: [
      msg(
        'Decode the PKIOperation message: compare the serial number of its recipient with the current CEP Encryption certificate.',
      ),
      msg('Check that proxies pass the query on unchanged.'),
      msg('After a replacement of the RA certificates, run iisreset and let the device try again.'),
    ],
    commands: [RA_CERTIFICATES],
    docUrl: PAGES.rfc8894,
    source: `${FAIL_INFO}; certnanny/sscep#80; certnanny/sscep#144; the causes are partly derived`,
    verified: false,
  },
  {
    id: 'scep-failure-badalg',
    title: msg('SCEP refusal badAlg: an algorithm is not supported'),
    step: 4,
    causes: [
      msg('The client used a digest or cipher that the server cannot handle.'),
      msg('The client fell back to DES and MD5, because GetCACaps failed before.'),
    ],
    steps: [
      msg('Decode the PKIOperation message and read its digest and its cipher.'),
      msg('Compare them with the answer to GetCACaps, and with the hash algorithm of the SCEP profile.'),
    ],
    commands: [],
    docUrl: PAGES.rfc8894,
    source: `${FAIL_INFO}; jscep:client/Client (fallback); the causes are partly derived`,
    verified: false,
  },
  {
    id: 'scep-failure-badtime',
    title: msg('SCEP refusal badTime: the clock of the device is too far off'),
    step: 4,
    causes: [msg('The signing time in the message is too far from the time of the server.')],
    steps: [msg('Set date and time of the device automatically.'), msg('Check the clock of the NDES server.')],
    commands: [check('cmd', 'w32tm /query /status')].map(unverified),
    docUrl: PAGES.rfc8894,
    source: `${FAIL_INFO}; the device clock as cause is derived`,
    verified: false,
  },
  {
    id: 'scep-failure-badcertid',
    title: msg('SCEP refusal badCertId: no certificate fits'),
    step: 4,
    causes: [msg('The client asked (GetCert, GetCRL) for a serial number that the CA does not know.')],
    steps: [msg('Decode the message and compare issuer and serial number with the certificates of the CA.')],
    commands: [],
    docUrl: PAGES.rfc8894,
    source: FAIL_INFO,
    verified: true,
  },
  {
    id: 'scep-pending',
    title: msg('The CA postponed the request (PENDING)'),
    step: 4,
    causes: [
      msg(
        'The template or the CA requires the approval of a certificate manager. The device polls, but only for a limited time.',
      ),
    ],
    steps: [
      msg('In the Certification Authority console, open Pending Requests and issue or deny the request.'),
      derived(msg('For Intune, switch off "CA certificate manager approval" in the template: nobody will approve each device.')),
    ],
    commands: [unverified(check('run', 'certsrv.msc'))],
    docUrl: PAGES.rfc8894,
    source: 'RFC8894 3.2.1.3; RFC8894 3.3.3; the advice is derived',
    verified: false,
  },
];
