import { PAGES } from '../../facts/pages.ts';
import { asksClientCertificate } from '../../judge/cause/windows-result.ts';
import { codeHex, reasonMeaning, reasonText } from '../../judge/windows-event.ts';
import { msg } from '../../text/sentence.ts';
import { clientRule, resultOf } from '../kinds/client-failure.ts';

/** ERROR_WINHTTP_SECURE_FAILURE: something is wrong with the certificate of the server, whatever it is. */
const SECURE_FAILURE = 0x80072f8f;

export const windowsTls0x80072f8f = clientRule({
  id: 'windows-tls-0x80072f8f',
  title: msg('Windows: no secure connection to the SCEP URL (0x80072f8f and its like)'),
  severity: 'error',
  step: 2,
  resolutions: ['windows-tls-0x80072f8f', 'no-request-in-iis'],
  docUrl: PAGES.callsOfWindows,
  source: 'scepman/scepman-docs:docs/other/troubleshooting/general.md ; names of the codes: winhttp.h, winerror.h',
  verified: true,
  draft(burst) {
    const result = resultOf(burst);
    if (result?.value === undefined || result.value === SECURE_FAILURE) {
      return {
        message: msg(
          'The TLS connection to the SCEP URL failed, so IIS has no line of this device. The certificate of the server is not trusted, has another name or a wrong date, or the server offers TLS 1.3 only: the SCEP client of Windows speaks up to 1.2.',
        ),
        short: msg('TLS to the SCEP URL failed'),
        group: 'tls',
      };
    }
    return {
      message: asksClientCertificate(result.value)
        ? msg(
            'The server, or a proxy before it, asked for a client certificate in TLS, which a device that enrolls does not have yet: {0}. {1} IIS has no line of this device.',
            reasonText(result),
            reasonMeaning(result),
          )
        : msg(
            'The TLS connection to the SCEP URL failed, so IIS has no line of this device: {0}. {1}',
            reasonText(result),
            reasonMeaning(result),
          ),
      short: msg('TLS failed: {0}', codeHex(result.value)),
      group: `tls ${result.value}`,
    };
  },
});
