import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { eventRule } from '../kinds/event-rule.ts';

export const caRefusesRequest = eventRule({
  id: 'ca-refuses-request',
  title: msg('The CA did not issue the certificate'),
  causes: ['ca-refused', 'ca-refused-without-reason'],
  source: `${PAGES.ndesEvent31} ; MEM:certificate-connector-overview`,
});
