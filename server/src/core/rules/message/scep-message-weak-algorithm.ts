import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { messageRule } from '../kinds/message-rule.ts';

export const scepMessageWeakAlgorithm = messageRule({
  id: 'scep-message-weak-algorithm',
  title: msg('SCEP message with a broken algorithm (MD5, DES)'),
  severity: 'information',
  step: 2,
  resolutions: ['scep-failure-badalg'],
  docUrl: PAGES.rfc8894,
  source: 'RFC8894 2.9 ; RFC8894 7.5 ; jscep:client/Client (fallback) ; that GetCACaps is the cause is derived',
  verified: true,
  conclusions: {
    'weak-digest': { severity: 'information', short: msg('broken digest algorithm') },
    'weak-cipher': { severity: 'information', short: msg('broken cipher') },
  },
});
