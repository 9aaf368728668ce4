import { event } from '../core/case/rules/samples/lines.ts';

/** Lines beside those of the samples of case rules, as the programs write them; times are of 2026-01-05 and UTC. */
const DAY = '2026-01-05';
const SCHEMA = "xmlns='http://schemas.microsoft.com/win/2004/08/events/event'";

/** A check of a certificate that failed; the result stands in line 2. */
export function capi2(at: string, process: string, result: string, words: string, subject = 'NDES01.contoso.com'): string {
  return `<Event ${SCHEMA}><System><Provider Name='Microsoft-Windows-CAPI2'/><EventID>30</EventID><Level>2</Level><TimeCreated SystemTime='${DAY}T${at}.0000000Z'/><Channel>Microsoft-Windows-CAPI2/Operational</Channel><Computer>NDES01.contoso.com</Computer></System><UserData><CertVerifyCertificateChainPolicy><Certificate fileRef='1.cer' subjectName='${subject}'/><EventAuxInfo ProcessName='${process}'/>
<Result value='${result}'>${words}</Result></CertVerifyCertificateChainPolicy></UserData></Event>\n`;
}

/** An event of the SCEP client of Windows: 32, 36, 39, 306, 307, 309. */
export function client(at: string, id: number, text: string): string {
  const provider = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider';
  return event(provider, at, id, text)
    .replace('<Channel>Application<', `<Channel>${provider}/Admin<`)
    .replace('NDES01.contoso.com', 'PC1');
}

/** An event of CertEnroll, which names stage and time of a call. */
export function certEnroll(at: string, id: number, text: string): string {
  return event('Microsoft-Windows-CertificateServicesClient-CertEnroll', at, id, text).replace('NDES01.contoso.com', 'PC1');
}

/** The end of a setup that worked. */
export const setupLog = `MSI (s) (A0:B4) [08:00:01:123]: Product: Microsoft Intune Connector -- Installation completed successfully.
MSI (s) (A0:B4) [08:00:01:130]: Windows Installer installed the product. Product Name: Microsoft Intune Connector. Product Version: 6.2204.38.0. Product Language: 1033. Manufacturer: Microsoft Corporation. Installation success or error status: 0.
=== Verbose logging stopped: 1/5/2026  8:00:02 ===
MainEngineThread is returning 0
`;

/** A call that profiled of iOS makes. */
export function iosCall(at: string, operation: string, rest = '&message=SCEP%20Authority'): string {
  return `debug\t${at}.000001+0000\tprofiled\tPerforming synchronous URL request: https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=${operation}${rest}\n`;
}

/** A failed enrollment as profiled of iOS writes it; the code stands in the fifth line. */
export function iosError(at: string, code: number, words: string): string {
  return `error\t${at}.000001+0000\tprofiled\tCannot retrieve SCEP identity: NSError:\nDesc   : ${words}\nUS Desc: ${words}\nDomain : MCSCEPErrorDomain\nCode   : ${code}\nType   : MCFatalError\n`;
}
