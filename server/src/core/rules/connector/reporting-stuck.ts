import { msg } from '../../text/sentence.ts';
import { eventRule } from '../kinds/event-rule.ts';

export const reportingStuck = eventRule({
  id: 'reporting-stuck',
  title: msg('The connector could not report the outcome to Intune'),
  causes: ['outcome-not-reported', 'outcome-waits', 'outcome-lost'],
  source: 'MEM:certificate-connector-overview ; CERT:troubleshoot-certificate-connector-events',
});
