import { isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { connectorCause } from '../../judge/cause/connector.ts';
import { codeSpan } from '../../judge/windows-event.ts';
import { msg } from '../../text/sentence.ts';
import { windowsRule } from '../kinds/windows-event.ts';

export const connectorVerifyFailed = windowsRule({
  id: 'connector-verify-failed',
  title: msg('The connector could not verify the challenge'),
  severity: 'error',
  step: 3,
  resolutions: ['subject-mismatch', 'challenge-expired', 'challenge-false-signing-cert', 'crp-invalid-handle'],
  docUrl: PAGES.connector,
  source: 'MEM:certificate-connector-overview ; CERT:troubleshoot-certificate-connector-events',
  verified: true,
  draft(event) {
    const current = isEvent(event, 'connector', 4005);
    if ((!current && !isEvent(event, 'legacy-connector', 20501, 20502)) || connectorCause(event)) return undefined;
    return {
      span: codeSpan(event),
      message: msg(
        'Intune did not confirm the challenge of the request, so NDES refuses it and the device gets no certificate. The text of the event says why: another subject than in the profile, an expired challenge, or no connection to Intune.',
      ),
      short: msg('challenge not confirmed'),
      group: event.eventId.text,
    };
  },
});
