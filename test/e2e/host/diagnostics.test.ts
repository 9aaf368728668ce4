import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { codeOf, findingsNow, findingsOf, open, openText, until } from './support.ts';

const FAILING =
  '2017-08-08 20:22:16 10.0.0.4 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.5.14.22 profiled/1.0 - 500 0 1346 31';
const HEADER =
  '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken';

describe('diagnostics', () => {
  it('name the cause of a failed request, on the token that shows it, with a link to read on', async () => {
    const document = await open('u_ex170808.log');
    const [finding, ...others] = await findingsOf(document);
    assert.ok(finding);
    assert.deepEqual(others, []);
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(codeOf(finding).value, 'iis-500-1346-impersonation');
    assert.match(codeOf(finding).target, /^https:\/\/learn\.microsoft\.com\//);
    assert.match(document.getText(finding.range), /^(500|1346|500 0 1346)$/);
    assert.match(finding.message, /impersonat/i);
    assert.ok(finding.source);
  });

  it('are absent where every request succeeded', async () => {
    const failed = await open('u_ex170808.log');
    const healthy = await open('u_ex170809.log', 'iis-w3c-log');
    await findingsOf(failed);
    await until('the symbols, and with them the analysis, of the healthy log', async () => {
      const symbols = await vscode.commands.executeCommand<unknown[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        healthy.uri,
      );
      return symbols && symbols.length > 0;
    });
    assert.deepEqual(findingsNow(healthy), []);
  });

  it('mark the first of many failures with one cause, and count the rest in one line', async () => {
    const document = await openText('iis-w3c-log', [HEADER, ...Array.from({ length: 600 }, () => FAILING)].join('\n'));
    const marked = await findingsOf(document);
    assert.ok(marked.length <= 200, `${marked.length} are marked`);
    const rest = vscode.languages.getDiagnostics(document.uri).filter((one) => one.code === 'more-findings');
    assert.equal(rest.length, 1);
    assert.equal(rest[0]?.severity, vscode.DiagnosticSeverity.Information);
    assert.match(rest[0]?.message ?? '', new RegExp(`\\b${600 - marked.length}\\b`));
    assert.equal(rest[0]?.range.start.line, 0);
  });

  it('follow a log that grows', async () => {
    const document = await openText('iis-w3c-log', `${HEADER}\n${FAILING.replace('500 0 1346', '200 0 0')}\n`);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(document.lineAt(document.lineCount - 1).range.end, `${FAILING}\n`));
    const [finding] = await findingsOf(document);
    assert.equal(finding?.range.start.line, 2);
  });

  it('go when the reader takes the failing line out, and come back with undo', async () => {
    const document = await openText('iis-w3c-log', `${HEADER}\n${FAILING}\n`);
    const editor = await vscode.window.showTextDocument(document);
    await findingsOf(document);
    await editor.edit((edit) => edit.delete(document.lineAt(1).rangeIncludingLineBreak));
    await until('no findings', () => findingsNow(document).length === 0);
    await vscode.commands.executeCommand('undo');
    await findingsOf(document);
  });

  it('stay quiet about requests that have nothing to do with SCEP, and about a healthy refusal', async () => {
    const foreign = FAILING.replace('/certsrv/mscep/mscep.dll operation=GetCACert&message=ca', '/shop/cart -');
    const refusal = FAILING.replace('operation=GetCACert&message=ca', '-').replace('500 0 1346', '403 0 0');
    const document = await openText('iis-w3c-log', [HEADER, foreign, refusal, FAILING, ''].join('\n'));
    const found = await findingsOf(document);
    assert.deepEqual(
      found.map((one) => one.range.start.line),
      [3],
    );
  });

  it('survive an empty line, NUL bytes and a megabyte in one line, and still find the failure behind them', async () => {
    const text = [HEADER, '', 'a\0b', `2017-08-08 ${'x'.repeat(1_000_000)}`, '\ud800', FAILING, ''].join('\n');
    const document = await openText('iis-w3c-log', text);
    const found = await until('the failure', () => {
      const failures = findingsNow(document).filter((one) => one.severity === vscode.DiagnosticSeverity.Error);
      return failures.length > 0 ? failures : undefined;
    });
    assert.deepEqual(
      found.map((one) => one.range.start.line),
      [5],
    );
  });
});

describe('hidden rules', () => {
  it('lose their diagnostics at once, and show them again when they are taken off the list', async () => {
    const document = await open('u_ex170808.log');
    await findingsOf(document);
    const settings = () => vscode.workspace.getConfiguration('scepLogInspector');
    try {
      // Not awaited: the command goes on until its message, which offers to undo it, is closed.
      void vscode.commands.executeCommand('scepLogInspector.hideRule', { rule: 'iis-500-1346-impersonation' });
      await until('no findings', () => findingsNow(document).length === 0);
      assert.deepEqual(settings().get('hiddenRules'), ['iis-500-1346-impersonation']);
    } finally {
      await settings().update('hiddenRules', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await findingsOf(document);
  });
});
