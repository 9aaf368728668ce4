import type { FieldHelp } from '../../log/model.ts';
import { msg, type Sentence } from '../../text/sentence.ts';

const LAYOUT =
  'microsoftgraph/powershell-intune-samples:CertificationAuthority/Validate-NDESConfiguration.ps1 (the layout of ConfigMgr logs)';
const ARTICLE = 'Microsoft, "Troubleshooting the NDES policy module"';

function help(meaning: Sentence, source: string, unit?: Sentence): FieldHelp {
  return unit ? { meaning, source, unit } : { meaning, source };
}

/** What each attribute and each token of NDESPlugin.log means. */
export const pluginFieldHelp: Readonly<Record<string, FieldHelp>> = {
  time: help(
    msg(
      'When the line was written, in the local time of the server. The number behind it is an offset in minutes; programs disagree on its sign, so it is not used. IIS logs are in UTC: shift before you compare.',
    ),
    LAYOUT,
    msg('local time of the server'),
  ),
  date: help(msg('Date of the line in the local time of the server.'), LAYOUT, msg('month-day-year')),
  component: help(msg('The part of the program that wrote the line.'), LAYOUT),
  context: help(msg('Context of the line; mostly empty.'), LAYOUT),
  type: help(msg('How serious the line is: 1 information, 2 warning, 3 error.'), LAYOUT),
  thread: help(msg('Thread id. Lines of one call share it, also where several calls run at once.'), LAYOUT),
  file: help(msg('Source file and line of the program that wrote this.'), LAYOUT),
  message: help(msg('What the policy module did.'), ARTICLE),
  operation: help(msg('The answer of the registration point to the challenge of a device.'), ARTICLE),
  status: help(
    msg('HTTP status in the title of the page that IIS sent in place of a verdict.'),
    ARTICLE,
    msg('HTTP status code'),
  ),
  substatus: help(
    msg('What IIS adds to the status to say why. Only a detailed error page has it.'),
    ARTICLE,
    msg('IIS substatus code'),
  ),
  reason: help(msg('What the page says beside its status.'), ARTICLE),
  'error-name': help(msg('The call that failed.'), ARTICLE),
  'error-code': help(msg('Windows error of the call: a WinHTTP error, or the HRESULT that NDES gets.'), ARTICLE),
  subject: help(msg('One fault that WinHTTP found in the certificate of IIS.'), ARTICLE),
};
