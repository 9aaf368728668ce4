import type { WindowsEvent } from '../../../log/event.ts';
import { msg } from '../../../text/sentence.ts';
import { PAGES } from '../../pages.ts';
import type { NumberedCode } from '../model.ts';
import { CA_EVENTS } from './ca.ts';
import { CLIENT_EVENTS } from './client.ts';
import { CONNECTOR_EVENTS } from './connector.ts';
import { diagnosticCodes, LEGACY_CONNECTOR_EVENTS } from './legacy-connector.ts';
import type { EventInfo, EventProvider, ProviderKey } from './model.ts';
import { SERVER_EVENTS } from './server.ts';

export { diagnosticCodes } from './legacy-connector.ts';
export type { EventInfo, EventOutcome, EventProvider, ProviderKey } from './model.ts';

/** Every documented event that matters to an enrollment. */
export const windowsEvents: readonly EventInfo[] = [
  ...CLIENT_EVENTS,
  ...SERVER_EVENTS,
  ...CA_EVENTS,
  ...CONNECTOR_EVENTS,
  ...LEGACY_CONNECTOR_EVENTS,
];

/** Names as Event Viewer shows them: without "Microsoft-Windows-", which copied text and XML may have before them. */
export const eventProviders: readonly EventProvider[] = [
  {
    key: 'scep-client',
    name: 'DeviceManagement-Enterprise-Diagnostics-Provider',
    meaning: msg(
      'The device management of a Windows device. Its log Admin shows the SCEP profile (306), the request (36) and the certificate (39).',
    ),
    source: 'CERT:troubleshoot-scep-certificate-device-to-ndes',
    verified: true,
  },
  {
    key: 'ndes',
    name: 'NetworkDeviceEnrollmentService',
    meaning: msg('NDES itself. Its events stand in the Application log of the server.'),
    source: PAGES.ndesEvents,
    verified: true,
  },
  {
    key: 'connector',
    name: 'Microsoft-Intune-CertificateConnectors',
    meaning: msg(
      'The Certificate Connector for Microsoft Intune. It writes no log files: SCEP stands in the events 4000 to 4010.',
    ),
    source: 'MEM:certificate-connector-overview',
    verified: true,
  },
  {
    key: 'legacy-connector',
    name: 'Microsoft Intune Connector',
    meaning: msg('The Intune connector that was replaced in July 2021. It also wrote NDESPlugin.log and .svclog traces.'),
    source: 'CERT:troubleshoot-certificate-connector-events',
    verified: true,
  },
  {
    key: 'capi2',
    name: 'CAPI2',
    meaning: msg('The part of Windows that checks certificates. Its log Operational is off unless somebody switched it on.'),
    source: 'CERT:scep-deployment-to-win10-devices-fails',
    verified: true,
  },
  {
    key: 'cert-enroll',
    name: 'CertificateServicesClient-CertEnroll',
    meaning: msg('Certificate enrollment of Windows, which does SCEP on the device.'),
    source: PAGES.certEnrollEvent87,
    verified: true,
  },
  {
    key: 'deployment',
    name: 'CertificateServices-Deployment',
    meaning: msg('Set-up of certificate services and of NDES.'),
    source: 'script:Validate-NDESConfiguration.ps1',
    verified: true,
  },
  {
    key: 'application-error',
    name: 'Application Error',
    meaning: msg('Windows reports programs that crashed.'),
    source: 'CERT:troubleshoot-scep-certificate-device-to-ndes',
    verified: true,
  },
  {
    key: 'was',
    name: 'WAS',
    meaning: msg('The service of IIS that starts and watches application pools.'),
    source: 'CERT:certificateregistrationsvc-verify-request-error',
    verified: true,
  },
  {
    key: 'asp-net',
    name: 'ASP.NET',
    meaning: msg('The .NET web applications of IIS; the registration point of the connector is one.'),
    source: 'CERT:certificateregistrationsvc-verify-request-error',
    verified: true,
  },
  {
    key: 'ca',
    name: 'CertificationAuthority',
    meaning: msg('The certification authority itself: why it refused a request stands in the Application log of its server.'),
    source: PAGES.caEvents,
    verified: true,
  },
  {
    key: 'tame-my-certs',
    name: 'TameMyCerts',
    meaning: msg('A policy module for the CA by somebody else: it decides by rules of its own which requests are issued.'),
    source: 'Sleepw4lker/TameMyCerts:TameMyCerts/Models/Events.cs',
    verified: true,
  },
  {
    key: 'dotnet-runtime',
    name: '.NET Runtime',
    meaning: msg('The runtime of .NET programs, the connector among them.'),
    source: 'common knowledge',
    verified: false,
  },
  {
    key: 'msi',
    name: 'MsiInstaller',
    meaning: msg('Windows Installer: the set-up of the connector reports here how it ended.'),
    source: 'common knowledge',
    verified: false,
  },
];

