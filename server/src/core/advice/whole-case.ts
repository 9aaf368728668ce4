import { PAGES } from '../facts/pages.ts';
import { msg } from '../text/sentence.ts';
import { check } from './commands.ts';
import type { Resolution } from './model.ts';

/** Problems that show only over several logs, or over many enrollments. */
export const WHOLE_CASE: readonly Resolution[] = [
  {
    id: 'ndes-overloaded',
    title: msg('The NDES server does not keep up with the requests'),
    step: 2,
    causes: [
      msg('A profile was assigned to very many devices at once, or its certificates all expire on one day.'),
      msg('Each request takes long, because the CA, the connector or a domain controller answers late.'),
    ],
    steps: [
      msg('Compare time-taken of PKIOperation in the IIS log with a quiet hour: what is slow in both is not the load.'),
      msg('Assign the profile in groups, one after the other. Devices that were refused try again by themselves.'),
      msg('Add a second NDES server with its own connector and its own URL.'),
    ],
    commands: [check('powershell', 'Get-Counter "\\HTTP Service Request Queues(*)\\CurrentQueueSize"')].map((command) => ({
      ...command,
      verified: false,
    })),
    docUrl: PAGES.status503,
    source: 'IIS:http-status-code ; MEM:certificates-profile-scep (several URLs); the advice is derived',
    verified: false,
  },
  {
    id: 'challenge-used-twice',
    title: msg('The challenge was used before'),
    step: 3,
    causes: [
      msg('The device, or a proxy, sent one request twice, and only the first one was taken.'),
      msg('The device kept an old profile, and made a second request with its challenge.'),
    ],
    steps: [
      msg('Look at what became of the first request: the certificate may have been issued, and its answer lost.'),
      msg('Sync the device, so that it gets a new challenge.'),
      msg('If it happens to many devices, let nothing between device and server repeat a request.'),
    ],
    commands: [],
    docUrl: PAGES.policyModuleCalls,
    source: 'certnanny/sscep#46 ; certnanny/sscep#156 ; the advice is derived',
    verified: false,
  },
  {
    id: 'certificate-without-sid',
    title: msg('The certificate does not name the SID of its user or computer'),
    step: 5,
    causes: [
      msg('The SCEP profile has no URI with the SID among its subject alternative names.'),
      msg('The CA does not take over the URI from the request.'),
    ],
    steps: [
      msg(
        'Only needed where the certificate signs in to an Active Directory: domain controllers with KB5014754 refuse a certificate that they cannot map to one account for certain.',
      ),
      msg(
        'In the SCEP profile, add a subject alternative name: attribute URI, value {0}. The account must be synchronized from an on-premises Active Directory.',
        '{{OnPremisesSecurityIdentifier}}',
      ),
      msg(
        'Let a device enroll anew, and look for a name that begins with {0} in its certificate.',
        'tag:microsoft.com,2022-09-14:sid:',
      ),
    ],
    commands: [],
    docUrl: PAGES.scepProfile,
    source: 'MEM:certificates-profile-scep ; MEM:certificate-authority-add-scep-overview',
    verified: true,
  },
  {
    id: 'machine-clock-off',
    title: msg('The clock of a machine is wrong'),
    step: 5,
    causes: [
      msg('The machine does not synchronize its clock, or with a source that is wrong itself.'),
      msg('A virtual machine takes the clock of its host.'),
    ],
    steps: [
      msg('Compare the clock of the machine with that of the CA, in UTC, and correct it.'),
      msg('On Windows, see which source it synchronizes with.'),
      msg('Sync the device, so that it enrolls anew with a new challenge.'),
    ],
    commands: [{ ...check('cmd', 'w32tm /query /status'), verified: false }],
    docUrl: PAGES.connectorEvents,
    source: 'CERT:troubleshoot-certificate-connector-events (clocks of server and CA) ; the advice is derived',
    verified: false,
  },
  {
    id: 'retry-storm',
    title: msg('One device tries again and again'),
    step: 2,
    causes: [msg('The cause of its failures lasts, and the device repeats what cannot succeed.')],
    steps: [
      msg(
        'Look at the cause of the first failure. Later ones may only follow from it, for instance a challenge that was used before.',
      ),
      msg('If only this device is concerned, take the profile from it until the cause is found.'),
      msg('If many devices do the same, the cause lies on the server or in the profile.'),
    ],
    commands: [],
    docUrl: PAGES.scepProfile,
    source: 'MEM:certificates-profile-scep (retries) ; the advice is derived',
    verified: false,
  },
];
