import { describe, expect, it } from 'vitest';
import { resolutions } from '../../../server/src/core/advice/index.ts';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { httpApiReasons } from '../../../server/src/core/facts/codes/http-api.ts';
import { statusTable } from '../../../server/src/core/facts/codes/status.ts';
import { win32Table } from '../../../server/src/core/facts/codes/win32.ts';
import { type HttpFailure, judgeHttp } from '../../../server/src/core/judge/http/index.ts';
import type { HttpEvent } from '../../../server/src/core/log/event.ts';
import type { Finding } from '../../../server/src/core/log/finding.ts';
import type { LanguageId } from '../../../server/src/core/log/model.ts';
import { markedBriefly } from '../../../server/src/core/text/proof.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { inlayHints } from '../../../server/src/lsp/features/inlay-hint.ts';
import type { Session } from '../../../server/src/lsp/session/session.ts';
import { coloursOf } from '../support/colours.ts';
import { sessionWith, URI } from '../support/session.ts';

const FIELDS =
  '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status time-taken';
const SCEP = '/certsrv/mscep/mscep.dll';
const POINT = '/CertificateRegistrationSvc/Certificate';
const REQUESTS = {
  GetCACaps: `GET ${SCEP} operation=GetCACaps&message=ca`,
  GetCACert: `GET ${SCEP} operation=GetCACert&message=ca`,
  GetNextCACert: `GET ${SCEP} operation=GetNextCACert&message=ca`,
  'PKIOperation by GET': `GET ${SCEP} operation=PKIOperation&message=MII`,
  'PKIOperation by POST': `POST ${SCEP} operation=PKIOperation`,
  'the bare URL': `GET ${SCEP} -`,
  'a POST without an operation': `POST ${SCEP} -`,
  'another operation': `GET ${SCEP} operation=Other`,
  VerifyRequest: `POST ${POINT}/VerifyRequest -`,
  Notify: `POST ${POINT}/Notify -`,
  'the administrator page': 'GET /certsrv/mscep_admin/ -',
  'another site': 'GET /hr/payroll.aspx -',
} as const;

/** Every documented status with every documented substatus of it, and one of each that no table holds. */
const STATUSES: readonly (readonly [number, number])[] = [
  ...statusTable
    .map(({ code }) => code.split('.').map(Number))
    .map(([status = 0, substatus = 0]) => [status, substatus] as const),
  ...[299, 399, 407, 418, 451, 511, 599].map((status) => [status, 0] as const),
  ...[403, 404, 500, 503].map((status) => [status, 77] as const),
];
/** Errors that a decision looks at, others of the tables, and one that nobody knows. */
const ERRORS = [
  0, 2, 5, 64, 1236, 1346, 1909, 12030, 0x80070005, 0x80070542, 0x80070775, 0x800b0101, 0x800b0109, 0x80092013, 987654321,
];

/** Some two thousand lines each, in an editor that shows all of them. */
const PATIENCE_MS = 120_000;

/** A device asks again minutes later, so that no line is the consequence of another. */
const time = (minute: number): string =>
  `2024-05-01 ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:01`;

/** What one line says in each place of the editor. */
interface Said {
  readonly event: HttpEvent;
  readonly failure: HttpFailure | undefined;
  readonly findings: readonly Finding[];
  readonly hover: string;
  readonly hint: string;
  readonly colour: string;
}

function saidOf(session: Session): readonly Said[] {
  const log = session.logs.get(URI);
  if (!log) throw new Error('not read');
  const { document, groups } = log.analysis;
  const findings = groups.flatMap(({ shown }) => shown);
  const whole = { start: { line: 0, character: 0 }, end: { line: document.lines.count, character: 0 } };
  const hints = inlayHints(session, { textDocument: { uri: URI }, range: whole });
  const colours = coloursOf(session, document);
  const said: Said[] = [];
  for (let i = 0; i < document.records.length; i++) {
    const record = document.records.at(i);
    const event = record?.events().find((one) => one.kind === 'http');
    if (!record || event?.kind !== 'http') continue;
    const token = event.reason && !event.status ? event.reason : (event.status ?? event.reason);
    if (!token) continue;
    const line = document.lines.lineAt(token.span.start);
    const explained = explainAt(document, token.span.start);
    said.push({
      event,
      failure: judgeHttp(event).failure,
      findings: findings.filter(({ span }) => span.start >= record.span.start && span.start < record.span.end),
      hover: [...(explained?.paragraphs ?? []), ...(explained?.rows ?? []).map(({ value }) => value)].map(english).join('\n'),
      hint: hints.flatMap(({ position, label }) => (position.line === line ? [String(label)] : [])).join('|'),
      colour: colours.get(token.span.start) ?? '',
    });
  }
  return said;
}

