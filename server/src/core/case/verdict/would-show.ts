import type { FlowStep } from '../../log/finding.ts';
import type { LanguageId } from '../../log/model.ts';
import { type Message, msg } from '../../text/message.ts';
import type { Generation, MissingLog } from '../model.ts';
import type { Surroundings } from './steps.ts';

/** A log that would tell how a step went. */
interface Teller {
  /** Language id, or the name of a channel. */
  readonly log: LanguageId | typeof CONNECTOR | typeof CLIENT | 'Application';
  readonly where: Message;
  /** Written by one generation of the connector only. */
  readonly of?: Generation;
}

const CONNECTOR = 'Microsoft-Intune-CertificateConnectors';
const CLIENT = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin';

const CHANNELS: Teller = {
  log: CONNECTOR,
  of: 'current',
  where: msg('Event Viewer on the server, {0}', 'Microsoft > Intune > CertificateConnectors > Admin, Operational'),
};
const PLUGIN: Teller = {
  log: 'ndes-plugin-log',
  of: 'legacy',
  where: msg('{0} on the server', 'C:\\Program Files\\Microsoft Intune\\NDESPolicyModule\\Logs\\NDESPlugin.log'),
};
const POINT: Teller = {
  log: 'svclog',
  of: 'legacy',
  where: msg(
    '{0} on the server',
    'C:\\Program Files\\Microsoft Intune\\NDESConnectorSvc\\Logs\\Logs\\CertificateRegistrationPoint_xx_xx.svclog',
  ),
};
const IIS: Teller = {
  log: 'iis-w3c-log',
  where: msg('{0} on the server', '%SystemDrive%\\inetpub\\logs\\LogFiles\\W3SVC1'),
};
const HTTPERR: Teller = {
  log: 'httperr-log',
  where: msg('{0} on the server', '%SystemRoot%\\System32\\LogFiles\\HTTPERR'),
};
const APPLICATION: Teller = {
  log: 'Application',
  where: msg('Event Viewer on the server, {0}', 'Windows Logs > Application'),
};

const ANDROID: Teller = { log: 'android-omadm-log', where: msg('Company Portal on the device: OMADM.log') };
const APPLE: Teller = { log: 'ios-console-log', where: msg('The console log of the device, with debug messages') };
const WINDOWS: Teller = {
  log: CLIENT,
  where: msg('Event Viewer on the device, {0}', 'Microsoft > Windows > DeviceManagement-Enterprise-Diagnostics-Provider > Admin'),
};

function deviceLogs({ platform }: Surroundings): readonly Teller[] {
  switch (platform) {
    case 'android':
      return [ANDROID];
    case 'ios':
    case 'macos':
      return [APPLE];
    case 'windows':
      return [WINDOWS];
    default:
      return [ANDROID, APPLE, WINDOWS];
  }
}

function tellers(step: FlowStep, surroundings: Surroundings): readonly Teller[] {
  switch (step) {
    case 1:
    case 5:
      return deviceLogs(surroundings);
    case 2:
      return [IIS, HTTPERR];
    case 3:
      return [CHANNELS, PLUGIN, POINT, APPLICATION];
    case 4:
      return [APPLICATION, CHANNELS];
    case 6:
      return [CHANNELS, PLUGIN];
  }
}

function useful(step: FlowStep, surroundings: Surroundings): readonly Teller[] {
  const { generation } = surroundings;
  return tellers(step, surroundings).filter(({ of }) => of === undefined || fits(of, generation));
}

/** Where nothing shows the generation, both are said. */
function fits(of: Generation, generation: Generation): boolean {
  return of === generation || generation === 'both' || generation === 'unknown';
}

/** Logs that would show a step, those that are missing first; those that are there and do not show it only where there is no other. */
export function wouldShow(step: FlowStep, surroundings: Surroundings): readonly string[] {
  const all = useful(step, surroundings).map(({ log }) => log);
  const missing = all.filter((log) => !surroundings.present.has(log));
  return missing.length > 0 ? missing : all;
}

const WHY = {
  1: msg('It shows whether the profile reached the device.'),
  2: msg('It shows whether the request reached NDES, and what came back.'),
  3: msg('It shows whether the challenge was accepted, and why not.'),
  4: msg('It shows whether the CA issued the certificate, and why not.'),
  5: msg('It shows whether the device got its certificate, and what it made of it.'),
  6: msg('It shows whether Intune was told the outcome.'),
} as const satisfies Record<FlowStep, Message>;

/** Logs that are not there and would tell of these steps, each once, in this order. */
export function collect(steps: readonly FlowStep[], surroundings: Surroundings): readonly MissingLog[] {
  const found = new Map<string, MissingLog>();
  for (const step of steps) {
    for (const { log, where } of useful(step, surroundings)) {
      if (!surroundings.present.has(log) && !found.has(log)) found.set(log, { log, where, why: WHY[step] });
    }
  }
  return [...found.values()];
}

export { CLIENT, CONNECTOR };
