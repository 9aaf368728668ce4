import { PAGES } from '../../facts/pages.ts';
import type { LanguageId } from '../../log/model.ts';
import { type Message, msg } from '../../text/message.ts';

/** A file of a case: a folder or a bundle that somebody sent. */
export interface CaseFile {
  /** With `/`. */
  readonly path: string;
  /** Absent where it is none of our formats, or holds nothing. */
  readonly format?: LanguageId;
  /** Channels and providers that its Windows events name, or the sources of its traces. */
  readonly channels?: readonly string[];
}

/** Which Certificate Connector wrote the logs of a case. */
export type Generation = 'current' | 'legacy' | 'both' | 'unknown';

export interface ExpectedLog {
  readonly id: string;
  readonly name: Message;
  /** Where it lies, for the reader who has to fetch it. */
  readonly where: Message;
  /** What one would learn from it. */
  readonly use: Message;
  readonly source: string;
  /** Paths of the files of the case that are it; empty: missing. */
  readonly found: readonly string[];
}

export interface CaseOverview {
  readonly generation: Generation;
  readonly because: Message;
  readonly expected: readonly ExpectedLog[];
}

/** Says which connector wrote a case, by what only one of them writes, and which logs one would want and does not have. */
export function overviewOf(files: readonly CaseFile[]): CaseOverview {
  const [current] = files.filter(isCurrentConnector);
  const [legacy] = files.filter(isLegacyConnector);
  const generation = current ? (legacy ? 'both' : 'current') : legacy ? 'legacy' : 'unknown';
  const expected = EXPECTED.filter(
    ({ of }) => of === undefined || of === generation || generation === 'both' || generation === 'unknown',
  );
  return {
    generation,
    because: BECAUSE[generation](current?.path ?? '', legacy?.path ?? ''),
    expected: expected.map(({ is, of: _, ...log }) => ({ ...log, found: files.filter(is).map(({ path }) => path) })),
  };
}

const GENERATION_SOURCE = 'MicrosoftDocs/IntuneDocs issue #3621';

const BECAUSE: Readonly<Record<Generation, (current: string, legacy: string) => Message>> = {
  current: (file) => msg('The current connector: {0} is from its event channels.', file),
  legacy: (_, file) => msg('The legacy connector: {0} is a log that only connectors before 6.2205.201 write.', file),
  both: (now, before) =>
    msg(
      'Both: {0} is from the current connector, {1} from the legacy one. The server was probably upgraded: compare their times.',
      now,
      before,
    ),
  unknown: () =>
    msg(
      'Not known: there is no log of a connector. The current one writes event channels, the legacy one NDESPlugin.log and .svclog files.',
    ),
};

function isCurrentConnector(file: CaseFile): boolean {
  return names(file, 'intune-certificateconnectors');
}

/** Any .NET program can write service traces. */
function isLegacyConnector(file: CaseFile): boolean {
  if (file.format === 'ndes-plugin-log') return true;
  return file.format === 'svclog' && (names(file, 'registrationpoint') || names(file, 'ndesconnector'));
}

/**
 * True for events of the certificate enrollment client of Windows in an Application log without any of the programs of an NDES
 * server. Derived: that client runs on servers too, and the log of an NDES server names NDES beside it unless it was filtered.
 */
function isWindowsDevice(file: CaseFile): boolean {
  if (names(file, 'devicemanagement-enterprise-diagnostics')) return true;
  return names(file, 'certificateservicesclient-certenroll') && !SERVER.some((provider) => names(file, provider));
}

/** Parts of the names of providers that write to the Application log of an NDES server. */
const SERVER = ['networkdeviceenrollmentservice', 'certificationauthority', 'w3svc', 'asp.net'];

/** True where the file's name or one of its channels holds a text, in upper or lower case. */
function names({ path, channels }: CaseFile, lower: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return [name, ...(channels ?? [])].some((text) => text.toLowerCase().includes(lower));
}

