import { PAGES } from '../facts/pages.ts';
import { derived } from '../text/proof.ts';
import { msg } from '../text/sentence.ts';
import { check, EVENT_VIEWER, unverified } from './commands.ts';
import type { Resolution } from './model.ts';

/** Step 2: what single statuses of IIS call for, beside those that have a page of their own at Intune. */
export const DEVICE_TO_NDES_STATUS: readonly Resolution[] = [
  {
    id: 'http-500-19-permission',
    title: msg('HTTP 500.19 with Windows error 5: the configuration cannot be read'),
    step: 2,
    causes: [
      msg('IIS_IUSRS, or the account of the application pool, may not read web.config or the folder in which it lies.'),
      msg('The folder is a network share, which the account cannot open.'),
    ],
    steps: [
      msg('Give IIS_IUSRS Read on the folder of the application and on the web.config in it, also where there is no such file.'),
      derived(
        msg('For NDES that is the folder certsrv\\mscep of System32, for the registration point the one of its application.'),
      ),
      msg('Let the device try again: IIS reads the file anew.'),
    ],
    commands: [unverified(check('cmd', 'icacls %windir%\\System32\\certsrv\\mscep'))],
    docUrl: PAGES.configurationUnreadable,
    source: 'IIS:http-error-500-19-webpage',
    verified: true,
  },
  {
    id: 'http-500-19-configuration',
    title: msg('HTTP 500.19: the configuration of the application is faulty'),
    step: 2,
    causes: [
      msg('0x8007000D: the file holds XML that is malformed, or an element of a module that is not installed.'),
      msg('0x80070021: a section is locked at a higher level.'),
      msg('0x800700B7: an entry stands twice, often once more in a file above.'),
      msg('0x8007007E or 0x800700C1: a module that it names does not exist, or is made for another bitness.'),
    ],
    steps: [
      derived(msg('Open the URL in a browser on the server itself: the error page names the file, the line and the code.')),
      msg('Look the code up in the article, and mend the line that the page names.'),
    ],
    commands: [unverified(check('cmd', '%windir%\\system32\\inetsrv\\appcmd.exe list config "Default Web Site"'))],
    docUrl: PAGES.configurationInvalid,
    source: 'IIS:http-error-500-19-webpage',
    verified: true,
  },
  {
    id: 'admin-page-sign-in',
    title: msg('The administrator page of NDES refuses the sign-in'),
    step: 2,
    causes: [
      msg('User name or password is wrong, or the account is locked, disabled or expired: the Windows error says which.'),
      msg('The account may not use the page.'),
    ],
    steps: [
      msg('With Intune, leave it: devices get their challenges from Intune, and nobody needs this page.'),
      msg('Without Intune, sign in with an account that has Enroll on the templates of NDES.'),
    ],
    commands: [EVENT_VIEWER],
    docUrl: PAGES.status401,
    source: 'IIS:http-status-code (401); what it means for NDES is derived',
    verified: false,
  },
];
