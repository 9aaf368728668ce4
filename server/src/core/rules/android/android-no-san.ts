import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const androidNoSan = jscepRule({
  id: 'android-no-san',
  title: msg('Android: the request has no subject alternative name'),
  severity: 'error',
  step: 2,
  kinds: ['no-san'],
  notes: ['san-missing'],
  message: msg(
    'Android Enterprise demands a subject alternative name in the request, and the SCEP profile sets none: the enrollment ends here. Add one to the profile.',
  ),
  short: msg('no subject alternative name in the profile'),
  resolutions: ['android-no-san'],
  docUrl: PAGES.scepProfile,
  source: 'MicrosoftDocs/IntuneDocs#1741 (the text) ; where it stands in the log: not seen',
  verified: false,
});
