import { describe, expect, it } from 'vitest';
import { openLog } from '../../../server/src/core/analyze/index.ts';
import { detectLog } from '../../../server/src/core/detect.ts';
import { androidOmadmLog } from '../../../server/src/core/formats/android-omadm-log/index.ts';
import { iosConsoleLog } from '../../../server/src/core/formats/ios-console-log/index.ts';
import type { LogDocument } from '../../../server/src/core/log/model.ts';
import { corpus } from '../../support/corpus-file.ts';
import { type Generated, generated } from '../../support/generated.ts';
import { eventsOf, tally } from './marks.ts';

/** What the generators say that they planted. */
interface OmadmSummary {
  readonly entries: number;
  readonly byLevel: Readonly<Record<string, number>>;
  readonly attempts: { readonly total: number; readonly byOutcome: Readonly<Record<string, number>> };
  readonly stateChanges: Readonly<Record<string, number>>;
  readonly payloadLines: number;
}
interface IosSummary {
  readonly entries: number;
  readonly attempts: {
    readonly total: number;
    readonly byOutcome: Readonly<Record<string, number>>;
    readonly byMethod: Readonly<Record<string, number>>;
  };
  readonly payloads: { readonly full: number; readonly truncated: number };
}
const planted = <T>(log: Generated): T => log.summary as unknown as T;

const countOf = (document: LogDocument, test: (description: string) => boolean): number =>
  Object.entries(tally(document)).reduce((sum, [description, count]) => sum + (test(description) ? count : 0), 0);

describe('a generated OMADM log gives what was planted', () => {
  it.each(['tab', 'wide', 'two'])('columns apart by: %s', (separator) => {
    const log = generated('omadm', '--lines', '1200', '--seed', '3', '--fail', '0.5', '--sep', separator);
    const truth = planted<OmadmSummary>(log);
    const document = androidOmadmLog.parse(log.text);
    const {
      success = 0,
      badRequest = 0,
      badMessageCheck = 0,
      pending = 0,
      http404 = 0,
      http500 = 0,
      unknownHost = 0,
    } = truth.attempts.byOutcome;
    expect(document.records.length).toBe(truth.entries);
    expect(document.problems).toEqual([]);
    const levels: Record<string, number> = {};
    for (let i = 0; i < document.records.length; i++) {
      const level = document.records.at(i)?.level ?? 'none';
      levels[level] = (levels[level] ?? 0) + 1;
    }
    expect(levels).toEqual({ verbose: truth.byLevel['VERB'], info: truth.byLevel['INFO'], warning: truth.byLevel['WARN'] });
    const counts = tally(document);
    expect(counts['note enrollment-started']).toBe(truth.attempts.total);
    expect(counts['scep response CERT_REP SUCCESS']).toBe(success);
    expect(counts['scep response CERT_REP FAILURE badRequest']).toBe(badRequest);
    expect(counts['scep response CERT_REP FAILURE badMessageCheck']).toBe(badMessageCheck);
    expect(counts['scep response CERT_REP PENDING']).toBe(pending);
    expect(counts['http response PKIOperation 404 payload logged']).toBe(http404);
    expect(counts['http response PKIOperation 500 payload logged']).toBe(http500);
    expect(countOf(document, (description) => description.includes('<- java.net.UnknownHostException'))).toBe(unknownHost);
    expect(countOf(document, (description) => description.endsWith('payload logged'))).toBe(truth.payloadLines);
    for (const [change, count] of Object.entries(truth.stateChanges)) {
      expect(counts[`state scep ${change.replace('->', ' -> ')}`]).toBe(count);
    }
    expect(countOf(document, (description) => description.startsWith('state '))).toBe(
      Object.values(truth.stateChanges).reduce((a, b) => a + b, 0),
    );
  });
});

describe('a generated Apple console log gives what was planted', () => {
  it.each([
    ['console', '1024'],
    ['tabs', '0'],
    ['syslog', '700'],
    ['mixed', '1001'],
  ])('style %s, lines cut at %s', (style, cut) => {
    const log = generated('ios', '--lines', '1500', '--seed', '4', '--style', style, '--trunc', cut);
    const truth = planted<IosSummary>(log);
    const document = iosConsoleLog.parse(log.text);
    const counts = tally(document);
    const { raInvalid22003 = 0, invalidResponse22013 = 0, http500 = 0, tls = 0, success = 0 } = truth.attempts.byOutcome;
    expect(document.records.length).toBe(truth.entries);
    expect(counts['note profile-arrived']).toBe(truth.attempts.total);
    expect(counts['http request GetCACert']).toBe(truth.attempts.total);
    expect(counts['http request GetCACaps']).toBe(truth.attempts.total - raInvalid22003 - tls);
    expect(counts['note csr-sent-get']).toBe(truth.attempts.byMethod['GET']);
    expect(counts['note csr-sent-post']).toBe(truth.attempts.byMethod['POST']);
    expect(counts['http request PKIOperation payload cut'] ?? 0).toBe(truth.payloads.truncated);
    expect(counts['http request PKIOperation payload logged'] ?? 0).toBe(truth.payloads.full);
    expect(counts['note profile-installed']).toBe(success);
    expect(counts['error MCSCEPErrorDomain 22003']).toBe(raInvalid22003);
    expect(counts['error MCSCEPErrorDomain 22013']).toBe(invalidResponse22013 + http500);
    expect(counts['error MCSCEPErrorDomain 22011']).toBe(tls);
  });
});

