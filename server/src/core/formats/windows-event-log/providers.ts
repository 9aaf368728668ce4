/** Beginnings of the names of providers: those of Windows, of Exchange and .NET, of the connector, and what enrollments lead to. */
const PROVIDER = new RegExp(
  `^(?:${[
    'Microsoft-',
    'Microsoft Intune',
    'Windows ',
    'CertificateConnectors$',
    'CertificationAuthority',
    'CertificateServicesClient',
    'CertEnroll',
    'NetworkDeviceEnrollmentService',
    'DeviceManagement-Enterprise-Diagnostics-Provider',
    'CAPI2$',
    'NDES',
    'W(?:AS|3SVC)\\b',
    'IIS-',
    'HttpService$',
    'Schannel$',
    'MsiInstaller$',
    'Application (?:Error|Hang)$',
    '\\.NET Runtime',
    'TameMyCerts$',
    'ASP\\.NET',
    'Service Control Manager$',
    'EventLog$',
    'ESENT$',
    'VSS$',
  ].join('|')})`,
  'i',
);

/** True for the name of a provider of events that Windows or what runs on it for an enrollment has; no other logs write such names alone. */
export function isWindowsProvider(name: string): boolean {
  return PROVIDER.test(name.trim());
}

const ENROLLMENT =
  /NetworkDeviceEnrollmentService|DeviceManagement-Enterprise-Diagnostics|CertificateConnectors|Intune|CertificationAuthority|CertificateServices|CertEnroll|CAPI2|TameMyCerts/i;

/** True for a provider whose events are about certificates or device management. */
export function isEnrollmentProvider(name: string): boolean {
  return ENROLLMENT.test(name.slice(0, 200));
}
