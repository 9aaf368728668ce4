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
      msg('Look up the result: it names why Windows did not take the profile.'),
      msg('Look for events 32 and 307 in the same log.'),
      msg('Only 0x2ab0003 (DM_S_ACCEPTED_FOR_PROCESSING) is a success, though its text says "Unknown Win32 Error code".'),
    ],
    commands: [EVENT_VIEWER],
    docUrl: PAGES.profileOnWindows,
    source: 'CERT:troubleshoot-scep-certificate-profile-deployment',
    verified: true,
  },
  {
    id: 'windows-challenge-characters',
    title: msg('Windows: the challenge holds a character that Windows cannot write (0x80092021)'),
    step: 1,
    causes: [
      msg(
        'The challenge of the profile has a character that no PrintableString may hold, most often an underscore. Windows stops before it sends a request; Apple and Android devices take such a challenge.',
      ),
    ],
    steps: [
      msg(
        "Let the challenge have letters and digits only; of other characters, Windows can write the blank and ' ( ) + , - . / : = ?",
      ),
      msg('Where a management server makes the challenge, look for its setting, or let it make hexadecimal ones.'),
    ],
    commands: [],
    docUrl: PAGES.windowsCertificates,
    source: 'fleetdm/fleet#47492; fleetdm/fleet#46990',
    verified: true,
  },
  {
    id: 'apple-key-usage',
    title: msg('iOS: the key usage of the SCEP profile is not valid (22000)'),
    step: 1,
    causes: [msg('Key Usage of the SCEP payload has other bits than 1 (sign) and 4 (encrypt).')],
    steps: [msg('Set Key Usage to 1, 4 or 5, as the certificate template of the CA says, and send the profile again.')],
    commands: [],
    docUrl: PAGES.appleScep,
    source: 'apple/device-management:mdm/profiles/com.apple.security.scep.yaml; that other bits end so is derived',
    verified: false,
  },
  {
    id: 'apple-profile-subject',
    title: msg('An Apple profile gives the certificate no fitting subject'),
    step: 1,
    causes: [
      msg('The SCEP payload has no Subject.'),
      msg('The Subject holds a variable such as %SerialNumber%, which only a Mac replaces.'),
    ],
    steps: [
      msg('Add a Subject to the SCEP payload, with a common name that is different on each device.'),
      msg('For iPhones and iPads, have the management server write the value of each device into the profile.'),
      msg('Deliver the profile again, and decode the request: its subject is what the certificate will bear.'),
    ],
    commands: [],
    docUrl: PAGES.appleVariables,
    source: `${PAGES.appleVariables} ; micromdm/nanomdm#81; micromdm/micromdm#934`,
    verified: false,
    basis: 'reported',
  },
];
