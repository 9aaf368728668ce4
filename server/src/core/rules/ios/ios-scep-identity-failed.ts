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
        if (event.kind !== 'note') return undefined;
        if (event.note === 'scep-identity-failed') return { span: event.span, ...GAVE_UP };
        return event.note === 'certificate-retrieval-failed' ? { span: event.span, ...ONE_ATTEMPT } : undefined;
      },
      (event) => showsIosCause(event) || (event.kind === 'note' && EXPLAINS.has(event.note)),
    ),
};

/** What shows that the device goes on, or that it waits for the CA: the rule about pending requests says so. */
const EXPLAINS: ReadonlySet<string> = new Set(['request-pending', 'polling', 'issued-certificate-received']);

const GAVE_UP = {
  message: msg(
    'iOS did not get its certificate, and no SCEP error with a code follows. The enrollment failed; the lines around this one may say why.',
  ),
  short: msg('no certificate'),
} as const;

const ONE_ATTEMPT = {
  verified: false,
  basis: 'client',
  severity: 'warning',
  message: msg(
    'One attempt to get the certificate failed, and no error with a code follows. The device tries as often as Retries of the profile says; only "Cannot retrieve SCEP identity" means that it gave up.',
  ),
  short: msg('one attempt failed'),
} as const;
