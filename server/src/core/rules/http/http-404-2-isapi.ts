import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const http4042Isapi = httpRule({
  id: 'http-404-2-isapi',
  title: msg('HTTP 404.2: mscep.dll is not allowed'),
  formats: ['iis-w3c-log', 'ndes-plugin-log'],
  source: 'IIS:http-status-code ; that it is mscep.dll: derived',
});