const byName = new Map(eventProviders.map((provider) => [provider.name.toLowerCase(), provider]));

/** The provider of an event: by its name, or in an excerpt without one by what its message or its id cannot be otherwise. */
export function providerOf(event: WindowsEvent): EventProvider | undefined {
  const name = event.provider?.value ?? '';
  if (name === '') return byWords(event);
  return providerNamed(name);
}

/** The provider of that name, with or without "Microsoft-Windows-"; ASP.NET has its version behind its name. */
export function providerNamed(name: string): EventProvider | undefined {
  return asLogged.get(name) ?? byAnyName(name);
}

function byAnyName(name: string): EventProvider | undefined {
  const key = name.trim().toLowerCase();
  const plain = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key;
  const known = byName.get(key) ?? byName.get(plain) ?? byName.get(`microsoft-${plain}`);
  if (known) return known;
  if (plain.startsWith('asp.net ')) return byName.get('asp.net');
  if (plain.startsWith('certificateconnectors') || key.startsWith('microsoft-intune-certificateconnectors')) return CONNECTOR;
  return plain.startsWith('microsoft intune connector') ? LEGACY : undefined;
}

const PREFIX = 'microsoft-windows-';
const CONNECTOR = eventProviders.find((provider) => provider.key === 'connector');
/** Names as logs have them, so that most need no second look. */
const asLogged = new Map([
  ...eventProviders.flatMap((provider) =>
    [provider.name, `Microsoft-Windows-${provider.name}`].map((name) => [name, provider] as const),
  ),
  ...(CONNECTOR ? [['CertificateConnectors', CONNECTOR] as const] : []),
]);
const LEGACY = eventProviders.find((provider) => provider.key === 'legacy-connector');

function byWords(event: WindowsEvent): EventProvider | undefined {
  const text = event.text?.value ?? '';
  const key = text.startsWith('SCEP: ')
    ? 'scep-client'
    : /^Faulting application name: /.test(text)
      ? 'application-error'
      : undefined;
  return key && eventProviders.find((provider) => provider.key === key);
}

const byId = new Map(windowsEvents.map((info) => [`${info.provider} ${info.id}`, info]));

/** What the tables say of an event; undefined for one that they do not know. */
export function eventInfo(event: WindowsEvent): EventInfo | undefined {
  const provider = providerOf(event);
  return provider && byId.get(`${provider.key} ${event.eventId.value}`);
}

/** True for an event of that provider with one of the ids. */
export function isEvent(event: WindowsEvent, provider: ProviderKey, ...ids: readonly number[]): boolean {
  return ids.includes(event.eventId.value) && providerOf(event)?.key === provider;
}

const codesByValue = new Map(diagnosticCodes.map((code) => [code.value, code]));

/** A diagnostic code of the connector; undefined for a number that is none. */
export function diagnosticCode(value: number): NumberedCode | undefined {
  return codesByValue.get(value);
}

/** Where Windows enrolls the key with which it attests its TPM (AIK): `IFX-KeyId-….microsoftaik.azure.net/templates/Aik/scep`. */
const ATTESTATION = /\.microsoftaik\.azure\.net\b/i;

/**
 * True for an event of CertEnroll about the attestation of the TPM: that is SCEP with a server of Microsoft, and no enrollment that
 * Intune asked for. Source: gradenegger.eu, details of the CertEnroll event 86; Microsoft Q&A 49237.
 */
export function isAttestation(event: WindowsEvent): boolean {
  if (providerOf(event)?.key !== 'cert-enroll') return false;
  return ATTESTATION.test(event.text?.value ?? '') || event.data.some(({ value }) => ATTESTATION.test(value.value));
}
