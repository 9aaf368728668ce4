import { PAGES } from '../../facts/pages.ts';
import { showsIosCause } from '../../judge/cause/ios.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { unlessExplained } from '../kinds/unless-explained.ts';

export const iosScepIdentityFailed: Rule = {
  id: 'ios-scep-identity-failed',
  title: msg('iOS got no SCEP identity, without a known error'),
  severity: 'error',
  step: 2,
  formats: ['ios-console-log'],
  resolutions: ['delivery-ios'],
  docUrl: PAGES.deliveryOnApple,
  source: 'CERT:ios-scep-failure-no-getcacaps',
  verified: true,
  start: (report) =>
    unlessExplained(
      report,
      (event) => {
        if (event.kind !== 'note' || (event.note !== 'scep-identity-failed' && event.note !== 'certificate-retrieval-failed'))
          return undefined;
        return {
          span: event.span,
          message: msg(
            'iOS did not get its certificate, and no SCEP error with a code follows. The enrollment failed; the lines around this one may say why.',
          ),
          short: msg('no certificate'),
        };
      },
      showsIosCause,
    ),
};
