import { masked, type Said } from '../../../server/src/core/text/secrets/index.ts';
import { type Line, oneLine } from '../../../server/src/core/text/visible.ts';
import type { CaseSummaryAnswer, EnrollmentAnswer, EnrollmentRow } from '../../../server/src/protocol/case.ts';

/** Text as a server answers it. */
export const text = (words: string): Line => oneLine(masked(words));
const path = (name: string): Said => masked(name);

export const PHONE = 'file:///case/devices/phone/OMADM.log';
export const IIS = 'file:///case/u_ex260323.log';
const START = Date.UTC(2026, 2, 23, 9, 7, 56);

export const MISMATCH = {
  id: 'subject-mismatch',
  text: text('The subject is not the one of the challenge. Look at the profile.'),
};

/** An enrollment of a list; the number makes it another one, an hour later than the last. */
export function enrollment(number: number, change: Partial<EnrollmentRow> = {}): EnrollmentRow {
  return {
    id: `a${number}`,
    key: `key-${number}`,
    outcome: 'failed',
    platform: 'android',
    device: text(`phone-${number % 3}`),
    transactionID: text(`AB${number}`),
    startMs: START + number * 3_600_000,
    endMs: START + number * 3_600_000 + 63_000,
    written: text('2026-03-23 10:07:56.709'),
    failedStep: 3,
    steps: ['done', 'done', 'failed', 'not-reached', 'not-reached', 'not-in-these-logs'],
    cause: { ...MISMATCH, confidence: 'certain' },
    logs: [0, 1],
    ...change,
  };
}

export function issued(number: number, change: Partial<EnrollmentRow> = {}): EnrollmentRow {
  const { cause: _cause, failedStep: _step, ...row } = enrollment(number);
  return { ...row, outcome: 'issued', steps: ['done', 'done', 'done', 'done', 'done', 'done'], ...change };
}

/** A case of these enrollments, with a log that was not read whole. */
export function summaryOf(rows: readonly EnrollmentRow[], change: Partial<CaseSummaryAnswer> = {}): CaseSummaryAnswer {
  const failed = rows.filter(({ outcome }) => outcome === 'failed').length;
  return {
    version: 1,
    state: { kind: 'ready', whole: true },
    verdict: [text(`Enrollments ${rows.length}, failed ${failed}.`), text('Stopped at: step 3.')],
    summary: { attempts: rows.length, issued: rows.length - failed, failed, pending: 0, unknown: 0 },
    connector: { generation: 'current', because: text('Its event channels are here.') },
    logs: [
      log(PHONE, 'OMADM.log', { errors: 2 }),
      log(IIS, 'u_ex260323.log', { incomplete: text('3 lines could not be read.') }),
    ],
    clocks: [clock],
    missing: [
      { log: 'HTTPERR', where: text('%windir%\\System32\\LogFiles\\HTTPERR'), why: text('It holds requests that IIS refused.') },
    ],
    skipped: [{ uri: 'file:///case/big.log', text: text('big.log is larger than the limit.') }],
    passedOver: 4,
    enrollments: rows,
    ...change,
  };
}

type LogRow = CaseSummaryAnswer['logs'][number];
function log(uri: string, name: string, change: Partial<LogRow>): LogRow {
  const format = { format: 'iis-w3c-log', formatTitle: text('IIS W3C log') };
  return { uri, name: text(name), ...format, records: 20, errors: 0, warnings: 0, ...change };
}

const clock: CaseSummaryAnswer['clocks'][number] = {
  uri: PHONE,
  text: text('+3 s against u_ex260323.log: 9 pairs of lines, spread 2 s'),
  basis: 'estimated',
  offsetMinutes: 60,
  skewSeconds: 3,
  confidence: 'certain',
  pairs: 9,
};

/** What the server says of one: a device's line, and the line of IIS that failed. */
export function answerOf(row: EnrollmentRow): EnrollmentAnswer {
  const phone = evidence('devices/phone/OMADM.log', 14, 1, 'done', 'The profile arrived.');
  const iis = evidence('u_ex260323.log', 69, 144, 'failed', 'The challenge could not be verified.');
  return {
    row,
    attempt: {
      id: row.id,
      outcome: row.outcome,
      platform: row.platform,
      device: { name: row.device },
      start: '2026-03-23T09:07:56.000Z',
      end: '2026-03-23T09:08:59.000Z',
      steps: row.steps.map((outcome, index) => ({
        step: index + 1,
        name: 'step',
        outcome,
        ...(outcome === 'not-in-these-logs' ? { wouldShow: ['Microsoft-Intune-CertificateConnectors'] } : {}),
        evidence: index === 0 ? [phone] : index === 2 ? [phone, iis] : [],
      })),
      ...(row.failedStep === undefined ? {} : { failedStep: row.failedStep }),
      ...(row.cause ? { cause: cause('subject-mismatch', row.cause.text) } : {}),
      alternatives: [cause('ndes-challenge-refused', text('NDES refused the challenge.'))],
      collectNext: [{ log: 'NDESPlugin', where: text('C:\\Program Files\\Intune'), why: text('It says what was compared.') }],
      nearMisses: [],
    },
    files: { 'devices/phone/OMADM.log': PHONE, 'u_ex260323.log': IIS },
    resolutions: [{ id: 'subject', title: text('Put the CN into quotation marks'), uri: 'scep-log-inspector:/subject.md' }],
  };
}

type Step = EnrollmentAnswer['attempt']['steps'][number];
function evidence(
  file: string,
  line: number,
  column: number,
  outcome: 'done' | 'failed',
  message: string,
): Step['evidence'][number] {
  const written = '2026-03-23 10:07:56.709';
  return {
    file: path(file),
    line,
    column,
    written,
    outcome,
    message: text(message),
    linkedBy: 'transactionID',
    confidence: 'certain',
  };
}

function cause(id: string, message: Line): NonNullable<EnrollmentAnswer['attempt']['cause']> {
  const place = { file: path('u_ex260323.log'), line: 69, column: 144 };
  return { id, message, ...place, verified: true, step: 3, confidence: 'certain', link: 'https://learn.microsoft.com/x' };
}
