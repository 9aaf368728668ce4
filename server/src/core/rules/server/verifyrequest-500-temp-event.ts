import { msg } from '../../text/sentence.ts';
import { eventRule } from '../kinds/event-rule.ts';

/** The event behind a VerifyRequest that IIS logs with 500; one rule with that (rules/index.ts). */
export const verifyrequest500TempEvent = eventRule({
  id: 'verifyrequest-500-temp',
  title: msg('VerifyRequest 500: the registration point failed'),
  causes: ['registration-point-not-compiled'],
  source: 'CERT:certificateregistrationsvc-verify-request-error',
});
