import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { eventRule } from '../kinds/event-rule.ts';

export const policyModuleNotStarted = eventRule({
  id: 'policy-module-not-started',
  title: msg('NDES event 53: the policy module does not start'),
  causes: ['policy-module-not-started'],
  source: PAGES.ndesEvent2,
});
