import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { unlessExplained } from '../kinds/unless-explained.ts';

export const iosUrlRequestFailed: Rule = {
  id: 'ios-url-request-failed',
  title: msg('A request of the device failed'),
  severity: 'warning',
  step: 2,
  formats: ['ios-console-log'],
  resolutions: ['ios-http-error', 'ios-network', 'no-request-in-iis'],
  docUrl: PAGES.deliveryOnApple,
  source: 'wording from search results, not read',
  verified: false,
  start: (report) =>
    unlessExplained(report, (event) => {
      if (event.kind !== 'note' || event.note !== 'url-request-failed') return undefined;
      return {
        span: event.span,
        message: msg(
          'A request of the device to the SCEP server failed. Look for this minute in the IIS and HTTPERR logs. The wording of this line is not documented.',
        ),
        short: msg('request failed'),
      };
    }),
};
