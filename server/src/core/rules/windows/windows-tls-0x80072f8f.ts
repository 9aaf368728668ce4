import { msg } from '../../text/sentence.ts';
import { clientRule } from '../kinds/client-failure.ts';

export const windowsTls0x80072f8f = clientRule({
  id: 'windows-tls-0x80072f8f',
  title: msg('Windows: no secure connection to the SCEP URL (0x80072f8f and its like)'),
  causes: ['tls-failed'],
  source: 'scepman/scepman-docs:docs/other/troubleshooting/general.md ; names of the codes: winhttp.h, winerror.h',
});
