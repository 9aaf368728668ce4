import { msg } from '../../text/sentence.ts';
import { chainRule } from '../kinds/chain-check.ts';

export const http503NdespolicyCertExpired = chainRule({
  id: 'http-503-ndespolicy-cert-expired',
  title: msg('CAPI2: a certificate has expired, maybe one of the server'),
  causes: ['certificate-expired'],
  source: 'CERT:cannot-assign-scep-certificates ; CERT:troubleshoot-scep-certificate-device-to-ndes',
});
