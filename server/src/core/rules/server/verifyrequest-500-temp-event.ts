import { isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { says } from '../../judge/windows-event.ts';
import { msg } from '../../text/sentence.ts';
import { windowsRule } from '../kinds/windows-event.ts';

/** The event behind a VerifyRequest that IIS logs with 500; one rule with that (rules/index.ts). */
export const verifyrequest500TempEvent = windowsRule({
  id: 'verifyrequest-500-temp',
  title: msg('VerifyRequest 500: the registration point failed'),
  severity: 'error',
  step: 3,
  resolutions: ['verifyrequest-500-temp'],
  docUrl: PAGES.verifyRequest500,
  source: 'CERT:certificateregistrationsvc-verify-request-error',
  verified: true,
  draft(event) {
    if (!isEvent(event, 'asp-net', 1310) || !says(event, /\b3007\b/) || !says(event, /CertificateRegistration/i))
      return undefined;
    return {
      span: event.span,
      message: msg(
        'The registration point cannot be compiled, so VerifyRequest is answered with 500. Most often the account of its application pool cannot write to C:\\Windows\\Temp; the error in the event says whether it is that.',
      ),
      short: msg('registration point cannot be compiled'),
    };
  },
});
