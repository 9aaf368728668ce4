import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { connectorRule } from '../kinds/connector-rule.ts';

export const subjectMismatch = connectorRule({
  id: 'subject-mismatch',
  title: msg('Subject name of request and challenge do not match'),
  severity: 'error',
  step: 3,
  resolutions: ['subject-mismatch'],
  docUrl: PAGES.scepProfile,
  source: 'MEM:certificates-profile-scep',
  verified: true,
  draft: () => ({
    message: msg(
      'The subject of the request is not the one that Intune put into the challenge, so the request is refused. Usually the subject of the profile holds an escaped + , ; or =.',
    ),
    short: msg('subject is not that of the profile'),
    group: 'subject-mismatch',
  }),
});
