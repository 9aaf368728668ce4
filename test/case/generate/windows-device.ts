import type { DeviceStory, Enrollment, Exchange, Failure } from './device.ts';
import type { LogFile } from './log-file.ts';
import type { Random } from './random.ts';
import type { EventLog } from './windows-events.ts';

const PROVIDER = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider';

/** The channel of a Windows device's management client. It shows neither the calls nor a transactionID. */
export class WindowsStory implements DeviceStory {
  readonly log: LogFile;
  readonly #events: EventLog;
  readonly #random: Random;

  constructor(events: EventLog, random: Random) {
    this.log = events.log;
    this.#events = events;
    this.#random = random;
  }

  profile(enrollment: Enrollment, at: number): void {
    const rest = 'InstallUserSid : () InstallLocation : (device) NodePath : (clientinstall)  KeyProtection: (0x2)';
    const text = `SCEP: CspExecute for UniqueId : (${uniqueId(enrollment)}) ${rest} Result : (Unknown Win32 Error code: 0x2ab0003).`;
    this.#add(at, enrollment.marks.inferable, 306, text);
  }

  started(): void {}

  got(): void {}

  requested({ marks, url }: Enrollment, _request: unknown, { sentAt }: Exchange): void {
    const text = `SCEP: Certificate request generated successfully. Enhanced Key Usage: (1.3.6.1.5.5.7.3.2), NDES URL: (${url}), Container Name: (), KSP Setting: (0x2), Store Location: (0x1).`;
    this.#add(sentAt - 40, marks.inferable, 36, text);
  }

  polled(): void {}

  answered(): void {}

  failed({ marks, url }: Enrollment, at: number, failure: Failure): void {
    const code = codeOf(failure);
    const place = `SCEPInstallCertificateWithScepHelper:Failed to Initialize SCEP enrollment with NDES Server '${url}'`;
    const text = `SCEP: Failed LogError Message : (${place}, CA cert thumbprint 'AC68DB68361E5B90B3CBC0E03B09448994B9E033' and server certs ''. LogError ${code}).`;
    this.#add(at, marks.inferable, 307, text, 'Error');
    this.#add(
      at + 5,
      marks.inferable,
      32,
      `SCEP: Certificate enroll failed. Result: (Unknown Win32 Error code: ${code}).`,
      'Error',
    );
  }

  installed(enrollment: Enrollment, at: number, thumbprint: string): void {
    const { marks, url } = enrollment;
    this.#add(at, marks.inferable, 39, 'SCEP: Certificate installed successfully.');
    const parts = [
      `SCEP: InstallFromRegEntries. CorrelationGuid : ({${this.#random.guid().toUpperCase()}})`,
      `UniqueId : (${uniqueId(enrollment)}) Certificate Thumbprint : (${thumbprint}) Respondent Server : (${url})`,
      'Install Status : (0x1) Current Retry Count :  (0x1) Result : (The operation completed successfully.)',
    ];
    this.#add(at + 7_000, marks.optional, 309, parts.join(' '));
  }

  rolledBack(enrollment: Enrollment, at: number): void {
    this.failed(enrollment, at, { kind: 'refused' });
  }

  noise(at: number): void {
    const [id, text] = this.#random.pick(NOISE);
    this.#add(at, 'noise', id, text);
  }

  #add(
    at: number,
    mark: Parameters<EventLog['add']>[1],
    id: number,
    text: string,
    level: 'Error' | 'Information' = 'Information',
  ): void {
    this.#events.add(at, mark, { provider: PROVIDER, id, level, user: 'SYSTEM', text });
  }
}

const uniqueId = ({ alias }: Enrollment) =>
  `ModelName_AC_${alias.model}_LogicalName_${alias.logical.replaceAll('-', '_')}_Hash_${alias.hash}`;

function codeOf(failure: Failure): string {
  if (failure.kind === 'tls') return '0x80072f8f';
  if (failure.kind === 'no-answer') return '0x80072ee2';
  if (failure.kind === 'refused') return '0x80070032';
  return `0x8019${failure.status.toString(16).padStart(4, '0')}`;
}

const NOISE = [
  [
    208,
    'MDM Session: OMA-DM session started for EnrollmentID (8E7BDEDE-8E34-41A9-89FA-C496B74D1184) with server: (MS DM Server), Server version: (4.0), Client Version: (1.2), PushRouterOrigin: (0x0).',
  ],
  [209, 'MDM Session: OMA-DM session ended with status: (The operation completed successfully.).'],
  [1, 'MDM ConfigurationManager: Command succeeded.'],
] as const;
