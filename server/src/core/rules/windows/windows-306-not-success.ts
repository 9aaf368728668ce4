import { msg } from '../../text/sentence.ts';
import { eventRule } from '../kinds/event-rule.ts';

export const windows306NotSuccess = eventRule({
  id: 'windows-306-not-success',
  title: msg('Windows event 306: the device did not accept the SCEP profile'),
  causes: ['profile-refused'],
  source: 'CERT:troubleshoot-scep-certificate-profile-deployment',
});
