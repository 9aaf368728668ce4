import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { eventRule } from '../kinds/event-rule.ts';

export const windowsCertenrollFailed = eventRule({
  id: 'windows-certenroll-failed',
  title: msg('Windows: SCEP failed (CertEnroll events 86 and 87)'),
  causes: ['scep-refused', 'scep-not-begun'],
  source: `${PAGES.certEnrollEvent86} ; ${PAGES.certEnrollEvent87}`,
});
