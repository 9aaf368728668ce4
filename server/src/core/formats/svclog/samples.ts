import type { FormatSample } from '../../log/model.ts';

const trace = (message: string, source = 'CertificateRegistrationPoint', level = 'Information'): string =>
  `<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent"><System xmlns="http://schemas.microsoft.com/2004/06/windows/eventlog/system"><EventID>0</EventID><Type>3</Type><SubType Name="${level}">0</SubType><Level>8</Level><TimeCreated SystemTime="2019-03-12T14:22:07.1234567Z" /><Source Name="${source}" /><Correlation ActivityID="{00000000-0000-0000-0000-000000000000}" /><Execution ProcessName="w3wp" ProcessID="5120" ThreadID="17" /><Channel/><Computer>NDES01</Computer></System><ApplicationData>${message}</ApplicationData></E2ETraceEvent>`;

/** The layout is that of MS-NETTR; the messages are those of the articles in svclog/events.ts. */
export const svclogSamples: readonly FormatSample[] = [
  {
    title: 'a registration point without line breaks',
    text: `${trace('VerifyRequest Started.')}${trace('Validation Phase 1 finished with status True.')}${trace('VerifyRequest Finished with status True')}`,
    records: 3,
  },
  {
    title: 'a connector, an entry a line',
    text: `${trace('Connector started', 'NDESConnectorService')}\n${trace('NDES Connector certificate could not be found', 'NDESConnectorService', 'Error')}\n`,
    records: 2,
  },
  {
    title: 'data in elements of their own',
    text: trace(
      '<TraceData><DataItem><TraceRecord Severity="Information" xmlns="http://schemas.microsoft.com/2004/10/E2ETraceEvent/TraceRecord"><Description>Activity</Description></TraceRecord></DataItem></TraceData>',
    ),
    records: 1,
  },
];
