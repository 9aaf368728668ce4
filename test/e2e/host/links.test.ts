import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { EXTENSION, open, openText, until } from './support.ts';

const exec = vscode.commands.executeCommand;

/** A certificate of our own making, whose subject and CRL are addresses. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIICDTCCAbOgAwIBAgIUf5IkidEWH+fo6fDfN5qO8YkCjpgwCgYIKoZIzj0EAwIw
QzFBMD8GA1UEAww4aHR0cHM6Ly9ldmlsLmV4YW1wbGUvP29wZXJhdGlvbj1QS0lP
cGVyYXRpb24mbWVzc2FnZT1NSUkwHhcNMjYxMTI4MTI0MDQ2WhcNMzYxMTI1MTI0
MDQ2WjBDMUEwPwYDVQQDDDhodHRwczovL2V2aWwuZXhhbXBsZS8/b3BlcmF0aW9u
PVBLSU9wZXJhdGlvbiZtZXNzYWdlPU1JSTBZMBMGByqGSM49AgEGCCqGSM49AwEH
A0IABGufuWm9G3qR1rYaO/qgIrGUfJO03BnEEyby46FlBj7objoCfX+xaTIu/Jx1
wutK8fDfKGEB+fGxC0lLnuAMY16jgYQwgYEwHQYDVR0OBBYEFBiSWbIcLQLDPClU
AXR9wV1Hd/0PMB8GA1UdIwQYMBaAFBiSWbIcLQLDPClUAXR9wV1Hd/0PMA8GA1Ud
EwEB/wQFMAMBAf8wLgYDVR0fBCcwJTAjoCGgH4YdaHR0cDovL2NybC5ldmlsLmV4
YW1wbGUvYS5jcmwwCgYIKoZIzj0EAwIDSAAwRQIgO6MBnwEjP+qOOTSvrozlEna2
h251hGcDIo5TFjnQaPsCIQDeMn87WOVaw+o3z1d8X50N9HITVG8qGb5jsmfX3Y1L
vw==
-----END CERTIFICATE-----`;

const ADDRESS = 'https://ndes.evil.example/certsrv/mscep/mscep.dll?operation=PKIOperation&message=MIIBAA';

interface Manifest {
  readonly contributes: { readonly languages: readonly { readonly id: string }[] };
}

/** VS Code's own finder of addresses is among those who are asked here, whether editors follow what it finds or not. */
async function linksOf(document: vscode.TextDocument): Promise<readonly vscode.DocumentLink[]> {
  return exec<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri, 50);
}

function editorLinks(scope: vscode.ConfigurationScope): unknown {
  return vscode.workspace.getConfiguration('editor', scope).get('links');
}

describe('an address in a log', () => {
  it('is followed by no editor of any log language, and in other texts as ever', () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension);
    const languages = (extension.packageJSON as Manifest).contributes.languages
      .map(({ id }) => id)
      .filter((id) => !id.startsWith('scep-')); // pages of ours, whose addresses lead nowhere
    assert.ok(languages.length > 8);
    for (const languageId of languages) assert.equal(editorLinks({ languageId }), false, languageId);
    assert.equal(editorLinks({ languageId: 'plaintext' }), true);
  });

  it('stays so where the language was found by the content', async () => {
    const document = await open('strangers/OMADM-links.log', 'android-omadm-log');
    assert.equal(editorLinks(document), false);
  });

  it('is no link of ours', async () => {
    const document = await open('strangers/OMADM-links.log', 'android-omadm-log');
    const ours = (await linksOf(document)).filter(({ target }) => !/^https?$/.test(target?.scheme ?? ''));
    assert.deepEqual(ours, []);
  });
});

describe('an address on a page of ours', () => {
  it('leads nowhere where it was decoded from a message, and the way back to the log stays', async () => {
    const uri = await exec<string>('scepLogInspector.decodeSelection', { text: CERTIFICATE });
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    assert.match(document.getText(), /https:\/\/evil\.example/);
    assert.match(document.getText(), /http:\/\/crl\.evil\.example/);
    const links = await until('links', async () => {
      const found = await linksOf(document);
      return found.length > 1 ? found : undefined;
    });
    for (const { target } of links) assert.equal(target?.toString(), document.uri.toString());
  });

  it('is a link in the preview of a resolution only where it is our documentation', async () => {
    const log = await openText(
      'android-omadm-log',
      (await open('strangers/OMADM-links.log')).getText().replaceAll('<server>.msappproxy.net', 'evil.example'),
    );
    assert.ok(log.getText().includes(ADDRESS));
    const [finding] = await until('findings', () => {
      const found = vscode.languages.getDiagnostics(log.uri).filter(({ code }) => typeof code === 'object');
      return found.length > 0 ? found : undefined;
    });
    assert.ok(finding);
    const actions = await exec<vscode.CodeAction[]>('vscode.executeCodeActionProvider', log.uri, finding.range);
    const uri = actions
      .flatMap(({ command }) => command?.arguments ?? [])
      .find((one) => /\/resolution\//.test(String(one?.uri)))?.uri;
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse(String(uri), true));
    assert.match(page.getText(), /evil\.example/);
    const html = await exec<string>('markdown.api.render', page.getText());
    const targets = Array.from(html.matchAll(/ href="([^"]*)"/g), ([, target]) => target ?? '');
    assert.ok(targets.length > 0);
    for (const target of targets) assert.doesNotMatch(target, /evil|^(?!https:\/\/|#)/);
  });
});
