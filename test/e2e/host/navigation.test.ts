import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { open, openText, until } from './support.ts';

const exec = vscode.commands.executeCommand;

describe("finding one's way in a log", () => {
  it('the outline has the enrollments of a server log with their requests', async () => {
    const document = await open('u_ex240501.log', 'iis-w3c-log');
    const symbols = await until('symbols', async () => {
      const found = await exec<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', document.uri);
      return found && found.length > 0 ? found : undefined;
    });
    const withSteps = symbols.filter((symbol) => symbol.children.length > 1);
    assert.ok(withSteps.length > 5, `${withSteps.length} enrollments have several requests`);
    for (const symbol of symbols) assert.ok(symbol.range.contains(symbol.selectionRange), symbol.name);
    const names = withSteps.flatMap((symbol) => symbol.children.map((child) => child.name)).join('\n');
    assert.match(names, /GetCACert/);
    assert.match(names, /PKIOperation/);
  });

  it('records of several lines fold: a SyncML body', async () => {
    const body = ['<SyncML>', '  <SyncBody>', '    <Final/>', '  </SyncBody>', '</SyncML>'];
    const line = (text: string) =>
      `2018-02-27T05:16:08.2500000  VERB  Event  com.microsoft.omadm.syncml.SyncmlSession  18327    10  ${text}`;
    const document = await openText(
      'android-omadm-log',
      [line(body[0] ?? ''), ...body.slice(1), line('There are 1 requests'), ''].join('\n'),
    );
    const ranges = await until('folding ranges', async () => {
      const found = await exec<vscode.FoldingRange[] | undefined>('vscode.executeFoldingRangeProvider', document.uri);
      return found && found.length > 0 ? found : undefined;
    });
    assert.ok(ranges.some((range) => range.start === 0 && range.end === 4));
  });
});
