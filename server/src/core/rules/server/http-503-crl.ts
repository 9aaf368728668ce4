import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { chainRule } from '../kinds/chain-check.ts';

/** CRYPT_E_NO_REVOCATION_CHECK and CRYPT_E_REVOCATION_OFFLINE. */
const NO_REVOCATION_CHECK = 0x80092012;
const REVOCATION_OFFLINE = 0x80092013;

export const http503Crl = chainRule({
  id: 'http-503-crl',
  title: msg('CAPI2: revocation cannot be checked on the server'),
  severity: 'warning',
  step: 2,
  resolutions: ['http-503-crl', 'verifyrequest-403-13'],
  docUrl: PAGES.poolCrash,
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes ; codes: WIN32:com/com-error-codes-4',
  verified: true,
  codes: [NO_REVOCATION_CHECK, REVOCATION_OFFLINE],
  draft(code, side) {
    if (side === 'device') return undefined;
    const common = { span: code.span, short: msg('revocation list not available'), group: `${side} ${code.text}` };
    if (side === 'unknown') {
      return {
        ...common,
        severity: 'information',
        message: msg(
          'A computer cannot check whether a certificate is revoked. If it is the NDES server, and the certificate is of the connector or of NDES, the pool crashes (503) or NDES fails to start.',
        ),
      };
    }
    return {
      ...common,
      message: msg(
        'The server cannot check whether a certificate is revoked: the revocation list is not available. For the certificates of the connector and of NDES, this makes the pool crash (503) or NDES fail to start.',
      ),
    };
  },
});
