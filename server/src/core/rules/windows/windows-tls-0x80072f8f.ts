import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { clientRule } from '../kinds/client-failure.ts';

export const windowsTls0x80072f8f = clientRule({
  id: 'windows-tls-0x80072f8f',
  title: msg('Windows 0x80072f8f: no secure connection to the SCEP URL'),
  severity: 'error',
  step: 2,
  resolutions: ['windows-tls-0x80072f8f', 'no-request-in-iis'],
  docUrl: PAGES.callsOfWindows,
  source: 'scepman/scepman-docs:docs/other/troubleshooting/general.md',
  verified: true,
  draft: () => ({
    message: msg(
      'The TLS connection to the SCEP URL failed, so IIS has no line of this device. The certificate of the server is not trusted, has another name or a wrong date, or the server offers TLS 1.3 only: the SCEP client of Windows speaks up to 1.2.',
    ),
    short: msg('TLS to the SCEP URL failed'),
    group: 'tls',
  }),
});
