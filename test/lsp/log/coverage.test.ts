import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CodeLens, Diagnostic } from 'vscode-languageserver';
import { analyzeCommand } from '../../../server/src/cli/analyze.ts';
import { evtxText } from '../../../server/src/core/evtx/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { findingsDocument } from '../../../server/src/lsp/documents/findings-list.ts';
import { codeActions } from '../../../server/src/lsp/features/code-action.ts';
import { codeLenses } from '../../../server/src/lsp/features/code-lens.ts';
import { diagnosticsOf, NOT_LOOKED_AT } from '../../../server/src/lsp/features/diagnostics.ts';
import { conclusionOf } from '../../../server/src/lsp/log/coverage.ts';
import { foundLog } from '../../../server/src/lsp/log/found-log.ts';
import { linesInFormat } from '../../../server/src/lsp/log/look.ts';
import { MessageChecks } from '../../../server/src/lsp/message/message-checks.ts';
import type { Session } from '../../../server/src/lsp/session/session.ts';
import { COMMANDS, DEFAULT_SETTINGS } from '../../../server/src/protocol.ts';
import { fixture, fixtureBytes } from '../../support/fixtures.ts';
import { readOne } from '../../support/look.ts';
import { sessionWith, URI } from '../support/session.ts';

const textDocument = { uri: URI };
const HEADER = '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status\n';
const HEALTHY = '2024-05-01 08:15:01 10.1.5.31 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 200 0 0\n';
const FAILED = HEALTHY.replace('200 0 0', '500 0 1346');
const OMADM = '2024-05-01T05:00:14.0000000\tINFO\tEvent\tcom.microsoft.omadm.platforms.android.certmgr.X\t18327\t10\tx\n';
const EVENT =
  '<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="A"/><EventID>1</EventID></System></Event>\n';

const encoded = (file: string): string => fixture(file).trim().replaceAll('+', '%2B').replaceAll('=', '%3D');
const request = (file: string): string => HEALTHY.replace('GetCACert&message=ca', `PKIOperation&message=${encoded(file)}`);
const MANY =
  HEADER + request('messages/jscep-get-aes-sha256-06-req.b64').repeat(30) + request('variants/synth-bad-signature.b64');

interface Sample {
  readonly name: string;
  readonly languageId: string;
  readonly text: string;
  /** A file of which this is the text. */
  readonly bytes?: Uint8Array;
}

const EVTX = fixtureBytes('evtx/sample_with_a_bad_chunk_magic.evtx');
const evtx = (bytes: Uint8Array): Promise<string> => {
  const read = (offset: number, length: number): Uint8Array => bytes.subarray(offset, offset + length);
  return evtxText({ size: bytes.length, read }, english, 1e9);
};

