import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'page-cant-be-displayed',
  fires: [
    {
      title: 'the name is unknown',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Trying to enroll certificate request: ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787
2024-05-01T05:16:21.8220000	WARN	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	Failed to enroll certificate
org.jscep.client.ClientException: org.jscep.transport.TransportException: Error connecting to server
	at org.jscep.client.Client.getCaCertificate(Client.java:281)
Caused by: java.net.UnknownHostException: Unable to resolve host "ndes-contoso.msappproxy.net": No address associated with hostname
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ page-cant-be-displayed`,
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
