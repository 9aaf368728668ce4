import type { FormatSample } from '../../log/model.ts';

const at = (time: string, level: string, logger: string, message: string): string =>
  `2018-02-27T${time}0000  ${level}  Event  ${logger}  18327    10  ${message}`;
const tabs = (line: string): string => line.replace(/ {2,}/g, '\t');

const manager = 'com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager';
const machine = 'com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine';

/** Lines as Microsoft's articles print them; the tabs are assumed. */
export const omadmSamples: readonly FormatSample[] = [
  {
    title: 'an enrollment begins, columns apart by blanks',
    text: `${at('05:16:08.250', 'VERB', manager, 'There are 1 requests')}\n${at('05:16:09.553', 'VERB', 'org.jscep.transport.UrlConnectionGetTransport', 'Sending GetCACaps(ca) to https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca')}\n`,
    records: 2,
  },
  {
    title: 'without a category, columns apart by blanks of differing number',
    text: `2019-08-01T19:22:47.0240000    VERB    ${manager}    15118    04142    There are 1 requests\n2019-08-01T19:22:48.0240000  WARN  ${manager}  15118    04142  Failed to enroll certificate\norg.jscep.transport.TransportException: 503 Service Unavailable\n`,
    records: 2,
  },
  {
    title: 'columns apart by tabs',
    text: tabs(
      at(
        '05:20:15.352',
        'INFO',
        machine,
        "SCEP cert 'ModelName=AC_51;Hash=1' state changed from CERT_ACCESS_REQUESTED to CERT_ACCESS_GRANTED",
      ),
    ),
    records: 1,
  },
  {
    title: 'a stack trace goes on over further lines',
    text: `${at('05:16:09.553', 'WARN', manager, 'Failed to enroll certificate')}\norg.jscep.client.ClientException: org.jscep.transport.TransportException: Error connecting to server\n\tat org.jscep.client.Client.getCaCertificate(Client.java:281)\nCaused by: java.net.UnknownHostException: Unable to resolve host\n${at('05:16:10.000', 'VERB', manager, 'There are 0 requests')}\n`,
    records: 2,
  },
  {
    title: 'the word Time in place of the timestamp, as articles print it',
    text: 'Time    VERB    Event     com.microsoft.omadm.syncml.SyncmlSession     9595        9    <?xml version="1.0" encoding="utf-8"?><SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody><Final /></SyncBody></SyncML>',
    records: 1,
  },
  {
    title: 'logcat, threadtime',
    text: "--------- beginning of main\n05-01 05:00:00.184  8123  8140 D UrlConnectionGetTransport: Sending GetCACaps(ca) to https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca\n05-01 05:00:00.284  8123  8140 I NativeScepCertInstall: SCEP cert 'ModelName=AC_51;Hash=1' state changed from CERT_ACCESS_REQUESTED to CERT_ACCESS_GRANTED\n",
    records: 2,
  },
  {
    title: 'logcat, time',
    text: '05-01 05:00:00.184 W/Client  ( 8123): org.jscep.client.ClientException: Could not send request\n',
    records: 1,
  },
  {
    title: 'logcat, brief',
    text: "D/UrlConnectionGetTransport( 8123): Received '200 OK' when sending GetCACaps(ca) to https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca\n",
    records: 1,
  },
  {
    title: 'logcat, long, with year and offset',
    text: '[ 2024-05-01 05:00:00.184123 +0000  8123: 8140 D/UrlConnectionGetTranspo ]\nSending GetCACaps(ca) to https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca\n\n[ 2024-05-01 05:00:00.284123 +0000  8123: 8140 W/Client   ]\norg.jscep.client.ClientException: Could not send request\n\tat org.jscep.client.Client.send(Client.java:88)\n\n',
    records: 2,
  },
  {
    title: 'a SyncML document alone, as management sends it to Windows',
    text: '<?xml version="1.0" encoding="utf-8"?>\n<SyncML xmlns="SYNCML:SYNCML1.2">\n  <SyncBody><Exec><CmdID>9</CmdID><Item><Target><LocURI>./Device/Vendor/MSFT/ClientCertificateInstall/SCEP/A/Install/Enroll</LocURI></Target></Item></Exec></SyncBody>\n</SyncML>\n',
    records: 1,
  },
  {
    title: 'SyncML documents among lines of another tool; that Windows traces look so is assumed',
    text: 'Received\n<SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody><Exec><CmdID>9</CmdID><Item><Target><LocURI>./Device/Vendor/MSFT/ClientCertificateInstall/SCEP/A/Install/Enroll</LocURI></Target></Item></Exec></SyncBody></SyncML>\nSent\n<SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody><Final /></SyncBody></SyncML>\n',
    records: 2,
  },
];