/** Logs in which nothing is found, and which were not looked at as a whole. */
const SAMPLES: readonly Sample[] = [
  { name: 'u_ex1.log', languageId: 'iis-w3c-log', text: `${HEADER}${HEALTHY}a line of something else\n${HEALTHY}` },
  { name: 'u_ex2.log', languageId: 'iis-w3c-log', text: `${HEADER}${HEALTHY}2024-05-01 08:15:01 10.1.5.31 GET /certs\n` },
  { name: 'u_ex3.log', languageId: 'iis-w3c-log', text: `${HEADER}${HEALTHY.repeat(1000)}${OMADM}` },
  {
    name: 'OMADM1.log',
    languageId: 'android-omadm-log',
    text: `${OMADM.repeat(1000)}${HEALTHY.replace('200 0 0', '200 0 0 15')}`,
  },
  { name: 'OMADM2.log', languageId: 'android-omadm-log', text: 'SCEP enrollment failed, failInfo badRequest\n' },
  { name: 'events1.xml', languageId: 'windows-event-log', text: EVENT.repeat(3) + EVENT.slice(0, 100) },
  {
    name: 'ios1.log',
    languageId: 'ios-console-log',
    text: 'error\t09:10:01.402001 +0200\tprofiled\tAn unheard-of failure.\n'.repeat(3),
  },
  { name: 'damaged.evtx', languageId: 'windows-event-log', text: await evtx(EVTX), bytes: EVTX },
];

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-coverage-'));
beforeAll(() => {
  for (const { name, text, bytes } of SAMPLES) fs.writeFileSync(path.join(folder, name), bytes ?? text);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function logIn(session: Session, uri = URI) {
  const log = foundLog(session, uri);
  if (!log) throw new Error('no log');
  return log;
}

const lensesOf = (session: Session): readonly CodeLens[] => codeLenses(session, { textDocument });
const diagnosticIn = (session: Session): Diagnostic | undefined =>
  diagnosticsOf(logIn(session), session).find(({ diagnostic }) => diagnostic.code === NOT_LOOKED_AT)?.diagnostic;

async function commandLine(...argv: string[]): Promise<string> {
  let out = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  const complain = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  await analyzeCommand(argv);
  write.mockRestore();
  complain.mockRestore();
  return out;
}

/** Every output that says what a log says as a whole. */
const OUTPUTS: Readonly<Record<string, (sample: Sample) => string | Promise<string>>> = {
  lens: ({ languageId, text }) => lensesOf(sessionWith(languageId, text))[0]?.command?.title ?? '',
  problems: ({ languageId, text }) => String(diagnosticIn(sessionWith(languageId, text))?.message ?? ''),
  'list of findings': ({ languageId, text }) =>
    findingsDocument(sessionWith(languageId, text), { kind: 'findings', log: URI }).text,
  'command line': ({ name }) => commandLine(path.join(folder, name)),
  'command line, json': ({ name }) => commandLine('--format', 'json', path.join(folder, name)),
  'large log': async ({ name }) => {
    const file = path.join(folder, name);
    const answer = await readOne(file);
    if (answer.kind !== 'log') throw new Error(answer.kind);
    const session = sessionWith('plaintext', '');
    session.large.keep('file:///large', answer);
    const conclusion = conclusionOf(answer.facts, DEFAULT_SETTINGS);
    const problems = diagnosticsOf(logIn(session, 'file:///large'), session).map(({ diagnostic }) => String(diagnostic.message));
    const page = findingsDocument(session, { kind: 'findings', log: 'file:///large' }).text;
    return [conclusion ? english(conclusion) : '', ...problems, page].join('\n');
  },
};

/** What a reader takes for "all is well". */
const ALL_CLEAR = /No findings\.|nothing (?:failed|was found)|"complete": true/i;

describe.each(Object.entries(OUTPUTS))('%s', (_name, output) => {
  it.each(SAMPLES.map((sample) => [sample.name, sample] as const))('gives no all-clear for %s', async (_file, sample) => {
    const said = await output(sample);
    expect(said).not.toMatch(ALL_CLEAR);
    expect(said).toMatch(/Not looked at|Not understood|notLookedAt/);
  });
});

describe('the outputs for a log that was read whole', () => {
  it.each(Object.entries(OUTPUTS).filter(([name]) => name !== 'problems'))('%s gives the all-clear', async (_name, output) => {
    const name = 'u_ex9.log';
    fs.writeFileSync(path.join(folder, name), HEADER + HEALTHY);
    expect(await output({ name, languageId: 'iis-w3c-log', text: HEADER + HEALTHY })).toMatch(/No findings\./);
  });

  it('the problems are empty', () => {
    expect(diagnosticIn(sessionWith('iis-w3c-log', HEADER + HEALTHY))).toBeUndefined();
  });
});

describe('findings of rules that the reader hid', () => {
  const settings = { ...DEFAULT_SETTINGS, hiddenRules: ['iis-500-1346-impersonation'] };
  const session = sessionWith('iis-w3c-log', HEADER + FAILED + FAILED, settings);

  it('are counted: nothing is said to be in order', () => {
    expect(lensesOf(session)[0]?.command?.title).toBe(
      'Entries: 2. No findings in what was read. Not looked at: findings of rules that you hid (2).',
    );
  });
});

describe('a log with findings of which not all was looked at', () => {
  const session = sessionWith('iis-w3c-log', `${HEADER}${FAILED}what is this\n${FAILED}`);

  it('says both, in the lens and in the list, with the way to the lines', () => {
    expect(lensesOf(session)[0]?.command?.title).toMatch(
      /Failures: 2\. .*Not looked at: lines that are no entries of this log \(1\)\.$/,
    );
    const { text, links } = findingsDocument(session, { kind: 'findings', log: URI });
    expect(text).toMatch(/\nNot looked at\n {2}lines that are no entries of this log \(1\)\n {2}Lines: 3\n/);
    expect(links.map(({ target }) => target)).toContain(`${URI}#L3`);
  });
});

describe('one click', () => {
  it('opens the lines of another log as a log of their own', () => {
    const failing = FAILED.replace('500 0 1346', '500 0 1346 15');
    const session = sessionWith('android-omadm-log', `${OMADM.repeat(1000)}${failing}${OMADM}${failing}`);
    const lens = lensesOf(session)[1];
    expect(lens?.command).toMatchObject({
      title: 'Open the lines of another log (2)',
      command: COMMANDS.openLines,
      arguments: [{ uri: URI, languageId: 'iis-w3c-log' }],
    });
    expect(linesInFormat(session, { uri: URI, languageId: 'iis-w3c-log' })).toEqual({
      languageId: 'iis-w3c-log',
      text: failing.repeat(2),
    });
    expect(linesInFormat(session, { uri: URI, languageId: 'svclog' })).toBeNull();
  });

  it('is offered for the diagnostic, too', () => {
    const session = sessionWith('iis-w3c-log', MANY);
    const diagnostic = diagnosticIn(session);
    if (!diagnostic) throw new Error('none');
    const { range } = diagnostic;
    const actions = codeActions(session, { textDocument, range, context: { diagnostics: [diagnostic] } });
    expect(actions.map(({ title }) => title)).toEqual(['Check the other SCEP messages now (6)', 'Show all findings of this log']);
  });

  it('checks the other messages, and shows what they say', () => {
    const session = sessionWith('iis-w3c-log', MANY);
    expect(lensesOf(session)[0]?.command?.title).toContain('Not looked at: SCEP messages (6).');
    const done: string[] = [];
    new MessageChecks(
      () => session.logs,
      () => undefined,
      (uri) => done.push(uri),
    ).finish(URI);
    expect(done).toEqual([URI]);
    expect(lensesOf(session)[0]?.command?.title).not.toContain('Not looked at');
    const [found] = diagnosticsOf(logIn(session), session).filter(({ diagnostic }) => diagnostic.code === 'scep-message-damaged');
    expect(found?.diagnostic.range.start.line).toBe(31);
  });
});

describe('messages that are checked while the server is idle', () => {
  const waiting: (() => void)[] = [];
  const checksOf = (session: Session, done: string[]): MessageChecks =>
    new MessageChecks(
      () => session.logs,
      (next) => waiting.push(next),
      (uri) => done.push(uri),
    );

  it('are checked in steps, and what they say shows at the end', () => {
    const session = sessionWith('iis-w3c-log', MANY + request('variants/synth-bad-signature.b64').repeat(10));
    const done: string[] = [];
    const checks = checksOf(session, done);
    checks.start(URI);
    checks.start(URI);
    let steps = 0;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      expect(done).toEqual([]);
      next();
      steps++;
    }
    expect(steps).toBe(2);
    expect(done).toEqual([URI]);
    checks.start(URI);
    expect(waiting).toEqual([]);
  });

  it('are left alone where the log was closed or changed', () => {
    const session = sessionWith('iis-w3c-log', MANY);
    const done: string[] = [];
    checksOf(session, done).start(URI);
    session.logs.close(URI);
    waiting.shift()?.();
    expect({ done, waiting }).toEqual({ done: [], waiting: [] });
  });
});
