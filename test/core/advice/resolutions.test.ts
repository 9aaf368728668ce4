import { describe, expect, it } from 'vitest';
import { generationNote } from '../../../server/src/core/advice/generation.ts';
import { flow, resolutionList, resolutions } from '../../../server/src/core/advice/index.ts';
import { references } from '../../../server/src/core/facts/references.ts';
import { english } from '../../../server/src/core/text/sentence.ts';

/** The documented problems; ids are stable, since findings and bookmarks name them. */
const DOCUMENTED = `
  profile-assignment-mismatch profile-variable-unsupported windows-306-not-success no-request-in-iis
  iis-500-1346-impersonation general-ndes-page http-403-healthy http-503-app-pool http-503-intermediate-in-root http-503-crl
  http-503-windows-auth http-503-ndespolicy-cert-expired http-503-logon-right gateway-timeout page-cant-be-displayed
  http-414-long-url http-404-2-isapi http-500-service-account http-500-ra-certs-expired ndes-start-0x80070057
  ios-no-getcacaps windows-after-ca-renewal windows-hash-value windows-tls-0x80072f8f load-balancer-affinity
  ra-cert-mismatch-decrypt ndesplugin-12175 verifyrequest-403-16 verifyrequest-403-eku challenge-false-signing-cert
  crp-invalid-handle plugin-stops-after-renewal verifyrequest-500-temp subject-mismatch challenge-expired
  ca-0x80094800-template ca-refuses-request ca-validity-not-honoured delivery-android-prompt delivery-android-failed
  delivery-ios delivery-windows reporting-stuck setup-default-web-site setup-0x80090014 setup-signin-0x80004003
 setup-root-update verify-ndes-configuration spn-missing
`;

/** Problems that only the device names, in the words of its SCEP client. */
const OF_CLIENTS = `
  jscep-ca-fingerprint jscep-ra-not-issued-by-ca jscep-no-connection jscep-html-instead-of-scep jscep-answer-mixed
  jscep-capabilities-empty scep-failure-badalg scep-failure-badmessagecheck scep-failure-badrequest scep-failure-badtime
  android-no-san scep-failure-badcertid scep-pending android-state-stalled ios-network ios-invalid-response ios-capabilities ios-ra-invalid
`;

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

describe('resolutions', () => {
  it.each([...words(DOCUMENTED), ...words(OF_CLIENTS)])('has advice for %s', (id) => {
    expect(resolutions.get(id)?.id).toBe(id);
  });

  it('names each id once', () => {
    expect(resolutions.size).toBe(resolutionList.length);
  });

  it.each(resolutionList.map((entry) => [entry.id, entry] as const))('%s says what to do', (_id, entry) => {
    expect(entry.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(english(entry.title)).not.toMatch(/\.$/);
    expect(entry.steps.length).toBeGreaterThan(0);
    expect(entry.causes.length > 0 || entry.id === 'verify-ndes-configuration').toBe(true);
    for (const sentence of [...entry.causes, ...entry.steps]) expect(english(sentence)).toMatch(/^[\p{L}\d"%].*[.?]$/su);
    expect(entry.docUrl).toMatch(/^https:\/\/\S+$/);
    expect(references(entry.source).length).toBeGreaterThan(0);
  });

  it('leaves places to fill in commands in angle brackets, and no name of a real server', () => {
    for (const { text } of resolutionList.flatMap((entry) => entry.commands)) {
      expect(text).not.toMatch(/contoso|fabrikam|fourthcoffee/i);
      expect(text.trim()).toBe(text);
    }
  });

  it('marks what alters a server', () => {
    const altering =
      /^(?:Import-Module \w+; )?(iisreset|reg add|net st|Restart-|Start-|Rename-|wevtutil sl|setspn -s|\.\\Validate-NDESConfiguration|certutil -setreg|.*appcmd.* set )/;
    for (const command of resolutionList.flatMap((entry) => entry.commands)) {
      expect([command.text, command.effect]).toEqual([command.text, altering.test(command.text) ? 'change' : 'check']);
    }
  });

  it('gives commands that work in a shell that was just opened', () => {
    for (const { text, shell } of resolutionList.flatMap((entry) => entry.commands)) {
      if (shell !== 'powershell' || !/IIS:|WebAppPool|WebSite|WebConfiguration/i.test(text)) continue;
      expect(text).toMatch(/^Import-Module WebAdministration; /);
    }
  });

  const OF_LEGACY =
    /VerifyRequest|NDESPlugin\.log|CertificateRegistration(?:Svc|Point)|svclog|NDESCertThumbprint|Intune Connector Service|Notify\b/;
  const SAYS_WHICH = /July 2021|legacy connector|Old connector/;

  it.each(resolutionList.map((entry) => [entry.id, entry] as const))('%s says which connector it is about', (_id, entry) => {
    const sentences = [entry.title, ...entry.causes, ...entry.steps].map(english);
    const commands = entry.commands.map(({ text }) => text);
    const silent = [...sentences, ...commands].filter((text) => OF_LEGACY.test(text) && !SAYS_WHICH.test(text));
    if (entry.generation === undefined) expect(silent).toEqual([]);
    else expect(english(generationNote(entry) ?? entry.title)).toMatch(SAYS_WHICH);
  });

  it('tells of each step of the flow what the current connector shows', () => {
    for (const { happens, next } of Object.values(flow)) {
      for (const text of [happens, next].map(english)) if (OF_LEGACY.test(text)) expect(text).toMatch(SAYS_WHICH);
    }
  });

  it('describes the six steps of the flow in order', () => {
    expect(Object.values(flow).map((info) => `${info.step} ${english(info.name)}`)).toEqual([
      '1 Profile delivery',
      '2 Device to NDES',
      '3 NDES to policy module',
      '4 NDES to CA',
      '5 Delivery to the device',
      '6 Reporting',
    ]);
  });
});
