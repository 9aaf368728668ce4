import { isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { reasonsOf } from '../../judge/event-reason.ts';
import { codeHex, reasonMeaning, reasonText } from '../../judge/windows-event.ts';
import { msg } from '../../text/sentence.ts';
import { windowsRule } from '../kinds/windows-event.ts';

/** DM_S_ACCEPTED_FOR_PROCESSING, a success whatever the text before it says; and success itself. */
const SUCCESSES: ReadonlySet<number | undefined> = new Set([0x02ab0003, 0]);

export const windows306NotSuccess = windowsRule({
  id: 'windows-306-not-success',
  title: msg('Windows event 306: the device did not accept the SCEP profile'),
  severity: 'error',
  step: 1,
  resolutions: ['windows-306-not-success', 'profile-variable-unsupported'],
  docUrl: PAGES.profileOnWindows,
  source: 'CERT:troubleshoot-scep-certificate-profile-deployment',
  verified: true,
  draft(event) {
    const result = isEvent(event, 'scep-client', 306) ? reasonsOf(event).at(-1) : undefined;
    if (!result || SUCCESSES.has(result.value)) return undefined;
    const { span, value, words } = result;
    if (value === undefined) {
      return {
        span,
        severity: 'warning',
        message: msg(
          'The SCEP profile arrived, and Windows answered {0} in place of the usual 0x2ab0003. No code is there, and no table of ours holds this text: unless it tells of a success, no request is sent to NDES until this is solved.',
          reasonText(result),
        ),
        short: msg('unusual result of the profile'),
        group: String(words),
      };
    }
    return {
      span,
      message: msg(
        'The SCEP profile arrived, but Windows refused it: {0}. {1} No request is sent to NDES until this is solved.',
        reasonText(result),
        reasonMeaning(result),
      ),
      short: msg('profile refused: {0}', codeHex(value)),
      group: String(value),
    };
  },
});
