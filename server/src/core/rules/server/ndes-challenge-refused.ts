import { msg } from '../../text/sentence.ts';
import { eventRule } from '../kinds/event-rule.ts';

export const ndesChallengeRefused = eventRule({
  id: 'ndes-challenge-refused',
  title: msg('NDES event 29: the challenge password cannot be verified'),
  causes: ['challenge-refused'],
  source:
    'certnanny/sscep#46 ; certnanny/sscep#156 ; MicrosoftDocs/memdocs#2608 (after a check that was not possible) ; what event 4005 tells: derived',
});
