import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { messageRule } from '../kinds/message-rule.ts';

const damaged = { severity: 'warning', short: msg('message damaged or changed') } as const;

export const scepMessageDamaged = messageRule({
  id: 'scep-message-damaged',
  title: msg('SCEP message that is damaged or changed: its signature or digest is wrong'),
  severity: 'warning',
  step: 2,
  resolutions: ['scep-failure-badmessagecheck'],
  docUrl: PAGES.rfc8894,
  source: `RFC8894 3.1 ; RFC8894 3.2.1.4 ; ${PAGES.signedMessage}`,
  verified: true,
  conclusions: {
    'message-digest-mismatch': damaged,
    'signature-invalid': damaged,
    'signer-signature-invalid': damaged,
  },
  group: () => 'damaged',
});
