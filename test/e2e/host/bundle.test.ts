import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { codeOf, fileUri, findingsOf, until } from './support.ts';

const VALIDATE_NDES = 'bundles/2024-05-02T06-32-10-CertConnectorLogs-NDES01.zip';
const ONE_DATA_COLLECTOR = 'bundles/NDES01_CollectedData.zip';
const NDES = 'CollectedData/Intune/Files/NDES';

/** A place in an archive of the workspace, as the extension addresses it. */
function inBundle(archive: string, path = ''): vscode.Uri {
  const authority = Buffer.from(fileUri(archive).toString()).toString('hex');
  return vscode.Uri.from({ scheme: 'scep-bundle', authority, path: `/${path}` });
}

/** Every file below a folder, by its path. */
async function filesBelow(folder: vscode.Uri): Promise<string[]> {
  const files: string[] = [];
  for (const [name, type] of await vscode.workspace.fs.readDirectory(folder)) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.Directory) files.push(...(await filesBelow(uri)));
    else files.push(uri.path);
  }
  return files.sort();
}

async function findingsIn(archive: string, path: string, language: string): Promise<string[]> {
  const document = await vscode.workspace.openTextDocument(inBundle(archive, path));
  await vscode.window.showTextDocument(document);
  await until(`${path} as ${language}`, () => document.languageId === language);
  return (await findingsOf(document)).map((finding) => codeOf(finding).value);
}

describe('an archive as a folder', () => {
  it('lists the files of a Validate-NDES bundle', async () => {
    assert.deepEqual(await filesBelow(inBundle(VALIDATE_NDES)), [
      '/Application.evtx',
      '/CAPI2.evtx',
      '/Microsoft-Intune-CertificateConnectors-Admin.evtx',
      '/Microsoft-Intune-CertificateConnectors-Operational.evtx',
      '/Validate-NDESConfig.log',
      '/gpresult.html',
      '/registry.txt',
      '/templates.txt',
      '/u_ex240503.log',
    ]);
  });

  it('lists the files of a One Data Collector bundle, with those of the archive inside it, and what is not shown', async () => {
    assert.deepEqual(await filesBelow(inBundle(ONE_DATA_COLLECTOR)), [
      `/${NDES}/CertificateRegistrationPoint_05_01.svclog`,
      `/${NDES}/CompanyPortal.zip/OMADMLog_0.log`,
      `/${NDES}/NDESConnector_2024-05-01_090000.svclog`,
      `/${NDES}/NDESPlugin.log`,
      `/${NDES}/u_ex240430.log`,
      `/${NDES}/u_ex240501.log`,
      `/${NDES}/u_ex240502.log`,
      '/Not shown.txt',
    ]);
    const notice = await vscode.workspace.openTextDocument(inBundle(ONE_DATA_COLLECTOR, 'Not shown.txt'));
    assert.match(notice.getText(), /outside\.txt: its name leads out of the bundle with "\.\."/);
  });

  const logs: readonly (readonly [archive: string, path: string, language: string, finding: string])[] = [
    [VALIDATE_NDES, 'u_ex240503.log', 'iis-w3c-log', 'iis-500-1346-impersonation'],
    [ONE_DATA_COLLECTOR, `${NDES}/u_ex240502.log`, 'iis-w3c-log', 'verifyrequest-403-16'],
    [ONE_DATA_COLLECTOR, `${NDES}/NDESPlugin.log`, 'ndes-plugin-log', 'verifyrequest-403-eku'],
    [ONE_DATA_COLLECTOR, `${NDES}/CertificateRegistrationPoint_05_01.svclog`, 'svclog', 'subject-mismatch'],
    [ONE_DATA_COLLECTOR, `${NDES}/CompanyPortal.zip/OMADMLog_0.log`, 'android-omadm-log', 'android-enrollment-stops'],
  ];
  for (const [archive, path, language, finding] of logs) {
    it(`shows the findings of ${path}`, async () => {
      const found = await findingsIn(archive, path, language);
      assert.ok(found.includes(finding), found.join(' '));
    });
  }

  it('shows a Windows event log in it as text', async () => {
    await vscode.commands.executeCommand('vscode.open', inBundle(VALIDATE_NDES, 'CAPI2.evtx'));
    const document = await until('the text of the event log', () => {
      const open = vscode.window.activeTextEditor?.document;
      return open?.uri.path.includes('CAPI2.evtx') ? open : undefined;
    });
    assert.equal(document.languageId, 'windows-event-log');
    assert.match(document.getText(), /Microsoft-Windows-CAPI2/);
  });

  it('can be read only', async () => {
    await assert.rejects(async () => vscode.workspace.fs.writeFile(inBundle(VALIDATE_NDES, 'new.log'), new Uint8Array(1)));
    await assert.rejects(async () => vscode.workspace.fs.delete(inBundle(VALIDATE_NDES, 'u_ex240503.log')));
  });

  it('says why a file is none', async () => {
    await assert.rejects(
      async () => vscode.workspace.fs.readDirectory(inBundle('bundles/torn.zip')),
      /torn\.zip: it is neither a zip nor a cabinet file/,
    );
  });

  it('does not hold what it does not hold', async () => {
    for (const path of ['nothing.log', '../notes.txt', 'u_ex240503.log/x'])
      await assert.rejects(async () => vscode.workspace.fs.readFile(inBundle(VALIDATE_NDES, path)), path);
  });
});

describe('the overview of a case', () => {
  it('makes a bundle the case of the window: its page opens, and logs of it that nobody opened are marked', async () => {
    await vscode.commands.executeCommand('scepLogInspector.showCaseOverview', inBundle(VALIDATE_NDES));
    const { input } = await until('the tab of the page', () => vscode.window.tabGroups.activeTabGroup.activeTab);
    assert.ok(input instanceof vscode.TabInputWebview);
    assert.match(input.viewType, /scepLogInspector\.overview$/);
    const log = inBundle(VALIDATE_NDES, 'u_ex240503.log');
    const marks = await until('marks in a closed log', () => {
      const found = vscode.languages.getDiagnostics(log);
      return found.length > 0 ? found : undefined;
    });
    assert.ok(marks.some((mark) => codeOf(mark).value === 'iis-500-1346-impersonation'));
  });
});
