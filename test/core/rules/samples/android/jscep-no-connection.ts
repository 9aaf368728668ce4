import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'jscep-no-connection',
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
};
