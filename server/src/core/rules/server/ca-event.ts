import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { eventRule } from '../kinds/event-rule.ts';

/** What decides for the CA: itself, its policy module, or one of somebody else. */
export const caEvent = eventRule({
  id: 'ca-event',
  title: msg('The CA, or its policy module, refuses a request'),
  causes: ['ca-denied'],
  source: `${PAGES.caEvents} ; Sleepw4lker/TameMyCerts:TameMyCerts/Models/Events.cs`,
});
