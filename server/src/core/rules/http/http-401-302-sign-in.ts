import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const http401302SignIn = httpRule({
  id: 'http-401-302-sign-in',
  title: msg('A SCEP URL demands a sign-in'),
  formats: ['iis-w3c-log', 'android-omadm-log'],
  source: 'IIS:http-status-code ; MEM:certificates-scep-configure ; application to SCEP: derived',
});
