import { msg } from '../../text/sentence.ts';
import { connectorRule } from '../kinds/connector-rule.ts';

export const subjectMismatch = connectorRule({
  id: 'subject-mismatch',
  title: msg('Subject name of request and challenge do not match'),
  source: 'MEM:certificates-profile-scep',
});
