import { scepErrorKeys } from '../../facts/codes/apple.ts';
import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { unlessExplained } from '../kinds/unless-explained.ts';

export const iosScepErrorKey: Rule = {
  id: 'ios-scep-error-key',
  title: msg('iOS looks up the text of a SCEP error'),
  severity: 'error',
  step: 2,
  formats: ['ios-console-log'],
  resolutions: ['ios-invalid-response', 'delivery-ios'],
  docUrl: PAGES.deliveryOnApple,
  source: 'mosen/SCEPy#1',
  verified: true,
  start: (report) =>
    unlessExplained(report, (event) => {
      if (event.kind !== 'error' || event.notation !== 'scep-error-key') return undefined;
      const known = scepErrorKeys.get(event.name.value.toLowerCase());
      return {
        span: event.span,
        message: known
          ? msg(
              'iOS shows the SCEP error {0}: {1} The error block with its code is not in the log.',
              event.name.value,
              known.meaning,
            )
          : msg(
              'iOS shows the SCEP error {0}: the enrollment failed. The error block with its code is not in the log.',
              event.name.value,
            ),
        short: msg('SCEP error on the device'),
        group: event.name.value,
      };
    }),
};
