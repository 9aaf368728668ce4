import { PAGES } from '../../facts/pages.ts';
import type { Platform } from '../../log/event.ts';
import type { LanguageId } from '../../log/model.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { Generation } from '../model.ts';

/** A file of a case, as far as it must be known to tell which log it is. */
export interface CaseFile {
  /** With `/`. */
  readonly path: string;
  /** Absent where it is none of our formats, or holds nothing. */
  readonly format?: LanguageId;
  /** Channels and providers that its Windows events name, or the sources of its traces. */
  readonly channels?: readonly string[];
}

/** A log by the name that outputs give it: the language id, or the channel of Windows events. */
export type LogName = LanguageId | typeof CONNECTOR | typeof CLIENT | typeof APPLICATION | typeof CAPI2 | typeof CA;

export const CONNECTOR = 'Microsoft-Intune-CertificateConnectors';
export const CLIENT = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin';
export const APPLICATION = 'Application';
export const CAPI2 = 'Microsoft-Windows-CAPI2/Operational';
export const CA = 'Microsoft-Windows-CertificationAuthority';

/** A log that a case should have. */
export interface KnownLog {
  readonly id: string;
  readonly log: LogName;
  readonly name: Sentence;
  /** Where it lies, for the reader who has to fetch it. */
  readonly where: Sentence;
  /** What one would learn from it. */
  readonly use: Sentence;
  readonly source: string;
  /** Written by devices of these platforms only; absent for logs of servers. */
  readonly platforms?: readonly Platform[];
  /** Written by one generation of the connector only. */
  readonly of?: Exclude<Generation, 'both' | 'unknown'>;
  /** True for one that only some enrollments need: of another machine, or off until somebody switches it on. */
  readonly onDemand?: true;
  /** True for a file that is this log, whatever it holds. */
  is(file: CaseFile): boolean;
}

const OF_DEVICE = msg('Whether the profile arrived, what the device sent, and what it made of the answer');

