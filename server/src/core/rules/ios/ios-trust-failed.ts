import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { unlessExplained } from '../kinds/unless-explained.ts';

export const iosTrustFailed: Rule = {
  id: 'ios-trust-failed',
  title: msg('iOS does not trust the certificates of the server'),
  severity: 'error',
  step: 2,
  formats: ['ios-console-log'],
  resolutions: ['ios-no-getcacaps', 'ios-ra-invalid'],
  docUrl: PAGES.deliveryOnApple,
  source: 'CERT:ios-scep-failure-no-getcacaps',
  verified: true,
  start: (report) =>
    unlessExplained(report, (event) => {
      if (event.kind !== 'note' || event.note !== 'trust-evaluation-failed') return undefined;
      return {
        span: event.span,
        message: msg(
          'The trust evaluation on the device failed: the certificates do not lead to a root that it trusts. Usually the linked trusted-certificate profile is not that of the root CA.',
        ),
        short: msg('chain not trusted by the device'),
      };
    }),
};