describe('written logs', () => {
  it('of the articles about Android', () => {
    const text = corpus('android-omadm-log/documented.log');
    expect(detectLog({ head: text, fileName: 'paste.txt' })).toMatchObject({
      id: 'android-omadm-log',
      detection: { quality: 'certain' },
    });
    const document = androidOmadmLog.parse(text);
    expect(eventsOf(document).map((event) => (event.kind === 'note' ? event.note : event.kind))).toEqual([
      ...[
        'root-profile-arrived',
        'profile-arrived',
        'state-asked',
        'state',
        'state',
        'state',
        'requests-pending',
        'enrollment-started',
      ],
      ...['http', 'http', 'http', 'http', 'scep', 'state', 'state'],
    ]);
    const secrets =
      document.records
        .at(0)
        ?.fields()
        .filter((field) => field.kind === 'secret') ?? [];
    expect(secrets.map(({ span }) => text.slice(span.start, span.end))).toEqual(['PENlcnRFbn... Hash: 1,010,143,298']);
  });

  it('of a certificate check that fails on Android, with CRLF', () => {
    expect(tally(androidOmadmLog.parse(corpus('android-omadm-log/inspector.log')))).toMatchObject({
      'note capabilities-empty': 1,
      'note capabilities-content-type': 1,
      'note cert-store 3': 1,
      'note recipient-chosen': 1,
      'note ra-signature-failed': 1,
      'note ca-verification-failed': 1,
      'error org.jscep.client.ClientException': 1,
      'note reply-algorithm': 2,
      'note reply-error-code': 1,
      'note sender-nonce-missing': 1,
    });
  });

  it('of Apple devices, all layouts in one file', () => {
    const text = corpus('ios-console-log/layouts.log');
    expect(detectLog({ head: text, fileName: 'Untitled.txt' })).toMatchObject({
      id: 'ios-console-log',
      detection: { quality: 'certain' },
    });
    const document = iosConsoleLog.parse(text);
    expect(document.records.length).toBe(12);
    expect(tally(document)).toEqual({
      'http request GetCACert': 2,
      'http request GetCACaps': 1,
      'note profile-installed': 1,
      'note ota-enrollment': 1,
      'note trust-evaluation-failed': 1,
      'note scep-identity-failed': 1,
      'note csr-sent-get': 1,
      'note retrieving-certificate': 1,
      'note profile-rolled-back': 1,
    });
  });

  it('of errors on Apple devices, in several languages', () => {
    expect(tally(iosConsoleLog.parse(corpus('ios-console-log/errors.log')))).toEqual({
      'note scep-identity-failed': 1,
      'error MCSCEPErrorDomain 22003': 1,
      'note installation-failed': 1,
      'error MCInstallationErrorDomain 4001 <- MCProfileErrorDomain 1009 <- MCSCEPErrorDomain 22013': 1,
      'note certificate-retrieval-failed': 1,
      'error MCSCEPErrorDomain 22013': 1,
      'error SCEP_ERROR_INVALID_PKI_RESPONSE': 1,
    });
  });

  it.each([
    'logcat-threadtime.log',
    'logcat-time.log',
    'logcat-brief.log',
    'logcat-long.log',
    'logcat-long-year.log',
    'cloud-extension.log',
  ])('of Android, %s', (name) => {
    const analysis = openLog(corpus(`android-omadm-log/${name}`), { fileName: name });
    expect(analysis?.document.format.id).toBe('android-omadm-log');
    expect(analysis && tally(analysis.document)).toEqual({
      'note enrollment-started': 1,
      'http request GetCACaps': 1,
      'http response GetCACaps 503': 1,
      'error org.jscep.transport.TransportException': 1,
      'state scep CERT_ENROLLING -> CERT_ENROLL_FAILED': 1,
    });
    expect(analysis?.groups.map(({ id }) => id)).toContain('http-503-app-pool');
  });

  it.each([
    ['unified.ndjson', { 'http request GetCACert': 1, 'note scep-identity-failed': 1, 'error MCSCEPErrorDomain 22013': 1 }],
    ['unified-stream.json', { 'http request GetCACaps': 1, 'note scep-identity-failed': 1 }],
    [
      'saved-by-textedit.rtf',
      { 'http request GetCACert': 1, 'note scep-identity-failed': 1, 'error MCSCEPErrorDomain 22003': 1 },
    ],
  ])('of Apple devices in another notation: %s', (name, expected) => {
    const analysis = openLog(corpus(`ios-console-log/${name}`));
    expect(analysis && tally(analysis.document)).toEqual(expected);
    expect(analysis?.groups.length).toBeGreaterThan(0);
  });

  it.each(['de', 'en', 'es', 'fr', 'pt', 'log-show-de', 'more-columns'])('of Apple devices, exported with titles: %s', (name) => {
    const analysis = openLog(corpus(`ios-console-log/titles-${name}.log`));
    expect(analysis?.document.format.id).toBe('ios-console-log');
    expect(analysis?.document.records.length).toBe(3);
    expect(analysis && tally(analysis.document)).toEqual({
      'http request GetCACert': 1,
      'note scep-identity-failed': 1,
      'error MCSCEPErrorDomain 22003': 1,
    });
    expect([0, 1, 2].map((i) => analysis?.document.records.at(i)?.level)).toEqual(['debug', 'notice', 'error']);
  });

  it('of a Mac, in compact style', () => {
    const analysis = openLog(corpus('ios-console-log/compact.log'));
    expect(analysis?.document.records.length).toBe(4);
    expect(analysis && tally(analysis.document)).toEqual({
      'http request GetCACert': 1,
      'note scep-identity-failed': 1,
      'error MCSCEPErrorDomain 22003': 1,
    });
  });

  it.each([
    'ios-console-log/near-mac-system.log',
    'ios-console-log/near-linux-syslog.log',
    'android-omadm-log/near-seven-digits.log',
  ])('%s is left alone', (path) => {
    expect(detectLog({ head: corpus(path), fileName: path })).toBeUndefined();
  });
});
