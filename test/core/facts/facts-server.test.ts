import { describe, expect, it } from 'vitest';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import type { LanguageId } from '../../../server/src/core/log/model.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { analysisOf } from '../../support/check-findings.ts';
import { describeEvent, eventsOf } from '../formats/marks.ts';

/** What a log says, and what it leads to: `events => findings`. */
function told(text: string, format: LanguageId): string {
  const { document, groups } = analysisOf(text, format);
  return `${eventsOf(document).map(describeEvent).join(', ')} => ${groups.map(({ id }) => id).join(' ')}`.trim();
}

/** The hover on the last place of a token; a text that no source confirms ends with `?`. */
function hover(text: string, format: LanguageId, token: string): string {
  const { document } = analysisOf(text, format);
  const found = explainAt(document, text.lastIndexOf(token) + 1);
  return found ? `${english(found.title)}${found.verified ? '' : '?'}` : '';
}

describe('a message of the facts about NDESPlugin.log is known', () => {
  it.each([
    ['Calling VerifyRequest ...', 'note plugin-verify-called =>'],
    ['Sending request to certificate registration point.', 'note plugin-request-sent => plugin-stops-after-renewal'],
    ['Verify challenge returns true', 'note plugin-challenge-confirmed =>'],
    ['Exiting VerifyRequest with 0x0', 'note plugin-verify-done =>'],
    ['Calling Notifyrequest ...', 'note plugin-notify-called =>'],
    ['Exiting Notify with 0x0', 'note plugin-notify-done =>'],
    ['Verify challenge returns false', 'note plugin-challenge-refused => challenge-refused'],
    [
      'Verify challenge returns <!DOCTYPE html><title>403 - Forbidden: Access is denied.</title>',
      'http response VerifyRequest 403 => verifyrequest-403-eku',
    ],
    ['Exiting VerifyRequest with 0x80072F8F', 'error VerifyRequest 0x80072F8F => plugin-verify-failed'],
    ['Exiting Notify with 0x80004005', 'error Notify 0x80004005 => plugin-verify-failed'],
    ['WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID', 'note plugin-tls-fault => ndesplugin-12175'],
  ])('%s', (message, expected) => {
    expect(told(message, 'ndes-plugin-log')).toBe(expected);
    const framed = `<![LOG[${message}]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="11" file="">`;
    expect(told(framed, 'ndes-plugin-log')).toBe(expected);
  });
});

describe('an error of WinHTTP', () => {
  const TLS = [12037, 12038, 12045, 12057, 12157, 12169, 12170, 12175, 12179];
  const OTHERS = [12002, 12007, 12029, 12030, 12044, 12152, 12185, 12186];
  it.each([
    ...TLS.map((code) => [code, 'ndesplugin-12175'] as const),
    ...OTHERS.map((code) => [code, 'ndesplugin-send-failed'] as const),
  ])('%i leads to %s, and has a name', (code, rule) => {
    const text = `Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error ${code}`;
    expect(told(text, 'ndes-plugin-log')).toBe(`error /CertificateRegistrationSvc/Certificate/VerifyRequest ${code} => ${rule}`);
    expect(hover(text, 'ndes-plugin-log', String(code))).toMatch(/^Windows error ERROR_WINHTTP_/);
  });

  it.each([
    'CERT_REV_FAILED',
    'INVALID_CERT',
    'CERT_REVOKED',
    'INVALID_CA',
    'CERT_DATE_INVALID',
    'CERT_WRONG_USAGE',
    'SECURITY_CHANNEL_ERROR',
  ])('may come with the flag %s, which no source of ours names', (flag) => {
    const text = `WINHTTP_CALLBACK_STATUS_FLAG_${flag}`;
    expect(hover(text, 'ndes-plugin-log', flag)).toMatch(/\?$/);
    expect(told(text, 'ndes-plugin-log')).toBe('note plugin-tls-fault => ndesplugin-12175');
  });
});

describe('an entry of the facts about service traces is known', () => {
  const trace = (source: string, message: string): string =>
    `<E2ETraceEvent><System><Source Name="${source}"/></System><ApplicationData>${message}</ApplicationData></E2ETraceEvent>`;
  it.each([
    ['CertificateRegistrationPoint', 'VerifyRequest Started.', 'note crp-verify-started =>'],
    ['CertificateRegistrationPoint', 'Validation Phase 1 finished with status True.', 'note crp-phase-passed 1 =>'],
    ['CertificateRegistrationPoint', 'Validation Phase 3 finished with status True.', 'note crp-phase-passed 3 =>'],
    ['CertificateRegistrationPoint', 'VerifyRequest Finished with status True', 'note crp-verify-passed =>'],
    ['CertificateRegistrationPoint', 'VerifyRequest Finished with status False', 'note crp-verify-failed => crp-verify-failed'],
    [
      'CertificateRegistrationPoint',
      'Signing certificate could not be retrieved. CryptographicException: m_safeCertContext is an invalid handle',
      'note crp-signing-certificate-missing => challenge-false-signing-cert',
    ],
    [
      'CertificateRegistrationPoint',
      'Cryptography Exception: m_safeCertContext is an invalid handle',
      'note crp-invalid-handle => crp-invalid-handle',
    ],
    [
      'CertificateRegistrationPoint',
      'Subject Name in CSR CN=a and challenge CN=b do not match',
      'note crp-subject-mismatch => subject-mismatch',
    ],
    [
      'NDESConnectorService',
      'NDES Connector certificate could not be found',
      'note connector-certificate-missing => connector-certificate-missing',
    ],
    [
      'NDESConnectorService',
      'Writing registry SOFTWARE\\Microsoft\\MicrosoftIntune\\NDESConnector\\ConnectionStatus - IssueDetails with the value 0x80004003',
      'note connector-sign-in-refused => setup-signin-0x80004003',
    ],
  ])('%s: %s', (source, message, expected) => expect(told(trace(source, message), 'svclog')).toBe(expected));
});

