import { msg } from '../../text/sentence.ts';
import { poolRule } from '../kinds/app-pool.ts';

/** A pool that IIS could not start, without a word about its account; one rule with the other signs of a 503 (rules/index.ts). */
export const http503AppPoolStart = poolRule({
  id: 'http-503-app-pool',
  title: msg('WAS: the application pool of NDES could not be started'),
  causes: ['pool-not-started'],
  source: 'event 5059: its text',
});
