import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { jscepFailure } from '../engine/kinds/jscep-failure.ts';
import type { Rule } from '../model.ts';

/** The response line, which other rules answer for, stands so close before the exception. */
const RECORDS_BETWEEN = 10;

export const jscepHttpStatus: Rule = {
  id: 'jscep-http-status',
  title: msg('The SCEP library got an HTTP error'),
  severity: 'error',
  step: 2,
  formats: ['android-omadm-log'],
  resolutions: ['jscep-http-status', 'no-request-in-iis'],
  docUrl: PAGES.deviceToNdes,
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
  fires: [
    {
      title: 'only the exception is logged',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	WARN	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Failed to enroll certificate
org.jscep.transaction.TransactionException: org.jscep.transport.TransportException: 500 Internal Server Error
                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ jscep-http-status`,
    },
  ],
  quiet: [
    {
      title: 'a time-out of another part of the app',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:21.8220000	WARN	Event	com.microsoft.omadm.client.OMADMClientService	18327	10	java.net.SocketTimeoutException: timeout
	at okio.AsyncTimeout.newTimeoutException(SourceFile:9)`,
    },
  ],
};
