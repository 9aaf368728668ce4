import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { eventRule } from '../kinds/event-rule.ts';

export const raCertMismatchDecrypt = eventRule({
  id: 'ra-cert-mismatch-decrypt',
  title: msg('NDES event 18: the request was encrypted for another certificate'),
  causes: ['encrypted-for-another'],
  source: `${PAGES.ndesEventTexts} ; certnanny/sscep#60`,
});
