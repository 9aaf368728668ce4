import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const httpNoAnswer = httpRule({
  id: 'http-no-answer',
  title: msg('HTTPERR: a SCEP request was taken and never answered'),
  formats: ['httperr-log'],
  source: 'SA:developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis ; meaning for SCEP: derived',
});
