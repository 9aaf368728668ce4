import type { FormatSample } from '../../log/model.ts';

const request =
  'Performing synchronous URL request: https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority';

/** One sample a layout; the lines follow those of the sources in the format's field help. */
export const iosSamples: readonly FormatSample[] = [
  {
    title: 'copied from Console, pasted through TextEdit',
    text: `debug    18:30:53.691033 -0500    profiled    ${request}\\ \ndefault    18:30:55.483977 -0500    profiled    Attempting to retrieve issued certificate...\\ \n`,
    records: 2,
  },
  { title: 'copied from Console, single blanks', text: `Debug 18:30:53.691033 -0500 profiled ${request}\\  \n`, records: 1 },
  {
    title: 'copied from Console, tabs',
    text: `debug\t18:30:53.691033-0400\tprofiled\t${request}\ndefault\t23:58:54.801197-0400\tCertificateService\tConnection 1: ready C(N) E(N)\n`,
    records: 2,
  },
  {
    title: 'exported with titles, in another order and in German; that an export looks so is assumed',
    text: `Zeit\tTyp\tProzess\tTeilsystem\tKategorie\tNachricht\n18:30:53.691033+0200\tDebug\tprofiled\tcom.apple.ManagedConfiguration\tMC\t${request}\n18:30:54.000000+0200\tFehler\tCompany Portal\t\t\tx\n`,
    records: 2,
  },
  {
    title: 'syslog of an old device, with an error over several lines',
    text: 'Mar 17 03:07:41 iPad profiled[1764] <Notice>: (Error) MC: Cannot retrieve SCEP identity: NSError:\n\tDesc   : The Registration Authority’s response is invalid.\n\tDomain : MCSCEPErrorDomain\n\tCode   : 22003\n\tType   : MCFatalError\nMar 17 03:07:42 iPad profiled[1764] <Notice>: (Note ) MC: Checking for MDM installation...\n',
    records: 2,
  },
  {
    title: 'syslog with weekday',
    text: 'Tue Oct 26 15:34:22 Anna-iPhone profiled[4733] <Warning>: (Note ) MC: Enrolling in OTA Profile service...\n',
    records: 1,
  },
  {
    title: 'idevicesyslog',
    text: `[connected:00008030-001]\nMay 23 14:15:36.123456 profiled(ManagedConfiguration)[150] <Debug>: ${request}\n`,
    records: 1,
  },
  {
    title: 'log show, default style',
    text: `Timestamp                       Thread     Type        Activity             PID    TTL\n2024-01-15 10:00:00.123456-0800 0x1234     Debug       0x0                  123    0    profiled: (ManagedConfiguration) [com.apple.ManagedConfiguration:MC] ${request}\n`,
    records: 1,
  },
  {
    title: 'log show, syslog style',
    text: `2022-08-25 15:22:01.008417+0100  localhost mdmclient[1766]: (ConfigurationProfiles) [com.apple.ManagedClient:MDM] ${request}\n`,
    records: 1,
  },
  {
    title: 'log show, compact style',
    text: `Timestamp               Ty Process[PID:TID]\n2024-01-15 10:00:00.123 Db mdmclient[1766:4a2f] [com.apple.ManagedClient:SCEP] ${request}\n`,
    records: 1,
  },
  {
    title: 'log show, ndjson style',
    text: `${JSON.stringify({ timezoneName: '', messageType: 'Debug', eventType: 'logEvent', subsystem: 'com.apple.ManagedClient', category: 'SCEP', threadID: 4660, processImagePath: '/usr/libexec/mdmclient', timestamp: '2024-01-15 10:00:00.123456-0800', eventMessage: request, processID: 123 })}\n{"count":1,"finished":1}\n`,
    records: 2,
  },
  {
    title: 'log stream, json style',
    text: `Filtering the log data using "process == "mdmclient""\n[{\n  "messageType" : "Error",\n  "backtrace" : {\n    "frames" : [\n      {\n        "imageOffset" : 1\n      }\n    ]\n  },\n  "processImagePath" : "\\/usr\\/libexec\\/mdmclient",\n  "timestamp" : "2024-01-15 10:00:00.123456-0800",\n  "eventMessage" : "Cannot retrieve SCEP identity",\n  "processID" : 123\n},{\n  "messageType" : "Default",\n  "timestamp" : "2024-01-15 10:00:01.000000-0800",\n  "eventMessage" : "x"\n}]\n`,
    records: 2,
  },
];