/** Where two places say two things of one line. */
function contradictions({ event, failure, findings, hover, hint, colour }: Said, hasColour = true): readonly string[] {
  const wrong: string[] = [];
  const { outcome } = judgeHttp(event);
  const [finding, ...more] = findings;
  if (more.length > 0) wrong.push(`findings ${findings.map(({ id }) => id).join()}`);
  if (finding?.id !== failure?.rule) wrong.push(`finding ${finding?.id} of ${failure?.rule}`);
  if ((outcome === 'failed' || outcome === 'suspicious') !== (failure !== undefined)) wrong.push(`outcome ${outcome}`);
  if (failure && finding) {
    if (english(finding.message) !== english(failure.message)) wrong.push(`message ${english(finding.message)}`);
    if (hint !== english(markedBriefly(failure.short, failure))) wrong.push(`hint ${hint}`);
    if (finding.step !== failure.step || finding.verified !== failure.verified) wrong.push('step or proof');
    if (finding.resolutions.join() !== failure.resolutions.join()) wrong.push('advice');
    if (finding.resolutions.some((id) => !resolutions.has(id)) || finding.resolutions.length === 0) wrong.push('no advice');
  }
  if (!finding && hint !== '') wrong.push(`hint ${hint}`);
  if (failure && (event.status ?? event.reason) && !hover.includes(english(failure.message))) wrong.push(`hover ${hover}`);
  const expected = { ok: 'scepOk', failed: 'scepError', suspicious: 'scepWarning', unknown: 'scepNumber' }[outcome];
  if (hasColour && colour !== expected) wrong.push(`colour ${colour} of ${outcome}`);
  return wrong;
}

/** Lines of one log at a time: of many findings a log keeps only some in full. */
function* logsOf(lines: readonly string[]): Iterable<readonly string[]> {
  for (let at = 0; at < lines.length; at += 40)
    yield lines
      .slice(at, at + 40)
      .map((line, i) => line.replace('TIME-T', time(i * 5).replace(' ', 'T')).replace('TIME', time(i * 5)));
}

function wrongIn(format: LanguageId, head: string, lines: readonly string[], hasColour = true): readonly string[] {
  const wrong: string[] = [];
  let seen = 0;
  for (const part of logsOf(lines)) {
    const text = `${[...(head === '' ? [] : [head]), ...part].join('\n')}\n`;
    for (const said of saidOf(sessionWith(format, text))) {
      seen++;
      const { start, end } = said.event.span;
      for (const words of contradictions(said, hasColour))
        wrong.push(
          `${text.slice(start, end)} ${text.slice(text.lastIndexOf('\n', start) + 1, text.indexOf('\n', start))}: ${words}`,
        );
    }
  }
  expect(seen).toBe(lines.length);
  return wrong;
}

describe('finding, hover, hint and colour have one cause', () => {
  it.each(Object.entries(REQUESTS))(
    'in the log of IIS: %s',
    (_, request) => {
      const lines = STATUSES.flatMap(([status, substatus]) =>
        ERRORS.map((win32) => `TIME 10.1.5.20 ${request} 443 - 10.40.87.9 agent ${status} ${substatus} ${win32} 31`),
      );
      expect(wrongIn('iis-w3c-log', FIELDS, lines)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'in HTTPERR, whatever the reason',
    () => {
      const head =
        '#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename';
      const urls = [`${SCEP}?operation=PKIOperation`, `${POINT}/VerifyRequest`, '/hr/payroll.aspx', '-'];
      const lines = [...httpApiReasons.values()].flatMap(({ name }) =>
        urls.map((url) => `TIME 10.40.87.9 50123 10.1.5.20 443 HTTP/1.1 GET ${url} 503 1 ${name} SCEP`),
      );
      expect(wrongIn('httperr-log', head, lines, false)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'on a device',
    () => {
      const lines = STATUSES.filter(([status, substatus]) => substatus === 0 && status >= 200).map(
        ([status]) =>
          `TIME-T.1230000  VERB  Event  org.jscep.transport.UrlConnectionGetTransport  18327  10  Received '${status} Words' when sending GetCACert(ca) to https://scep.example.net${SCEP}?operation=GetCACert&message=ca`,
      );
      expect(wrongIn('android-omadm-log', '', lines)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it('in the log of the policy module', () => {
    const wrong = STATUSES.filter(([status, substatus]) => substatus === 0 && status >= 400).flatMap(([status]) => {
      const text = `Calling VerifyRequest ...\nSending request to certificate registration point.\nVerify challenge returns <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"> <html xmlns="http://www.w3.org/1999/xhtml"> <head>\n<title>${status} - Words.</title>\n`;
      const said = saidOf(sessionWith('ndes-plugin-log', text));
      expect(said.length).toBe(1);
      return said.flatMap((one) => contradictions(one).map((words) => `${status}: ${words}`));
    });
    expect(wrong).toEqual([]);
  });
});

describe('every Windows error that a table knows', () => {
  const numbers = [...new Set(win32Table.map(({ value }) => value))];
  const token = (value: number) => ({ value, text: String(value), span: { start: 0, end: 3 } });
  const CALLS = ['GetCACaps', 'PKIOperation', 'VerifyRequest', 'Notify', 'BareUrl', 'AdminPage'] as const;

  it('gives one cause with advice, beside each status that asks for it', () => {
    expect(numbers.length).toBeGreaterThan(190);
    const wrong: string[] = [];
    for (const operation of CALLS) {
      for (const [status, substatus] of [
        [401, 1],
        [403, 16],
        [403, 0],
        [404, 0],
        [500, 0],
        [500, 19],
        [503, 0],
      ] as const) {
        for (const win32 of numbers) {
          const event: HttpEvent = {
            ...({
              kind: 'http',
              side: 'server',
              phase: 'exchange',
              platform: 'ios',
              operation,
              span: { start: 0, end: 1 },
            } as const),
            ...{ status: token(status), substatus: token(substatus), win32: token(win32) },
          };
          const { outcome, failure } = judgeHttp(event);
          const known = failure?.resolutions.some((id) => resolutions.has(id)) ?? false;
          if ((outcome === 'failed') !== known) wrong.push(`${operation} ${status}.${substatus} ${win32}: ${failure?.cause}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
