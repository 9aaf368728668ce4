import { describe, expect, it } from 'vitest';
import type { CaseFinding } from '../../../server/src/core/case/model.ts';
import { CaseModel } from '../../../server/src/core/case/whole/case-model.ts';
import type { LogFacts } from '../../../server/src/core/log/facts.ts';
import { caseJson } from '../../../server/src/core/report/case-json.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { factsOfText } from '../../case/support/read-logs.ts';
import { fixture } from '../../support/fixtures.ts';

const RULE = 'scep-wrong-recipient';
/** A CA, its RA certificate to sign with, and its RA certificate to encrypt with. */
const SERVER = 'variants/other-getcacert-p7b.b64';
const RIGHT = 'messages/jscep-get-ndes-06-req.b64';
const OTHER_CA = 'messages/jscep-get-aes-sha256-06-req.b64';

/** The log of a device that holds these messages. */
function device(path: string, ...messages: readonly string[]): LogFacts {
  const lines = messages.map((name) => {
    const text = fixture(name).trim();
    return `2026-11-22T14:30:00.0000000\tVERB\tEvent\torg.jscep.transport.UrlConnectionGetTransport\t1\t1\t${text}\n`;
  });
  const facts = factsOfText(path, lines.join(''));
  if (!facts) throw new Error('it is a log');
  return facts;
}

function judged(...logs: readonly LogFacts[]): readonly CaseFinding[] {
  const model = new CaseModel();
  for (const facts of logs) model.put(facts.path, facts);
  return model.snapshot().findings.filter(({ id }) => id === RULE);
}

const groups = (...logs: readonly LogFacts[]): readonly string[] => judged(...logs).map(({ group }) => group);

describe('for whom a message is encrypted', () => {
  const server = device('server.log', SERVER);
  const right = device('right.log', RIGHT);
  const withCertificates = (change: Partial<LogFacts['serverCertificates'][number]>): LogFacts => ({
    ...server,
    serverCertificates: server.serverCertificates.map((one) => ({ ...one, ...change })),
  });

  it('is held against the answers to GetCACert of its own log, of whichever CA they are', () => {
    expect(groups(device('a.log', SERVER, RIGHT))).toEqual([]);
    expect(groups(device('a.log', OTHER_CA, SERVER))).toEqual(['unknown']);
  });

  it('is held against those of other logs where they are of the CA that it names', () => {
    expect(server.serverCertificates.length).toBeGreaterThan(1);
    expect(groups(server, right)).toEqual([]);
    expect(groups(server, device('other.log', OTHER_CA))).toEqual([]);
    const older = server.serverCertificates.filter(({ serial }) => !serial.startsWith('5A0000000B'));
    expect(groups({ ...server, serverCertificates: older }, right)).toEqual(['unknown']);
  });

  it('is known in one log by the answers of another one, though it has answers of its own', () => {
    const mixed = device('mixed.log', SERVER, OTHER_CA);
    const [recipient] = device('o.log', OTHER_CA).messages[0]?.recipients ?? [];
    const [ra] = server.serverCertificates;
    const named = ra && recipient ? [{ ...ra, ...recipient, ca: false, encrypts: true }] : [];
    expect(groups(mixed)).toEqual(['unknown']);
    expect(groups(mixed, { ...right, serverCertificates: named, messages: [] })).toEqual([]);
  });

  it('must be allowed to be encrypted for, and must not have expired', () => {
    expect(groups(withCertificates({ encrypts: false }), right)).toEqual(['signing']);
    expect(groups(withCertificates({ notAfterMs: Date.UTC(2026, 0, 1) }), right)).toEqual(['expired']);
  });

  it('is right where one of several recipients is, and is not judged where not all are there', () => {
    const [message] = right.messages;
    const unknown = { issuer: message?.recipients[0]?.issuer ?? '', serial: '99' };
    const of = (change: object): LogFacts => ({ ...right, messages: right.messages.map((one) => ({ ...one, ...change })) });
    expect(groups(server, of({ recipients: [unknown] }))).toEqual(['unknown']);
    expect(groups(server, of({ recipients: [unknown, ...(message?.recipients ?? [])] }))).toEqual([]);
    expect(groups(server, of({ recipients: [unknown], allRecipients: false }))).toEqual([]);
    expect(groups(server, of({ recipients: [unknown], direction: 'response' }))).toEqual([]);
  });

  it('is told once a cause in a report, with all of its lines counted', () => {
    const model = new CaseModel();
    model.put('a.log', device('a.log', SERVER, OTHER_CA, OTHER_CA, OTHER_CA));
    const report = caseJson(model.snapshot(), english);
    const told = report.files.flatMap(({ findings }) => findings).filter(({ id }) => id === RULE);
    expect(told.map(({ line, count }) => [line, count])).toEqual([[2, 3]]);
  });
});

describe('the recipients of a message', () => {
  const whole = fixture('variants/synth-two-recipients.b64').trim();

  it('are all there only where the text goes on behind them', () => {
    const known: string[] = [];
    for (let length = 400; length <= whole.length; length += 100) {
      const text = `2026-11-22T14:30:00.0000000\tVERB\tEvent\torg.jscep.x.Y\t1\t1\t${whole.slice(0, length - (length % 4))}\n`;
      for (const { allRecipients, recipients } of factsOfText('a.log', text)?.messages ?? []) {
        if (allRecipients && recipients.length > 0) known.push(String(recipients.length));
      }
    }
    expect(new Set(known)).toEqual(new Set(['2']));
  });
});
