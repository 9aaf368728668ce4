import type { FieldHelp } from '../../log/model.ts';
import { msg, type Sentence } from '../../text/sentence.ts';

const LINES =
  'Microsoft, "Troubleshoot SCEP certificate: device to NDES" and "Connector setup wizard ends prematurely", sample lines';
const RESULTS = 'Windows Installer, "MsiExec.exe and InstMsi.exe error messages"';
const BUNDLE = 'wixtoolset/wix:src/burn/engine/engine.mc';
const BUNDLE_LINE = 'wixtoolset/wix:src/libs/dutil/WixToolset.DUtil/logutil.cpp';
const INSTALLER = 'Windows Installer, Custom Action Return Values';

function help(meaning: Sentence, source: string, unit?: Sentence): FieldHelp {
  return unit ? { meaning, source, unit } : { meaning, source };
}

/** What each part of a line of Windows Installer or of a WiX bundle means. */
export const msiFieldHelp: Readonly<Record<string, FieldHelp>> = {
  side: help(msg('Who wrote the line: c is the process that the administrator started, s is the installer service.'), LINES),
  ids: help(msg('The last two digits of process id and thread id.'), LINES, msg('hexadecimal')),
  pid: help(
    msg('Process id. A bundle runs as several processes: one shows the window, another one installs with elevated rights.'),
    BUNDLE_LINE,
    msg('hexadecimal'),
  ),
  tid: help(msg('Thread id.'), BUNDLE_LINE, msg('hexadecimal')),
  level: help(
    msg('i is information, w a warning, e an error. A failed package is an i line, too: its result counts.'),
    BUNDLE_LINE,
  ),
  'message-number': help(
    msg(
      'Number of the message: 1xx detect, 2xx plan, 3xx apply; 319 is the result of one package, 399 of all. 000 is free text.',
    ),
    BUNDLE,
  ),
  package: help(msg('A package of the bundle: a prerequisite such as .NET Framework, or the connector itself.'), BUNDLE),
  state: help(msg('Present or Absent on this server before setup; of a condition, whether it holds.'), BUNDLE),
  restart: help(msg('None, Required or Initiated. Required: what was installed works only after a restart.'), BUNDLE),
  condition: help(msg('What must hold on this server for the bundle to go on.'), BUNDLE),
  'log-file': help(
    msg('The log of this package alone. For a package of Windows Installer it says which action failed.'),
    'microsoft/PowerToys#32762 (a log)',
  ),
  time: help(
    msg(
      'When the line was written. Windows Installer writes no date; the first line of its log has it, in the order of the system.',
    ),
    LINES,
    msg('local time of the server'),
  ),
  message: help(msg('What Windows Installer or a custom action did.'), LINES),
  product: help(msg('The product that was installed. The old connector is called Microsoft Intune Connector.'), LINES),
  version: help(msg('Version of the product. In the first line of a bundle, version of the program that installs it.'), LINES),
  result: help(
    msg('Result of the installation: 0 is success, 1641 and 3010 are success with a restart (0x80070669 and 0x80070bc2).'),
    RESULTS,
  ),
  action: help(msg('The action that Windows Installer ran, or what the bundle did with a package.'), LINES),
  'return-value': help(msg('How the action ended: 1 is success, 2 means cancelled by the user, 3 is a fatal error.'), INSTALLER),
  'error-name': help(msg('The custom action, product, package or line that gave the error.'), LINES),
  'error-code': help(msg('Windows error that it gave. 1603 only says that something failed: the lines above say what.'), RESULTS),
  'error-text': help(
    msg('What was said about the error. "Translated to success" means that setup went on as if the action had worked.'),
    LINES,
  ),
};
