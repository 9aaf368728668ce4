import { describe, expect, it } from 'vitest';
import type { LanguageId } from '../../../server/src/core/log/model.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { analysisOf, findingsOf } from '../../support/check-findings.ts';

/** `rule-id: message` of the only finding. */
function said(text: string, format: LanguageId): string {
  const [finding, ...others] = findingsOf(analysisOf(text, format));
  if (!finding || others.length > 0) throw new Error(`${others.length + (finding ? 1 : 0)} findings`);
  return `${finding.id}: ${english(finding.message)}`;
}

const NO_LINE = 'has no line';

describe('what a finding claims of the IIS log', () => {
  const plugin = (code: number, call = 'VerifyRequest'): string =>
    said(`Failed to send http request /CertificateRegistrationSvc/Certificate/${call}. Error ${code}`, 'ndes-plugin-log');

  it.each([12007, 12029])('of a call that cannot have arrived: %i', (code) => {
    expect(plugin(code)).toContain(NO_LINE);
  });

  it.each([12002, 12030, 12152, 12199, 5])('of a call that may have arrived: %i', (code) => {
    expect(plugin(code)).toMatch(/^ndesplugin-send-failed: .*may have arrived/);
    expect(plugin(code)).not.toContain(NO_LINE);
  });

  it('of a report says what is lost by it', () => {
    expect(plugin(12029, 'Notify')).toContain('The outcome is not reported to Intune.');
    expect(plugin(12029, 'Notify')).not.toContain('challenge');
  });

  const device = (exception: string): string =>
    said(
      `2024-05-01T05:16:21.8220000\tWARN\tEvent\tcom.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager\t18327\t10\tFailed to enroll\norg.jscep.transport.TransportException: Error connecting to server\nCaused by: ${exception}`,
      'android-omadm-log',
    );

  it.each([
    'java.net.ConnectException: Connection refused',
    'java.net.NoRouteToHostException: Host unreachable',
    'java.net.SocketTimeoutException: failed to connect to /10.1.5.20 (port 443) after 10000ms',
    'java.net.SocketTimeoutException: connect timed out',
  ])('of a connection that never came about: %s', (exception) => {
    expect(device(exception)).toContain(NO_LINE);
  });

  it.each([
    'java.net.SocketTimeoutException: timeout',
    'java.net.SocketTimeoutException: Read timed out',
    'java.net.SocketException: Connection reset',
  ])('of a request that may have arrived: %s', (exception) => {
    expect(device(exception)).toMatch(/^jscep-no-connection: /);
    expect(device(exception)).not.toContain(NO_LINE);
  });
});

describe('what a finding says of TLS', () => {
  const tls = (code: number, flag = ''): string =>
    said(
      `${flag}Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error ${code}`,
      'ndes-plugin-log',
    );

  it('is not the certificate where the error is a general one', () => {
    expect(tls(12157)).toContain('often no TLS version or cipher fits both');
    expect(tls(12157)).not.toContain('refuses the certificate');
    expect(tls(12157, 'WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA\n')).toContain('refuses the certificate of IIS');
    expect(tls(12045)).toContain('refuses the certificate of IIS');
  });
});

describe('the step of a failure on Windows', () => {
  const step = (code: string): number | undefined => {
    const text = `Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:33
Event ID:      32
Level:         Error
Description:
SCEP: Certificate enroll failed. Result: (Unknown Win32 Error code: ${code}).`;
    return findingsOf(analysisOf(text, 'windows-event-log'))[0]?.step;
  };

  it.each([
    ['0x80070032', 4],
    ['0x80072ee7', 2],
    ['0x80190194', 2],
    ['0x80070005', 5],
  ])('of %s is %i', (code, expected) => {
    expect(step(code)).toBe(expected);
  });
});
