import { msg } from '../../text/message.ts';
import { isEvent } from '../codes/windows-events/index.ts';
import { DOCS } from '../engine/docs.ts';
import { codeHex, codeMeaning, codeText, windowsRule } from '../engine/windows-event.ts';

/** DM_S_ACCEPTED_FOR_PROCESSING: a success, whatever the text before it says. */
const ACCEPTED = 0x02ab0003;

export const windows306NotSuccess = windowsRule({
  id: 'windows-306-not-success',
  title: msg('Windows event 306: the device did not accept the SCEP profile'),
  severity: 'error',
  step: 1,
  resolutions: ['windows-306-not-success', 'profile-variable-unsupported'],
  docUrl: DOCS.profileDeployment,
  source: 'CERT:troubleshoot-scep-certificate-profile-deployment',
  verified: true,
  draft(event) {
    const result = event.codes.at(-1);
    if (!isEvent(event, 'scep-client', 306) || !result || result.value === ACCEPTED) return undefined;
    return {
      span: result.span,
      message: msg(
        'The SCEP profile arrived, but Windows refused it: {0}. {1} No request is sent to NDES until this is solved.',
        codeText(result.value),
        codeMeaning(result.value),
      ),
      short: msg('profile refused: {0}', codeHex(result.value)),
      group: result.text,
    };
  },
  fires: [
    {
      title: 'access is denied',
      format: 'windows-event-log',
      text: `Log Name:      Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:33
Event ID:      306
Level:         Information
Description:
SCEP: CspExecute for UniqueId : (ModelName_AC_1_LogicalName_2_Hash_3) InstallUserSid : () InstallLocation : (device) NodePath : (clientinstall)  KeyProtection: (0x2) Result : (0x80070005).
                                                                                                                                                                                ^^^^^^^^^^ windows-306-not-success`,
    },
  ],
  quiet: [
    {
      title: 'accepted for processing',
      format: 'windows-event-log',
      text: `Event ID:      306
Level:         Information
Description:
SCEP: CspExecute for UniqueId : (ModelName_AC_1_LogicalName_2_Hash_3) InstallUserSid : () InstallLocation : (device) NodePath : (clientinstall)  KeyProtection: (0x2) Result : (Unknown Win32 Error code: 0x2ab0003).`,
    },
  ],
});
