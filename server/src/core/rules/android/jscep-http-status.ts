import { PAGES } from '../../facts/pages.ts';
import { jscepFailure } from '../../judge/cause/jscep.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';

/** The response line, which other rules answer for, stands so close before the exception. */
const RECORDS_BETWEEN = 10;

export const jscepHttpStatus: Rule = {
  id: 'jscep-http-status',
  title: msg('The SCEP library got an HTTP error'),
  severity: 'error',
  step: 2,
  formats: ['android-omadm-log'],
  resolutions: ['jscep-http-status', 'no-request-in-iis'],
  docUrl: PAGES.callsOfAndroid,
  source: 'jscep:transport/UrlConnectionGetTransport',
  verified: true,
  start(report) {
    let answered = Number.NEGATIVE_INFINITY;
    return {
      see(event, record) {
        if (event.kind === 'http' && event.status && event.status.value !== 200) answered = record.index;
        if (event.kind !== 'error' || record.index - answered <= RECORDS_BETWEEN) return;
        const failure = jscepFailure(event);
        if (failure?.kind !== 'http-status') return;
        answered = record.index;
        report({
          span: failure.cause.span,
          message: msg(
            'The server answered with the HTTP error {0}, and SCEP takes nothing but 200. Look for this minute in the IIS and HTTPERR logs.',
            failure.cause.text?.value ?? '',
          ),
          short: msg('HTTP error from the server'),
        });
      },
    };
  },
};
