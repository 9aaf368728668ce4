import { describe, expect, it } from 'vitest';
import type { CodeAction, CodeActionParams, Diagnostic } from 'vscode-languageserver';
import { codeActions } from '../../../server/src/lsp/features/code-action.ts';
import { diagnosticsOf } from '../../../server/src/lsp/features/diagnostics.ts';
import { foundIn } from '../../../server/src/lsp/log/found-log.ts';
import type { Session } from '../../../server/src/lsp/session/session.ts';
import { COMMANDS, type CopyTextArgument, DEFAULT_SETTINGS } from '../../../server/src/protocol.ts';
import { sessionWith, URI } from '../support/session.ts';

const FIELDS =
  '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken';
const AT = 100; // column of a place in the line that no finding marks
const request = (second: number, status: string, path = 'mscep/mscep.dll/pkiclient.exe'): string =>
  `2024-05-01 12:00:${String(second % 60).padStart(2, '0')} 10.0.0.1 GET /certsrv/${path} operation=GetCACert 443 - 10.0.0.2 agent - ${status} 31`;
const logOf = (...lines: readonly string[]): string => `${[FIELDS, ...lines].join('\n')}\n`;

interface Asked {
  readonly line: number;
  readonly from: number;
  readonly to?: number;
  readonly toLine?: number;
  readonly diagnostics?: readonly Diagnostic[];
}

function ask(session: Session, { line, from, to = from, toLine = line, diagnostics = [] }: Asked): CodeAction[] {
  const range = { start: { line, character: from }, end: { line: toLine, character: to } };
  return codeActions(session, { textDocument: { uri: URI }, range, context: { diagnostics: [...diagnostics] } });
}

function diagnosticsIn(session: Session): readonly Diagnostic[] {
  const log = session.logs.get(URI);
  return log ? diagnosticsOf(foundIn(log), session).map(({ diagnostic }) => diagnostic) : [];
}

const notesOf = (actions: readonly CodeAction[]): string[] =>
  actions
    .flatMap(({ command }) => (command?.command === COMMANDS.copyText ? (command.arguments as CopyTextArgument[]) : []))
    .filter(({ what }) => what === 'ticket note')
    .map(({ text }) => text);
const withoutDiagnostics = (actions: readonly CodeAction[]): CodeAction[] =>
  actions.map(({ diagnostics: _, ...action }) => action);

describe('code actions of a range', () => {
  const session = sessionWith('iis-w3c-log', logOf(request(1, '200 0 0'), request(2, '500 0 1346')));
  const [finding] = diagnosticsIn(session);
  const { line, character } = finding?.range.start ?? { line: 0, character: 0 };

  it('are those of its findings, whether or not the client sends their diagnostics', () => {
    const sent = ask(session, { line, from: character, diagnostics: finding ? [finding] : [] });
    expect(sent.map(({ command }) => command?.command)).toContain(COMMANDS.showResolution);
    expect(sent.every(({ diagnostics }) => diagnostics?.[0] === finding)).toBe(true);
    const plain = ask(session, { line, from: character });
    expect(plain).toEqual(withoutDiagnostics(sent));
    expect(ask(session, { line: 0, from: 0, toLine: 9 })).toEqual(plain);
  });

  it('do not mind the diagnostics of others', () => {
    const others = [
      { range: { start: { line, character }, end: { line, character } }, message: 'typo', code: 'cSpell', data: 5 },
    ];
    expect(ask(session, { line, from: character, diagnostics: others })).toEqual(ask(session, { line, from: character }));
    expect(ask(session, { line, from: character, diagnostics: [null, 5] as unknown as Diagnostic[] })).not.toEqual([]);
  });

  it('are none beside a marked token, on a line that is healthy, and of a rule that is hidden', () => {
    expect(ask(session, { line, from: 0 })).toEqual([]);
    expect(ask(session, { line: 1, from: character })).toEqual([]);
    const settings = { ...DEFAULT_SETTINGS, hiddenRules: [String(finding?.code)] };
    const hidden = sessionWith('iis-w3c-log', logOf(request(1, '200 0 0'), request(2, '500 0 1346')), settings);
    expect(ask(hidden, { line, from: character })).toEqual([]);
  });

  it('are there for a client that sends no context', () => {
    const range = { start: { line, character }, end: { line, character } };
    const params = { textDocument: { uri: URI }, range } as CodeActionParams;
    expect(codeActions(session, params)).toEqual(ask(session, { line, from: character }));
  });
});

describe('code actions where the editor marks nothing', () => {
  const lines = Array.from({ length: 400 }, (_, i) => request(i, '500 0 1346'));
  const session = sessionWith('iis-w3c-log', logOf(...lines));
  const marked = new Set(diagnosticsIn(session).map(({ range }) => range.start.line));

  it('are those of the finding on the line, wherever the cursor is', () => {
    expect(marked.has(390)).toBe(false);
    const actions = ask(session, { line: 390, from: AT });
    expect(actions.map(({ command }) => command?.command)).toContain(COMMANDS.showResolution);
    const [note] = notesOf(actions);
    expect(note).toContain('Where: test.log:391');
    expect(note).toContain(`Log line: ${lines[389]}`);
    expect(note).toContain('Described as at the first place of this cause: test.log:2');
  });

  it('know the findings that are marked all over the log', () => {
    const last = diagnosticsIn(session).findLast(({ data }) => data !== undefined);
    const { line, character } = last?.range.start ?? { line: 0, character: 0 };
    expect(line).toBeGreaterThan(300);
    const [note] = notesOf(ask(session, { line, from: character }));
    expect(note).toContain(`Where: test.log:${line + 1}`);
    expect(note).not.toContain('Described as');
    expect(ask(session, { line, from: 0 })).toEqual([]); // it is marked, and the cursor is not there
  });

  it('are those of the findings above the maximum of the reader', () => {
    const settings = { ...DEFAULT_SETTINGS, diagnostics: { maximumPerFile: 1 } };
    const one = sessionWith('iis-w3c-log', logOf(request(1, '500 0 1346'), request(2, '500 0 1346')), settings);
    expect(ask(one, { line: 1, from: 0 })).toEqual([]); // it is marked, and the cursor is not there
    const [note] = notesOf(ask(one, { line: 2, from: 0 }));
    expect(note).toContain('Where: test.log:3');
    expect(note).not.toContain('Described as');
  });

  it('stay few for the whole of a log, and each can be told from the others', () => {
    const actions = ask(session, { line: 0, from: 0, toLine: 401 });
    const notes = notesOf(actions);
    expect(notes).toHaveLength(20);
    expect(new Set(notes).size).toBe(20);
    expect(new Set(actions.map(({ title }) => title)).size).toBe(actions.length);
  });
});

describe('actions that do the same', () => {
  it('are there once, for all of their diagnostics', () => {
    const session = sessionWith('iis-w3c-log', logOf(request(1, '500 0 1346'), request(2, '500 0 1346')));
    const diagnostics = diagnosticsIn(session).filter(({ data }) => data !== undefined);
    expect(diagnostics.length).toBeGreaterThan(1);
    const actions = ask(session, { line: 1, from: 0, toLine: 2, diagnostics });
    const commands = actions.map(({ command }) => JSON.stringify([command?.command, command?.arguments]));
    expect(new Set(commands).size).toBe(commands.length);
    const hide = actions.filter(({ command }) => command?.command === COMMANDS.hideRule);
    expect(hide).toHaveLength(1);
    expect(hide[0]?.diagnostics).toEqual(diagnostics);
  });
});
