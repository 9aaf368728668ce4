import { PAGES } from '../../facts/pages.ts';
import { binaryError } from '../../judge/cause/app-pool.ts';
import { msg } from '../../text/sentence.ts';
import { poolRule } from '../kinds/app-pool.ts';

export const http503LogonRight = poolRule({
  id: 'http-503-logon-right',
  title: msg('WAS: the account of the NDES application pool cannot log on'),
  severity: 'error',
  step: 2,
  resolutions: ['http-503-logon-right', 'http-500-service-account', 'http-503-app-pool'],
  docUrl: PAGES.configure,
  source:
    'script:Validate-NDESConfiguration.ps1 (checks these rights) ; events 5057 and 5059: their texts ; event 5021: published events',
  verified: true,
  draft(burst) {
    const error = binaryError([burst.main, ...burst.others]);
    return {
      message: error?.known
        ? msg('{0} Windows adds {1}: {2}', NO_PROCESS, error.name ?? error.hex, error.meaning)
        : msg(
            '{0} Its password is wrong or has expired, it is locked, or it may not log on as a batch job or as a service.',
            NO_PROCESS,
          ),
      short: msg('account of the pool cannot log on'),
      group: 'identity',
      evidence: burst.others.map((event) => ({
        span: event.span,
        message: msg('Event {0} tells of the same failure.', event.eventId.value),
      })),
    };
  },
});

const NO_PROCESS = msg(
  'The account of the NDES application pool cannot log on, so IIS starts no process for it and answers every request with 503.',
);
