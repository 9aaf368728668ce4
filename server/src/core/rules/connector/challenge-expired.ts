import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { connectorRule } from '../kinds/connector-rule.ts';

export const challengeExpired = connectorRule({
  id: 'challenge-expired',
  title: msg('The challenge has expired'),
  severity: 'warning',
  step: 3,
  resolutions: ['challenge-expired'],
  docUrl: PAGES.connectorEvents,
  source: 'CERT:troubleshoot-certificate-connector-events',
  verified: true,
  draft: () => ({
    message: msg(
      'The device presented its challenge too late, so the request is refused. It tries again with a new one after its next sync; if that fails too, compare the clocks.',
    ),
    short: msg('challenge expired'),
    group: 'challenge-expired',
  }),
});
