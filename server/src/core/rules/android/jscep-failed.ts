import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepFailed = jscepRule({
  id: 'jscep-failed',
  title: msg('The SCEP client of the device failed, for a reason that we do not know'),
  severity: 'error',
  step: 2,
  kinds: ['other', 'app'],
  message: msg('The SCEP library of the device failed for a reason that we do not know; the exception names it.'),
  short: msg('SCEP library failed'),
  draft({ kind, cause }) {
    if (kind !== 'app') return {};
    const name = cause.name.value.slice(cause.name.value.lastIndexOf('.') + 1);
    return {
      message: msg(
        'The app gave up the enrollment with an exception that is none of its SCEP library: {0}.',
        cause.text ? msg('{0}: "{1}"', name, cause.text.value.replace(/\.$/, '')) : name,
      ),
      short: msg('enrollment failed: {0}', name.slice(0, 30)),
      group: `app ${name} ${cause.text?.value ?? ''}`,
    };
  },
  resolutions: ['delivery-android-failed'],
  docUrl: PAGES.deliveryOnAndroid,
  source: 'jscep:client/ClientException',
  verified: false,
});
