import { msg } from '../../text/sentence.ts';
import { clientRule } from '../kinds/client-failure.ts';

/** The failure that the event of CAPI2 explains; one rule with that (rules/index.ts). */
export const windowsAfterCaRenewalClient = clientRule({
  id: 'windows-after-ca-renewal',
  title: msg('Windows: the chain of the SCEP server ends in a root that is not trusted'),
  causes: ['server-chain-untrusted'],
  source: 'CERT:scep-deployment-to-win10-devices-fails',
});
