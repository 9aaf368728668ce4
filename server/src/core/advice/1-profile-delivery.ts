import { PAGES } from '../facts/pages.ts';
import { msg } from '../text/sentence.ts';
import { EVENT_VIEWER } from './commands.ts';
import type { Resolution } from './model.ts';

/** Step 1: the profile does not reach the device, or the device refuses it. */
export const PROFILE_DELIVERY: readonly Resolution[] = [
  {
    id: 'profile-assignment-mismatch',
    title: msg('The SCEP profile does not arrive'),
    step: 1,
    causes: [
      msg('The SCEP profile is assigned to users and the linked trusted-certificate profile to devices, or the other way round.'),
      msg('The user is not a member of the target group.'),
      msg('The device has not checked in since the assignment.'),
    ],
    steps: [
      msg('Assign both profiles to the same user groups or the same device groups. One of them may go to both.'),
      msg(
        'In the Intune admin center, open Troubleshooting + support > Troubleshoot and check the user, the group membership, the assigned configuration profiles and the last check-in.',
      ),
      msg('Sync the device again.'),
    ],
    commands: [],
    docUrl: PAGES.profileDeployment,
    source: 'CERT:troubleshoot-scep-certificate-profile-deployment',
    verified: true,
  },
  {
    id: 'profile-variable-unsupported',
    title: msg('A variable in the subject has no value on this device'),
    step: 1,
    causes: [
      msg(
        'The subject or subject alternative name uses a variable, such as IMEI or serial number, that the device cannot supply.',
      ),
    ],
    steps: [msg('Use only variables that every targeted device has.'), msg('Otherwise split the profile by device type.')],
    commands: [],
    docUrl: PAGES.scepProfile,
    source: 'MEM:certificates-profile-scep',
    verified: true,
  },
  {
    id: 'windows-306-not-success',
    title: msg('Windows event 306 carries another result than 0x2ab0003'),
    step: 1,
    causes: [msg('Windows refused the profile; the hexadecimal result names the reason.')],
    steps: [
      msg('Mind that 0x2ab0003 (DM_S_ACCEPTED_FOR_PROCESSING) is a success, though its text says "Unknown Win32 Error code".'),
      msg('Look up any other result, then look for events 32 and 307 in the same log.'),
    ],
    commands: [EVENT_VIEWER],
    docUrl: PAGES.profileOnWindows,
    source: 'CERT:troubleshoot-scep-certificate-profile-deployment',
    verified: true,
  },
];
