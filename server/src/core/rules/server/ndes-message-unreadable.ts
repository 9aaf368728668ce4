import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { eventRule } from '../kinds/event-rule.ts';

export const ndesMessageUnreadable = eventRule({
  id: 'ndes-message-unreadable',
  title: msg('NDES events 16 and 17: no readable SCEP message'),
  causes: ['message-unreadable'],
  source: `${PAGES.ndesEventTexts} (events) ; script:Validate-NDESUrl.ps1 ; causes: derived`,
});
