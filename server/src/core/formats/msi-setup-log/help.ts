import type { FieldHelp } from '../../log/model.ts';
import { type Message, msg } from '../../text/message.ts';

const LINES =
  'Microsoft, "Troubleshoot SCEP certificate: device to NDES" and "Connector setup wizard ends prematurely", sample lines';
const RESULTS = 'Windows Installer, "MsiExec.exe and InstMsi.exe error messages"';
const INSTALLER = 'Windows Installer, Custom Action Return Values';

function help(meaning: Message, source: string, unit?: Message): FieldHelp {
  return unit ? { meaning, source, unit } : { meaning, source };
}

/** What each part of a line of Windows Installer means. */
export const msiFieldHelp: Readonly<Record<string, FieldHelp>> = {
  side: help(msg('Who wrote the line: c is the process that the administrator started, s is the installer service.'), LINES),
  ids: help(msg('The last two digits of process id and thread id.'), LINES, msg('hexadecimal')),
  time: help(
    msg('When the line was written. The line has no date; the first line of the log has it, in the order of the system.'),
    LINES,
    msg('local time of the server'),
  ),
  message: help(msg('What Windows Installer or a custom action did.'), LINES),
  product: help(msg('The product that was installed. The old connector is called Microsoft Intune Connector.'), LINES),
  version: help(msg('Version of the product.'), LINES),
  result: help(msg('Result of the installation: 0 is success, 1641 and 3010 are success with a restart.'), RESULTS),
  action: help(msg('The action that Windows Installer ran.'), LINES),
  'return-value': help(msg('How the action ended: 1 is success, 2 means cancelled by the user, 3 is a fatal error.'), INSTALLER),
  'error-name': help(msg('The custom action, or the product, that gave the error.'), LINES),
  'error-code': help(msg('Windows error that it gave. 1603 only says that something failed: the lines above say what.'), RESULTS),
  'error-text': help(
    msg('What was said about the error. "Translated to success" means that setup went on as if the action had worked.'),
    LINES,
  ),
};
