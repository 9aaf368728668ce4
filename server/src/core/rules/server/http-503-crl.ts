import { msg } from '../../text/sentence.ts';
import { chainRule } from '../kinds/chain-check.ts';

export const http503Crl = chainRule({
  id: 'http-503-crl',
  title: msg('CAPI2: revocation cannot be checked on the server'),
  causes: ['revocation-unknown'],
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes ; codes: WIN32:com/com-error-codes-4',
});
