import type { FormatSample } from '../../log/model.ts';

const system = (provider: string, id: number, level: number, channel: string): string =>
  `<System><Provider Name='${provider}'/><EventID>${id}</EventID><Version>0</Version><Level>${level}</Level><Task>0</Task><Opcode>0</Opcode><Keywords>0x8000000000000000</Keywords><TimeCreated SystemTime='2024-05-14T09:12:33.1234567Z'/><EventRecordID>${4000 + id}</EventRecordID><Correlation/><Execution ProcessID='1396' ThreadID='2132'/><Channel>${channel}</Channel><Computer>NDES01.contoso.com</Computer><Security UserID='S-1-5-18'/></System>`;

const NAMESPACE = "xmlns='http://schemas.microsoft.com/win/2004/08/events/event'";

/** One sample a form; the heads follow Event Viewer and wevtutil. */
export const windowsEventSamples: readonly FormatSample[] = [
  {
    title: 'copied from Event Viewer',
    text: `Log Name:      Application
Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Date:          5/14/2024 9:12:33 AM
Event ID:      1
Task Category: None
Level:         Information
Keywords:      Classic
User:          N/A
Computer:      NDES01.contoso.com
Description:
The Network Device Enrollment Service was started successfully.
Log Name:      System
Source:        Microsoft-Windows-WAS
Date:          5/14/2024 9:12:40 AM
Event ID:      5186
Task Category: None
Level:         Information
Keywords:      Classic
User:          N/A
Computer:      NDES01.contoso.com
Description:
A worker process with process id of '4711' serving application pool 'DefaultAppPool' was shutdown due to inactivity.
`,
    records: 2,
  },
  {
    title: 'copied from Event Viewer, an excerpt without its first lines',
    text: 'Event ID:      36\nTask Category: None\nLevel:         Information\nDescription:\nSCEP: Certificate request generated successfully.\n',
    records: 1,
  },
  {
    title: 'copied from a German Event Viewer',
    text: 'Protokollname: Application\nQuelle:        Application Error\nDatum:         14.05.2024 09:12:33\nEreignis-ID:   1000\nAufgabenkategorie:(100)\nEbene:         Fehler\nSchlüsselwörter:Klassisch\nBenutzer:      Nicht zutreffend\nComputer:      NDES01.contoso.com\nBeschreibung:\nName der fehlerhaften Anwendung: notepad.exe\n',
    records: 1,
  },
  {
    title: 'XML as wevtutil prints it, an event a line',
    text: `<Event ${NAMESPACE}>${system('Microsoft-Windows-CAPI2', 11, 4, 'Microsoft-Windows-CAPI2/Operational')}<UserData><CertGetCertificateChain><Result value='0'/></CertGetCertificateChain></UserData></Event>\n<Event ${NAMESPACE}>${system('Microsoft-Windows-CAPI2', 30, 4, 'Microsoft-Windows-CAPI2/Operational')}<UserData><CertVerifyCertificateChainPolicy><Result value='0'/></CertVerifyCertificateChainPolicy></UserData></Event>\n`,
    records: 2,
  },
  {
    title: 'XML as Event Viewer saves it: all events in one line',
    text: `<?xml version="1.0" encoding="utf-8" standalone="yes"?><Events><Event ${NAMESPACE}>${system('MsiInstaller', 1033, 4, 'Application')}<EventData><Data>Contoso Agent</Data></EventData></Event><Event ${NAMESPACE}>${system('MsiInstaller', 1042, 4, 'Application')}<EventData><Data>Contoso Agent</Data></EventData></Event></Events>`,
    records: 2,
  },
  {
    title: 'CSV as Event Viewer saves it',
    text: 'Level,Date and Time,Source,Event ID,Task Category\r\nInformation,5/14/2024 9:12:33 AM,Microsoft-Windows-WAS,5186,None,A worker process was shutdown.\r\nError,5/14/2024 9:12:40 AM,Application Error,1000,Application Crashing Events,"Faulting application name: notepad.exe, version: 1.0\r\nException code: 0xc0000005"\r\n',
    records: 2,
  },
];
