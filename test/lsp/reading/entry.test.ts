import { describe, expect, it } from 'vitest';
import { codeLenses } from '../../../server/src/lsp/features/code-lens.ts';
import { documentSymbols } from '../../../server/src/lsp/features/document-symbol.ts';
import { foldingRanges } from '../../../server/src/lsp/features/folding-range.ts';
import { lineMarks } from '../../../server/src/lsp/reading/line-marks.ts';
import { sessionWith, URI } from '../support/session.ts';

const event = (level: number, id: number, message: string, provider = 'Microsoft-Windows-NetworkDeviceEnrollmentService') =>
  [
    "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>",
    `  <System><Provider Name='${provider}'/><EventID>${id}</EventID><Level>${level}</Level><TimeCreated SystemTime='2026-03-23T09:12:37.5210000Z'/><Computer>NDES01</Computer></System>`,
    `  <RenderingInfo Culture='en-US'><Message>${message}</Message></RenderingInfo>`,
    '</Event>',
  ].join('\n');
const REFUSED = 'The password in the certificate request cannot be verified.  It may have been used already.';
const LOG = [event(4, 16384, 'Scheduled.', 'Microsoft-Windows-Security-SPP'), event(2, 29, REFUSED), ''].join('\n');

describe('a Windows event', () => {
  const session = sessionWith('windows-event-log', LOG);
  const textDocument = { uri: URI };

  it('is drawn as a sentence in place of its XML: time, level, source, id, message', () => {
    const long = lineMarks(session, { uri: URI, first: 0, last: 20 })?.long ?? [];
    expect(long.map(({ line, from, entry, label }) => [line, from, entry, label])).toEqual([
      [0, 0, 'other', '2026-03-23 09:12:37 Information Security-SPP 16384: Scheduled.'],
      [4, 0, 'error', '2026-03-23 09:12:37 Error NDES 29: The password in the certificate request cannot be verified.'],
    ]);
  });

  it('has one symbol, with its time', () => {
    const names = documentSymbols(session, { textDocument }).map(({ name }) => name);
    expect(names.filter((name) => name.includes('NDES 29'))).toEqual([
      '09:12:37 Error NDES 29: The password in the certificate request cannot be verified.',
    ]);
    expect(names).toContain('09:12:37 Information Security-SPP 16384: Scheduled.');
  });

  it('can be folded to its first line', () => {
    const folds = foldingRanges(session, { textDocument }).map(({ startLine, endLine, kind }) => [startLine, endLine, kind]);
    expect(folds).toContainEqual([4, 7, 'region']);
  });

  it('says nothing of its secrets', () => {
    const secret = sessionWith('windows-event-log', event(2, 29, 'challengePassword=Sup3rS3cretValue was refused.'));
    expect(JSON.stringify(lineMarks(secret, { uri: URI, first: 0, last: 9 }))).not.toContain('Sup3rS3cretValue');
  });
});

const phone = (time: string, thread: number, message: string) =>
  `2026-03-23T${time}.0000000    VERB    Event     org.jscep.transport.UrlConnectionGetTransport    24861       ${thread}    ${message}`;
const URL = 'https://ndes.contoso.com/certsrv/mscep/mscep.dll';
const enrollment = (hour: string, status: string) => [
  phone(`${hour}:00:00`, 7, `Sending GetCACaps(ca) to ${URL}?operation=GetCACaps&message=ca`),
  phone(`${hour}:00:01`, 7, `Received '${status}' when sending GetCACaps(ca) to ${URL}?operation=GetCACaps&message=ca`),
];

describe('an enrollment in a log of a device', () => {
  const session = sessionWith(
    'android-omadm-log',
    [...enrollment('09', '503 Service Unavailable'), ...enrollment('11', '200 OK'), ''].join('\n'),
  );
  const textDocument = { uri: URI };

  it('has its time and its reason in the outline', () => {
    const failed = documentSymbols(session, { textDocument }).find(({ name }) => name.includes('failed'));
    expect(failed?.name).toMatch(/^09:00:00 .*: \S/);
  });

  it('can be folded', () => {
    const folds = foldingRanges(session, { textDocument }).map(({ startLine, endLine }) => [startLine, endLine]);
    expect(folds).toContainEqual([0, 3]);
  });

  it('has one lens for a message that is told of twice', () => {
    const message = 'MIAGCSqGSIb3DQEHAqCAMIACAQExDTALBglghkgBZQMEAgMwgAYJKoZIhvcNAQcB'.repeat(4);
    const sent = `org.spongycastle.cms.CMSSignedData@c90b197e to ${URL}?operation=PKIOperation&message=${message}`;
    const text = [
      phone('09:00:02', 7, `Sending ${sent}`),
      phone('09:00:03', 7, `Received '200 OK' when sending ${sent}`),
      '',
    ].join('\n');
    const lenses = codeLenses(sessionWith('android-omadm-log', text), { textDocument }).filter(({ data }) => data !== undefined);
    expect(lenses.map(({ range }) => range.start.line)).toEqual([0]);
  });
});

describe('the numbers of what was found', () => {
  it('are those of the editor: failures, warnings and notes, each by its name', () => {
    const refused = 'POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 10.1.5.20 - 403 16 2148204809';
    const head =
      '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status';
    const text = [head, ...[1, 2, 3].map((second) => `2026-03-23 09:14:0${second} 10.1.5.20 ${refused}`), ''].join('\n');
    const [lens] = codeLenses(sessionWith('iis-w3c-log', text), { textDocument: { uri: URI } });
    expect(lens?.command?.title).toMatch(/^Entries: 3\. Failures: 3\. /);
  });
});