/** An event as Event Viewer copies it. */
const event = (provider: string, id: number, level: string, text: string): string =>
  `Log Name:      X\nSource:        ${provider}\nEvent ID:      ${id}\nLevel:         ${level}\nDescription:\n${text}\n`;

describe('an event of the facts', () => {
  const NDES = 'Microsoft-Windows-NetworkDeviceEnrollmentService';
  const CONNECTOR = 'Microsoft-Intune-CertificateConnectors';
  const LEGACY = 'Microsoft Intune Connector';
  const CLIENT = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider';
  const ENROLL = 'Microsoft-Windows-CertificateServicesClient-CertEnroll';
  it.each([
    ...[1, 3].map((id) => [NDES, id, '', true] as const),
    ...[2, 10].map((id) => [NDES, id, 'ndes-start-0x80070057', true] as const),
    ...[4, 6, 7].map((id) => [NDES, id, 'ndes-event-error', true] as const),
    ...[8, 19].map((id) => [NDES, id, 'ndes-event-error', false] as const),
    ...[16, 17].map((id) => [NDES, id, 'ndes-message-unreadable', true] as const),
    [NDES, 18, 'ra-cert-mismatch-decrypt', true],
    [NDES, 29, 'ndes-challenge-refused', true],
    [NDES, 31, 'ca-refuses-request', true],
    [NDES, 53, 'policy-module-not-started', true],
    ...[4000, 4003, 4004, 4006, 4008, 1000, 1052, 2000, 3051].map((id) => [CONNECTOR, id, '', true] as const),
    ...[4001, 4007].map((id) => [CONNECTOR, id, 'ca-refuses-request', true] as const),
    ...[4002, 4009, 4010].map((id) => [CONNECTOR, id, 'reporting-stuck', true] as const),
    [CONNECTOR, 4005, 'connector-verify-failed', true],
    ...[10010, 10020, 10100, 20100, 20500, 20600].map((id) => [LEGACY, id, '', true] as const),
    ...[10102, 10302].map((id) => [LEGACY, id, 'connector-certificate-missing', true] as const),
    ...[20302, 20602].map((id) => [LEGACY, id, 'reporting-stuck', true] as const),
    ...[20501, 20502].map((id) => [LEGACY, id, 'connector-verify-failed', true] as const),
    [CLIENT, 32, 'delivery-windows', true],
    [CLIENT, 307, 'delivery-windows', true],
    ...[36, 39].map((id) => [CLIENT, id, '', true] as const),
    ...[37, 38, 301, 302, 303, 304, 305, 308, 309, 310].map((id) => [CLIENT, id, '', false] as const),
    ...[86, 87].map((id) => [ENROLL, id, 'windows-certenroll-failed', true] as const),
    ['Microsoft-Windows-CertificateServices-Deployment', 105, '', true],
    ['Application Error', 1000, '', true],
    ['WAS', 5009, '', true],
    ['WAS', 5002, '', false],
    ['ASP.NET', 1310, '', true],
  ] as const)('%s %i leads to "%s", and is explained; confirmed: %s', (provider, id, rule, verified) => {
    const text = event(provider, id, 'Error', 'x');
    const found = analysisOf(text, 'windows-event-log').groups.map((group) => group.id);
    expect(found.filter((one) => one !== 'windows-enrollment-stops')).toEqual(rule === '' ? [] : [rule]);
    expect(hover(text, 'windows-event-log', String(id))).toMatch(verified ? /^Event \d+[^?]*$/ : /^Event \d+.*\?$/);
  });

  it.each([
    ['0x00000403', 'CertThumbprint_NotFound', 'connector-certificate-missing'],
    ['0x00000405', 'Certificate_Expired', 'connector-certificate-missing'],
    ['0x00000409', 'CRPSCEPSigningCert_NotFound', 'challenge-false-signing-cert'],
    ['0x00000410', 'CRPSCEPDeserialize_Failed', 'connector-verify-failed'],
    ['0x00000411', 'CRPSCEPChallenge_Expired', 'challenge-expired'],
  ])('of the legacy connector, with the diagnostic code %s', (code, name, rule) => {
    const text = event(LEGACY, 20502, 'Error', `Diagnostic code ${code}`);
    expect(hover(text, 'windows-event-log', code)).toBe(`Diagnostic code ${name}`);
    expect(analysisOf(text, 'windows-event-log').groups.map((group) => group.id)).toEqual([rule]);
  });

  it.each([
    ['Application Error', 1000, 'Faulting application name: w3wp.exe, version: 10.0\nException code: 0xc0000005'],
    [
      'WAS',
      5009,
      "A process serving application pool 'SCEP' terminated unexpectedly. The process id was '4'. The process exit code was '0x1'.",
    ],
    ['WAS', 5002, "Application pool 'SCEP' is being automatically disabled due to a series of failures."],
  ])('of a crashing pool names its cause: %s %i', (provider, id, text) => {
    const { groups } = analysisOf(event(provider, id, 'Error', text), 'windows-event-log');
    expect(groups.map((group) => group.id)).toEqual(['http-503-app-pool']);
  });
});
