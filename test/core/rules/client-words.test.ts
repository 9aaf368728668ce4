import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../server/src/core/analyze/facts-of.ts';
import { checkAllMessages } from '../../../server/src/core/analyze/index.ts';
import { CaseModel } from '../../../server/src/core/case/whole/case-model.ts';
import type { Finding, FlowStep, Severity } from '../../../server/src/core/log/finding.ts';
import type { LanguageId } from '../../../server/src/core/log/model.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { readCarets } from '../../support/carets.ts';
import { analysisOf, findingsOf } from '../../support/check-findings.ts';
import { markedLogs } from '../../support/corpus.ts';

/** How a log is expected to be read: its only finding, in which words, and how its enrollment ended. */
interface Reading {
  readonly finding?: readonly [id: string, severity: Severity, step: FlowStep, resolution: string];
  readonly says?: RegExp;
  readonly saysNot?: RegExp;
  /** `issued`, `failed 4` …, as the case has it. */
  readonly ends?: string;
}

function textOf(format: LanguageId, name: string): string {
  const log = markedLogs().find((one) => one.format === format && one.name === `${name}.log`);
  if (!log) throw new Error(`no ${name}`);
  return readCarets(log.marked).text;
}

function endOf(format: LanguageId, text: string): string {
  const analysis = analysisOf(text, format);
  const model = new CaseModel();
  model.put(
    'a.log',
    factsOf('a.log', { quality: 'certain', reason: analysis.document.format.title }, checkAllMessages(analysis)),
  );
  return model
    .snapshot()
    .attempts.map(({ outcome, failedStep }) => (failedStep === undefined ? outcome : `${outcome} ${failedStep}`))
    .join(', ');
}

function checkReading(format: LanguageId, text: string, { finding, says, saysNot, ends }: Reading): void {
  const found = findingsOf(analysisOf(text, format));
  const inShort = ({ id, severity, step, resolutions }: Finding) => [id, severity, step, resolutions[0]];
  expect(found.map(inShort)).toEqual(finding ? [finding] : []);
  const words = found.map(({ message }) => english(message)).join(' ');
  if (says) expect(words).toMatch(says);
  if (saysNot) expect(words).not.toMatch(saysNot);
  if (ends !== undefined) expect(endOf(format, text)).toBe(ends);
}

