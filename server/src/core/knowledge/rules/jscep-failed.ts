import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { jscepRule } from '../engine/kinds/jscep-rule.ts';

export const jscepFailed = jscepRule({
  id: 'jscep-failed',
  title: msg('The SCEP client of the device failed, for a reason that we do not know'),
  severity: 'error',
  step: 2,
  kinds: ['other', 'app'],
  message: msg('The SCEP library of the device failed for a reason that we do not know; the exception names it.'),
  short: msg('SCEP library failed'),
  draft({ kind, cause }) {
    if (kind !== 'app') return {};
    const name = cause.name.value.slice(cause.name.value.lastIndexOf('.') + 1);
    return {
      message: msg(
        'The app gave up the enrollment with an exception that is none of its SCEP library: {0}.',
        cause.text ? msg('{0}: "{1}"', name, cause.text.value.replace(/\.$/, '')) : name,
      ),
      short: msg('enrollment failed: {0}', name.slice(0, 30)),
      group: `app ${name} ${cause.text?.value ?? ''}`,
    };
  },
  resolutions: ['delivery-android-failed'],
  docUrl: PAGES.delivery,
  source: 'jscep:client/ClientException',
  verified: false,
  fires: [
    {
      title: 'an exception we do not know',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	WARN	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Failed to enroll certificate
org.jscep.client.ClientException: Something new
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ jscep-failed
	at org.jscep.client.Client.enrol(Client.java:500)`,
    },
    {
      title: 'an exception of the app itself',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	WARN	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Failed to enroll certificate
java.lang.IllegalStateException: The key store is locked.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ jscep-failed`,
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
