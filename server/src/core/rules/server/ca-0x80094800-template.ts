import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { eventRule } from '../kinds/event-rule.ts';

export const ca0x80094800Template = eventRule({
  id: 'ca-0x80094800-template',
  title: msg('0x80094800: the CA does not support the certificate template'),
  causes: ['template-unsupported'],
  source: `CERT:devices-receive-scep-certificates-error-0x80094800 ; ${PAGES.ndesEvent31}`,
});
