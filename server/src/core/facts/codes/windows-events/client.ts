import type { FlowStep } from '../../../log/finding.ts';
import { msg, type Sentence } from '../../../text/sentence.ts';
import { PAGES } from '../../pages.ts';
import type { EventInfo, EventOutcome } from './model.ts';

const MANIFEST =
  'repnz/etw-providers-docs:Manifests-Win10-18990/Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider.xml';
const ARRIVED = 'CERT:troubleshoot-scep-certificate-profile-deployment';
const REQUEST = 'CERT:troubleshoot-scep-certificate-device-to-ndes';
const DELIVERED = 'CERT:troubleshoot-scep-certificate-delivery';
const SCEPMAN = 'scepman/scepman-docs:docs/other/troubleshooting/general.md';

/** Events of a Windows device: the MDM client, which runs SCEP, and the certificate enrollment under it. */
export const CLIENT_EVENTS: readonly EventInfo[] = [
  client(
    306,
    'progress',
    msg(
      'The SCEP profile arrived. Its result 0x2ab0003 means "accepted for processing", though the text says "Unknown Win32 Error code": an acknowledgement, and no proof of an enrollment.',
    ),
    {
      source: `${ARRIVED}; ${MANIFEST}`,
      step: 1,
      next: msg('Event 36: the request is generated.'),
    },
  ),
  client(
    36,
    'progress',
    msg('The device generated the certificate request. The message names the address of the server and the purposes.'),
    {
      source: `${REQUEST}; ${MANIFEST}`,
      step: 2,
      next: msg('Event 39: the certificate is installed.'),
    },
  ),
  client(39, 'ok', msg('The certificate is installed.'), { source: `${DELIVERED}; ${MANIFEST}`, step: 5 }),
  client(32, 'failed', msg('The enrollment failed. The result at the end of the message names the reason.'), {
    source: `${SCEPMAN}; ${MANIFEST}`,
  }),
  client(
    307,
    'failed',
    msg(
      'A step of the enrollment failed: the message names the function. The code at its end is often cut, so take it from event 32.',
    ),
    { source: `${SCEPMAN}; NeySlim/ultimate-ca-manager#326; micromdm/scep#238; ${MANIFEST}` },
  ),
  unread(37, 'progress', msg('A step between the request (36) and the certificate (39). Its text was not found.')),
  unread(38, 'progress', msg('A step between the request (36) and the certificate (39). Its text was not found.')),
  ...[301, 302, 303, 304, 305, 308, 310].map((id) =>
    unread(id, 'information', msg('An error of the SCEP client with a message and an error code. Its text was not found.')),
  ),
  {
    ...unread(
      309,
      'information',
      msg(
        'The device hands the result of an enrollment to its device management: the certificate by its thumbprint, the server that answered, and the status of the installation (1 finished, 2 pending, 16 failed).',
      ),
    ),
    source: `${PAGES.windowsCertificates} ; that the values of the event are those of the CSP: derived ; ${MANIFEST}`,
  },
  {
    provider: 'cert-enroll',
    id: 86,
    outcome: 'failed',
    meaning: msg(
      'SCEP could not begin: the server did not answer as expected before the request was sent. The message names the URL, the method, the stage and the code.',
    ),
    step: 2,
    source: PAGES.certEnrollEvent86,
    verified: true,
  },
  {
    provider: 'cert-enroll',
    id: 87,
    outcome: 'failed',
    meaning: msg(
      'SCEP failed after the answer: the message carries PkiStatus, FailInfo, the text of the CA and the HTTP headers.',
    ),
    step: 5,
    source: PAGES.certEnrollEvent87,
    verified: true,
  },
  {
    provider: 'capi2',
    id: 30,
    outcome: 'information',
    meaning: msg('Windows checked a certificate chain against a policy. The Result says how that ended; 0 is success.'),
    source: 'CERT:scep-deployment-to-win10-devices-fails',
    verified: true,
  },
];

interface Details {
  readonly source: string;
  readonly step?: FlowStep;
  readonly next?: Sentence;
}

function client(id: number, outcome: EventOutcome, meaning: Sentence, details: Details): EventInfo {
  return { provider: 'scep-client', id, outcome, meaning, verified: true, ...details };
}

function unread(id: number, outcome: EventOutcome, meaning: Sentence): EventInfo {
  return { provider: 'scep-client', id, outcome, meaning, source: MANIFEST, verified: false };
}