const IOS: Readonly<Record<string, Reading>> = {
  'issued-by-post': { ends: 'issued' },
  'weaker-algorithms': { ends: 'issued' },
  'second-attempt-works': { ends: 'issued' },
  'pending-then-issued': { ends: 'issued' },
  'pending-at-the-end-of-a-syslog': {
    finding: ['scep-reply-pending', 'warning', 4, 'scep-pending'],
    says: /Retries of the profile \+ 1/,
    ends: 'pending',
  },
  'pending-until-given-up': {
    finding: ['scep-reply-pending', 'error', 4, 'scep-pending'],
    says: /gave up, after 2 attempts/,
    ends: 'failed 4',
  },
  'received-and-not-stored': { finding: ['ios-scep-error', 'error', 5, 'ios-identity-not-stored'], ends: 'failed 5' },
  'server-certificate-not-trusted': {
    finding: ['ios-scep-error', 'error', 2, 'ios-tls'],
    says: /No TLS connection .* IIS has no line of this call\. NSURLErrorDomain -1202/,
    ends: 'failed 2',
  },
  'offline-device': { finding: ['ios-scep-error', 'error', 2, 'ios-network'], says: /no network .* -1009/, ends: 'failed 2' },
  'time-out-of-a-call': { finding: ['ios-url-request-failed', 'warning', 2, 'ios-network'], says: /timed out\. .*-1001/ },
  'no-answer-and-no-reason': {
    finding: ['ios-scep-error', 'error', 2, 'ios-network'],
    saysNot: /with an HTTP error|Look for this minute/,
  },
  'answer-of-another-kind': {
    finding: ['ios-scep-error', 'error', 2, 'ios-unsupported-configuration'],
    says: /content type .* HTTP error of the server/,
  },
  'pem-in-place-of-der': { finding: ['ios-scep-error', 'error', 2, 'ios-getcacert-content'], says: /PEM or PKCS #7/ },
  'capabilities-without-a-hash': {
    finding: ['ios-scep-error', 'error', 2, 'ios-capabilities'],
    says: /neither SHA-1 nor SHA-256 nor SHA-512/,
    saysNot: /empty/,
  },
};

const MAC: Readonly<Record<string, Reading>> = {
  'mac-answer-not-usable': {
    finding: ['mac-scep-failed', 'error', 5, 'mac-scep-failed'],
    says: /an HTTP error, a refusal, or none at all.*NSOSStatusErrorDomain -603.*PKIOperation/,
    ends: 'failed 3',
  },
  'mac-no-certificate-15002': { finding: ['mac-scep-failed', 'error', 5, 'mac-scep-failed'], says: /any refusal/ },
  'mac-check-in-refused': { finding: ['mac-mdm-refused', 'warning', 6, 'mac-mdm-refused'], says: /MDM_Authenticate with 401/ },
  'mac-enrolls-well': {},
};

const NOT_FITTING = ['android-certificate-not-fitting', 'warning', 5, 'android-certificate-not-fitting'] as const;
const ANDROID: Readonly<Record<string, Reading>> = {
  'wifi-any-purpose': { finding: NOT_FITTING, says: /has certificates, and none fits.*purpose \(EKU\)/ },
  'wifi-before-certificates': { finding: NOT_FITTING, says: /trusted root or the SCEP certificate that it names is not there/ },
  'wifi-then-certificate': { ends: 'issued' },
  'wifi-in-logcat': { finding: NOT_FITTING, says: /none fits/ },
};

const CHALLENGE = ['delivery-windows', 'error', 1, 'windows-challenge-characters'] as const;
const TLS = ['windows-tls-0x80072f8f', 'error', 2, 'windows-tls-0x80072f8f'] as const;
const MAPPINGS = ['ndes-start-0x80070057', 'error', 2, 'ndes-handler-mappings'] as const;
const WINDOWS: Readonly<Record<string, Reading>> = {
  'device-challenge-with-an-underscore': { finding: CHALLENGE, says: /PrintableString.*underscore/, ends: 'failed 1' },
  'device-bad-challenge': { finding: CHALLENGE, says: /0x80092021/, ends: 'failed 1' },
  'device-answer-without-an-attribute': {
    finding: ['delivery-windows', 'error', 5, 'windows-answer-attribute'],
    says: /CertRep.*fault is that of the server/,
    ends: 'failed 5',
  },
  'device-404-in-event-307': {
    finding: ['delivery-windows', 'error', 2, 'windows-pkiclient'],
    says: /HTTP 404.*appends \/pkiclient\.exe/,
    ends: 'failed 2',
  },
  'device-server-unavailable': {
    finding: ['delivery-windows', 'error', 2, 'http-503-app-pool'],
    says: /HTTP 503/,
    ends: 'failed 2',
  },
  'device-certificate-of-another-name': { finding: TLS, says: /0x80072F06.*does not name the requested host/, ends: 'failed 2' },
  'device-client-certificate-asked-for': { finding: TLS, says: /asked for a client certificate in TLS/, ends: 'failed 2' },
  'device-refused-with-not-supported': { finding: ['delivery-windows', 'error', 4, 'ca-refuses-request'], ends: 'failed 3' },
  'device-certenroll-86-stage': {
    finding: ['windows-certenroll-failed', 'error', 2, 'no-request-in-iis'],
    says: /stage GetCACaps, after 78 ms/,
  },
  'device-certenroll-86-name': {
    finding: ['windows-certenroll-failed', 'error', 2, 'windows-tls-0x80072f8f'],
    says: /stage GetCACert, after 1203 ms/,
  },
  'ndes-handler-mappings': { finding: MAPPINGS, says: /ExtensionlessUrlHandler/, saysNot: /private key/ },
  'ndes-handler-mappings-event-10': { finding: MAPPINGS, says: /ExtensionlessUrlHandler/ },
};

describe('the words of profiled on iOS and iPadOS', () => {
  it.each(Object.entries(IOS))('%s', (name, reading) =>
    checkReading('ios-console-log', textOf('ios-console-log', name), reading),
  );
});

describe('the words of mdmclient on macOS', () => {
  it.each(Object.entries(MAC))('%s', (name, reading) =>
    checkReading('ios-console-log', textOf('ios-console-log', name), reading),
  );
});

describe('the words of the agent on Android', () => {
  it.each(Object.entries(ANDROID))('%s', (name, reading) =>
    checkReading('android-omadm-log', textOf('android-omadm-log', name), reading),
  );

  it('names each certificate that was passed over as evidence', () => {
    const [finding] = findingsOf(analysisOf(textOf('android-omadm-log', 'wifi-in-logcat'), 'android-omadm-log'));
    expect(finding?.evidence.map(({ message }) => english(message))).toEqual([
      'This certificate was not taken: UserA and requestId reqA',
      'This certificate was not taken: UserB and requestId reqB',
    ]);
  });
});

describe('the codes of Windows, which decide about the advice', () => {
  it.each(Object.entries(WINDOWS))('%s', (name, reading) =>
    checkReading('windows-event-log', textOf('windows-event-log', name), reading),
  );
});
