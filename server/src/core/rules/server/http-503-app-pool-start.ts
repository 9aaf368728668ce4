import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { poolRule } from '../kinds/app-pool.ts';

/** A pool that IIS could not start, without a word about its account; one rule with the other signs of a 503 (rules/index.ts). */
export const http503AppPoolStart = poolRule({
  id: 'http-503-app-pool',
  title: msg('WAS: the application pool of NDES could not be started'),
  severity: 'error',
  step: 2,
  resolutions: ['http-503-app-pool', 'http-503-logon-right', 'http-503-intermediate-in-root'],
  docUrl: PAGES.unavailable,
  source: 'event 5059: its text',
  verified: true,
  draft: () => ({
    message: msg(
      'IIS could not start a process for the application pool of NDES and switched the pool off: every request is answered with 503. Look at the events before this one; without any, check the account of the pool.',
    ),
    short: msg('application pool could not be started'),
    group: '5059',
  }),
});
