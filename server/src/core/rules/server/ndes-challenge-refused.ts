import { isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { codeSpan } from '../../judge/windows-event.ts';
import { msg } from '../../text/sentence.ts';
import { windowsRule } from '../kinds/windows-event.ts';

export const ndesChallengeRefused = windowsRule({
  id: 'ndes-challenge-refused',
  title: msg('NDES event 29: the challenge password cannot be verified'),
  severity: 'error',
  step: 3,
  resolutions: ['challenge-expired', 'general-ndes-page', 'subject-mismatch'],
  docUrl: PAGES.policyModuleCalls,
  source:
    'certnanny/sscep#46 ; certnanny/sscep#156 ; MicrosoftDocs/memdocs#2608 (after a check that was not possible) ; what event 4005 tells: derived',
  verified: true,
  draft(event) {
    if (!isEvent(event, 'ndes', 29)) return undefined;
    return {
      span: codeSpan(event),
      message: msg(
        'NDES refused the challenge password. It may be wrong, expired or used before; the same event follows where the connector could not have it checked. Look for event 4005 of the connector at this moment: where the connector wrote nothing, it was not asked or had no way to Intune.',
      ),
      short: msg('challenge refused'),
    };
  },
});