interface Expectation extends Omit<ExpectedLog, 'found'> {
  /** Written by one generation of the connector only. */
  readonly of?: Generation;
  is(file: CaseFile): boolean;
}

const EXPECTED: readonly Expectation[] = [
  {
    id: 'device',
    name: msg('A log of the device'),
    where: msg(
      'Android: OMADM.log of the Company Portal; iOS and macOS: the console log; Windows: the events of DeviceManagement-Enterprise-Diagnostics-Provider',
    ),
    use: msg('Whether the profile arrived, what the device sent, and what it made of the answer'),
    source:
      'MicrosoftDocs/SupportArticles-docs:support/mem/intune/certificates/troubleshoot-scep-certificate-profile-deployment.md',
    is: (file) => file.format === 'android-omadm-log' || file.format === 'ios-console-log' || isWindowsDevice(file),
  },
  {
    id: 'iis',
    name: msg('The IIS log of the NDES server'),
    where: msg('{0} on the server', '%SystemDrive%\\inetpub\\logs\\LogFiles\\W3SVC1'),
    use: msg('Whether the device reached NDES, with which request, and what came back'),
    source: 'MicrosoftDocs/iis-docs:iis/configuration/system.applicationHost/sites/site/logFile/index.md',
    is: ({ format }) => format === 'iis-w3c-log',
  },
  {
    id: 'httperr',
    name: msg('The HTTPERR log of the NDES server'),
    where: msg('{0} on the server', '%SystemRoot%\\System32\\LogFiles\\HTTPERR'),
    use: msg('Requests that never reached IIS: a stopped application pool, an address that is too long'),
    source:
      'MicrosoftDocs/SupportArticles-docs:support/developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis.md',
    is: ({ format }) => format === 'httperr-log',
  },
  {
    id: 'application-events',
    name: msg('The Application event log of the NDES server'),
    where: msg('Event Viewer on the server, {0}', 'Windows Logs > Application'),
    use: msg('Whether NDES started, and why the certification authority refused a request'),
    source: PAGES.ndesEvents,
    is: (file) =>
      file.format === 'windows-event-log' &&
      !isWindowsDevice(file) &&
      (/(?:^|\/)application[^/]*\.(?:evtx|xml|csv|txt)$/i.test(file.path) || (file.channels ?? []).includes('Application')),
  },
  {
    id: 'connector-events',
    of: 'current',
    name: msg('The event channels of the current connector'),
    where: msg('Event Viewer on the server, {0}', 'Microsoft > Intune > CertificateConnectors > Admin, Operational'),
    use: msg('Whether the connector accepted the challenge, and reported the certificate to Intune'),
    source: GENERATION_SOURCE,
    is: isCurrentConnector,
  },
  {
    id: 'ndes-plugin',
    of: 'legacy',
    name: msg('NDESPlugin.log of the legacy connector'),
    where: msg('{0} on the server', 'C:\\Program Files\\Microsoft Intune\\NDESPolicyModule\\Logs\\NDESPlugin.log'),
    use: msg('Whether the policy module could ask the connector, and what the answer was'),
    source: 'microsoftgraph/powershell-intune-samples:CertificationAuthority/Validate-NDESConfiguration.ps1',
    is: ({ format }) => format === 'ndes-plugin-log',
  },
  {
    id: 'registration-point',
    of: 'legacy',
    name: msg('CertificateRegistrationPoint traces of the legacy connector'),
    where: msg(
      '{0} on the server',
      'C:\\Program Files\\Microsoft Intune\\NDESConnectorSvc\\Logs\\Logs\\CertificateRegistrationPoint_xx_xx.svclog',
    ),
    use: msg('Why a challenge was refused'),
    source: 'MicrosoftDocs/SupportArticles-docs:support/mem/intune/certificates/scep-certificate-request-fails.md',
    is: (file) => file.format === 'svclog' && names(file, 'registrationpoint'),
  },
];
