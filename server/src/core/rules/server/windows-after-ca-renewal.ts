import { msg } from '../../text/sentence.ts';
import { chainRule } from '../kinds/chain-check.ts';

export const windowsAfterCaRenewal = chainRule({
  id: 'windows-after-ca-renewal',
  title: msg('Windows: a certificate chain ends in a root that is not trusted (event 32, CAPI2 event 30)'),
  causes: ['root-untrusted'],
  source: 'CERT:scep-deployment-to-win10-devices-fails ; server side: CERT:troubleshoot-scep-certificate-ndes-policy-module',
});