export const LOGS = {
  android: {
    id: 'android',
    log: 'android-omadm-log',
    name: msg('OMADM.log of the Android device'),
    where: msg(
      'Company Portal on the device, with verbose logging switched on before the next try; by USB cable the file lies in {0}',
      'Android/data/com.microsoft.windowsintune.companyportal/files',
    ),
    use: OF_DEVICE,
    source: PAGES.scepProfiles,
    platforms: ['android'],
    is: ({ format }) => format === 'android-omadm-log',
  },
  apple: {
    id: 'apple',
    log: 'ios-console-log',
    name: msg('The console log of the Apple device'),
    where: msg(
      'The Console app of a Mac to which the device is connected, with info and debug messages from its menu {0}, during the next try; the log of Company Portal says nothing of SCEP',
      'Action',
    ),
    use: OF_DEVICE,
    source: PAGES.scepProfiles,
    platforms: ['ios', 'macos'],
    is: ({ format }) => format === 'ios-console-log',
  },
  windows: {
    id: 'windows',
    log: CLIENT,
    name: msg('The management events of the Windows device'),
    where: msg(
      'Event Viewer on the device, {0}',
      'Microsoft > Windows > DeviceManagement-Enterprise-Diagnostics-Provider > Admin',
    ),
    use: OF_DEVICE,
    source: PAGES.scepProfiles,
    platforms: ['windows'],
    is: isWindowsDevice,
  },
  iis: {
    id: 'iis',
    log: 'iis-w3c-log',
    name: msg('The IIS log of the NDES server'),
    where: msg('{0} on the server', '%SystemDrive%\\inetpub\\logs\\LogFiles\\W3SVC1'),
    use: msg('Whether the device reached NDES, with which request, and what came back'),
    source: 'MicrosoftDocs/iis-docs:iis/configuration/system.applicationHost/sites/site/logFile/index.md',
    is: ({ format }) => format === 'iis-w3c-log',
  },
  httperr: {
    id: 'httperr',
    log: 'httperr-log',
    name: msg('The HTTPERR log of the NDES server'),
    where: msg('{0} on the server', '%SystemRoot%\\System32\\LogFiles\\HTTPERR'),
    use: msg('Requests that never reached IIS: a stopped application pool, an address that is too long'),
    source:
      'MicrosoftDocs/SupportArticles-docs:support/developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis.md',
    is: ({ format }) => format === 'httperr-log',
  },
  application: {
    id: 'application-events',
    log: APPLICATION,
    name: msg('The Application event log of the NDES server'),
    where: msg('Event Viewer on the server, {0}', 'Windows Logs > Application'),
    use: msg('Whether NDES started, and why the certification authority refused a request'),
    source: PAGES.ndesEvents,
    is: isApplication,
  },
  channels: {
    id: 'connector-events',
    log: CONNECTOR,
    of: 'current',
    name: msg('The event channels of the current connector'),
    where: msg('Event Viewer on the server, {0}', 'Microsoft > Intune > CertificateConnectors > Admin, Operational'),
    use: msg('Whether the connector accepted the challenge, and reported the certificate to Intune'),
    source: 'MicrosoftDocs/IntuneDocs issue #3621',
    is: isCurrentConnector,
  },
  plugin: {
    id: 'ndes-plugin',
    log: 'ndes-plugin-log',
    of: 'legacy',
    name: msg('NDESPlugin.log of the legacy connector'),
    where: msg('{0} on the server', 'C:\\Program Files\\Microsoft Intune\\NDESPolicyModule\\Logs\\NDESPlugin.log'),
    use: msg('Whether the policy module could ask the connector, and what the answer was'),
    source: 'microsoftgraph/powershell-intune-samples:CertificationAuthority/Validate-NDESConfiguration.ps1',
    is: ({ format }) => format === 'ndes-plugin-log',
  },
  point: {
    id: 'registration-point',
    log: 'svclog',
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
  capi2: {
    id: 'capi2-events',
    log: CAPI2,
    name: msg('The CAPI2 events of the machine that does not accept a certificate'),
    where: msg(
      'Event Viewer there, {0}; off until {1} switches it on before the next try',
      'Microsoft > Windows > CAPI2 > Operational',
      'wevtutil sl Microsoft-Windows-CAPI2/Operational /e:true',
    ),
    use: msg('Which certificate was not accepted, and why'),
    source: PAGES.poolCrash,
    onDemand: true,
    is: isChainChecks,
  },
  authority: {
    id: 'ca-events',
    log: CA,
    name: msg('The events of the certification authority'),
    where: msg(
      'Event Viewer on the CA, {0}: events 6, 7, 8, 21 and 53, and with auditing 4886 to 4889 in {1}',
      'Windows Logs > Application',
      'Security',
    ),
    use: msg('Whether the CA issued, denied or put off the request, and why'),
    source: 'gradenegger.eu, overview of events and of audit events generated by the certification authority',
    onDemand: true,
    is: isAuthority,
  },
} as const satisfies Readonly<Record<string, KnownLog>>;

/** All of them, along the way of a request. */
export const ALL_LOGS: readonly KnownLog[] = Object.values(LOGS);

export function isCurrentConnector(file: CaseFile): boolean {
  return names(file, 'intune-certificateconnectors');
}

/** Any .NET program can write service traces. */
export function isLegacyConnector(file: CaseFile): boolean {
  if (file.format === 'ndes-plugin-log') return true;
  return file.format === 'svclog' && (names(file, 'registrationpoint') || names(file, 'ndesconnector'));
}

/** CAPI2 writes some events to the Application log of every machine, too; a list of events names its source alone. */
function isChainChecks(file: CaseFile): boolean {
  const { path, channels = [] } = file;
  if (/capi2[^/]*$/i.test(path) || names(file, 'capi2/operational')) return true;
  return channels.length > 0 && channels.every((name) => /(?:^|-)capi2$/i.test(name));
}

/** The Application log of a CA; its audit events stand among others in the Security log of the same machine. */
function isAuthority(file: CaseFile): boolean {
  return names(file, 'certificationauthority');
}

function isApplication(file: CaseFile): boolean {
  if (file.format !== 'windows-event-log' || isWindowsDevice(file) || isOfAuthorityAlone(file)) return false;
  if (/(?:^|\/)application[^/]*\.(?:evtx|xml|csv|txt)$/i.test(file.path)) return true;
  return (file.channels ?? []).includes('Application') || names(file, 'networkdeviceenrollmentservice');
}

/**
 * True for events of the certificate enrollment client of Windows in an Application log without any of the programs of an NDES
 * server. Derived: that client runs on servers too, and the log of an NDES server names NDES beside it unless it was filtered.
 */
function isWindowsDevice(file: CaseFile): boolean {
  if (names(file, 'devicemanagement-enterprise-diagnostics')) return true;
  return names(file, 'certificateservicesclient-certenroll') && !SERVER.some((provider) => names(file, provider));
}

/** The Application log of a CA that is another machine than NDES. */
function isOfAuthorityAlone(file: CaseFile): boolean {
  return isAuthority(file) && !SERVER.some((provider) => provider !== 'certificationauthority' && names(file, provider));
}

/** Parts of the names of providers that write to the Application log of an NDES server. */
const SERVER = ['networkdeviceenrollmentservice', 'certificationauthority', 'w3svc', 'asp.net'];

/** True where the file's name or one of its channels holds a text, in upper or lower case. */
function names({ path, channels }: CaseFile, lower: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return [name, ...(channels ?? [])].some((text) => text.toLowerCase().includes(lower));
}
