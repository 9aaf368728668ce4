import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { chainRule } from '../kinds/chain-check.ts';

const UNTRUSTED_ROOT = 0x800b0109;

export const windowsAfterCaRenewal = chainRule({
  id: 'windows-after-ca-renewal',
  title: msg('Windows: a certificate chain ends in a root that is not trusted (event 32, CAPI2 event 30)'),
  severity: 'warning',
  step: 2,
  resolutions: ['windows-after-ca-renewal', 'windows-hash-value'],
  docUrl: PAGES.caRenewal,
  source: 'CERT:scep-deployment-to-win10-devices-fails ; server side: CERT:troubleshoot-scep-certificate-ndes-policy-module',
  verified: true,
  codes: [UNTRUSTED_ROOT],
  only: 'policy',
  draft(code, side) {
    if (side === 'unknown') {
      return {
        span: code.span,
        severity: 'information',
        message: msg(
          'A computer does not trust a certificate chain (0x800B0109). On the NDES server, look for certificates in Trusted Root that are not self-signed (403.16); on a device, the RA certificates of NDES may belong to an old CA certificate.',
        ),
        short: msg('chain not trusted'),
        resolutions: ['windows-after-ca-renewal', 'verifyrequest-403-16', 'http-503-intermediate-in-root'],
        group: 'unknown',
      };
    }
    if (side === 'server') {
      return {
        span: code.span,
        message: msg(
          'The server does not trust a certificate chain. If it is that of the policy module, VerifyRequest is refused with 403.16: look for certificates in Trusted Root that are not self-signed.',
        ),
        short: msg('chain not trusted by the server'),
        step: 3,
        resolutions: ['verifyrequest-403-16', 'http-503-intermediate-in-root'],
        group: 'server',
      };
    }
    return {
      span: code.span,
      message: msg(
        'Windows does not trust a certificate chain (0x800B0109). If enrollments fail on Windows only, and since the CA was renewed, the RA certificates of NDES still belong to the old CA certificate.',
      ),
      short: msg('chain not trusted'),
      group: 'device',
    };
  },
});
