import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { chainRule } from '../kinds/chain-check.ts';

const EXPIRED = 0x800b0101;

export const http503NdespolicyCertExpired = chainRule({
  id: 'http-503-ndespolicy-cert-expired',
  title: msg('CAPI2: a certificate has expired, maybe one of the server'),
  severity: 'warning',
  step: 2,
  resolutions: ['http-503-ndespolicy-cert-expired', 'plugin-stops-after-renewal', 'http-500-ra-certs-expired'],
  docUrl: PAGES.clientCertificate,
  source: 'CERT:cannot-assign-scep-certificates ; CERT:troubleshoot-scep-certificate-device-to-ndes',
  verified: true,
  codes: [EXPIRED],
  draft(code, side) {
    if (side === 'device') return undefined;
    const common = { span: code.span, short: msg('certificate expired'), group: side };
    if (side === 'unknown') {
      return {
        ...common,
        severity: 'information',
        message: msg(
          'A computer met a certificate that is not within its validity period. If it is the NDES server, and the certificate is the client certificate of the policy module, requests hang or end in 503.',
        ),
      };
    }
    return {
      ...common,
      message: msg(
        'The server met a certificate that is not within its validity period. If it is the client certificate of the policy module, requests hang or end in 503: the registry still names the thumbprint of the expired one.',
      ),
    };
  },
});
