import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import type { JscepFailure } from '../engine/kinds/jscep-failure.ts';
import { jscepRule } from '../engine/kinds/jscep-rule.ts';
import type { FindingDraft } from '../model.ts';

export const jscepNoConnection = jscepRule({
  id: 'jscep-no-connection',
  title: msg('The device got no connection to the SCEP server'),
  severity: 'error',
  step: 2,
  kinds: ['no-connection'],
  message: msg(
    'The device got no answer from the SCEP server: no connection, a time-out, or a connection that broke. Look at firewall, proxy and HTTPERR, and in the IIS log for a line of this time.',
  ),
  short: msg('no connection to the server'),
  draft: wordsOf,
  resolutions: ['jscep-no-connection', 'no-request-in-iis'],
  docUrl: PAGES.deviceToNdes,
  source: 'jscep:transport/UrlConnectionGetTransport ; advice: derived',
  verified: true,
  fires: [
    {
      title: 'refused',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	WARN	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Failed to enroll certificate
org.jscep.client.ClientException: org.jscep.transport.TransportException: Error connecting to server
Caused by: java.net.ConnectException: Failed to connect to ndes.contoso.com/10.1.5.20:443
           ^^^^^^^^^^^^^^^^^^^^^^^^^ jscep-no-connection`,
    },
    {
      title: 'no answer in time: the request may have arrived',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	WARN	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Failed to enroll certificate
org.jscep.client.ClientException: org.jscep.transport.TransportException: Error connecting to server
Caused by: java.net.SocketTimeoutException: timeout
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ jscep-no-connection`,
    },
    {
      title: 'broken while reading',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	WARN	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Failed to enroll certificate
org.jscep.transport.TransportException: Error reading response stream
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ jscep-no-connection`,
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
});

/** Classes of Java for a connection that never came about. */
const REFUSED: ReadonlySet<string> = new Set(['ConnectException', 'NoRouteToHostException', 'PortUnreachableException']);

/**
 * What IIS can know of the failure. A time-out is one of connecting only where its text says so ("connect timed out", "failed to connect
 * to … after 10000ms"): else the request was under way.
 */
function wordsOf({ cause }: JscepFailure): Partial<FindingDraft> {
  const name = cause.name.value.slice(cause.name.value.lastIndexOf('.') + 1);
  const timeout = name === 'SocketTimeoutException';
  if (REFUSED.has(name) || (timeout && /\bconnect\b/i.test(cause.text?.value ?? ''))) {
    return {
      message: msg(
        'The device got no connection to the SCEP server, so no request left it and IIS has no line for it: look at firewall, proxy and port.',
      ),
    };
  }
  if (!timeout) return {};
  return {
    message: msg(
      'The SCEP server did not answer in time. The request may have arrived: look in the IIS log for its line and how long it took, then at proxies and firewalls.',
    ),
    short: msg('no answer in time'),
  };
}
