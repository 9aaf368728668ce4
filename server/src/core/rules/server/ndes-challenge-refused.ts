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
  docUrl: PAGES.policyModule,
  source: 'certnanny/sscep#46 ; certnanny/sscep#156 ; that a policy module decides instead: derived',
  verified: true,
  draft(event) {
    if (!isEvent(event, 'ndes', 29)) return undefined;
    return {
      span: codeSpan(event),
      message: msg(
        'NDES refused the challenge password: it is wrong, expired, or was used before. With Intune the policy module decides about challenges; if this event appears there, check that the module is active.',
      ),
      short: msg('challenge refused'),
    };
  },
});
