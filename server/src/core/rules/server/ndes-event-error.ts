import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { eventRule } from '../kinds/event-rule.ts';

export const ndesEventError = eventRule({
  id: 'ndes-event-error',
  title: msg('NDES reports an error'),
  causes: ['ndes-error'],
  source: PAGES.ndesEvents,
});
