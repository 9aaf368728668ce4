import * as vscode from 'vscode';
import {
  FORGET_KEYS,
  type MessageParams,
  REVEAL_CHALLENGE,
  type RevealAnswer,
  USE_KEY,
  type UseKeyAnswer,
  type UseKeyParams,
} from '../../server/src/protocol.ts';
import { chosenMessage, open } from './decode.ts';
import type { Languages } from './languages.ts';
import type { Server } from './server.ts';

/** What "Decrypt with Key" takes from a keybinding or a test: the uri of a key file, its password, the message to open then. */
interface KeyArgument {
  readonly uri?: string;
  readonly file?: string;
  readonly password?: string;
}

/** Commands that deal with secrets. A key goes to the memory of the server and nowhere else: no file, no setting, no log, no trace. */
export function registerKeys(server: Server, languages: Languages): vscode.Disposable {
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    register('scepLogInspector.decryptWithKey', (argument?: KeyArgument) => decrypt(server, languages, argument)),
    register('scepLogInspector.forgetKeys', () => forget(server)),
    register('scepLogInspector.revealChallenge', (argument?: unknown) => reveal(server, languages, argument)),
  );
}

async function decrypt(server: Server, languages: Languages, argument: KeyArgument | undefined): Promise<void> {
  const uri = await chosenMessage(server, languages, argument);
  if (!uri) return;
  const data = typeof argument?.file === 'string' ? await read(vscode.Uri.parse(argument.file, true)) : await chooseKey();
  if (data === undefined) return;
  const answer = await take(server, data, argument?.password);
  if (!answer) return;
  if (answer.kind !== 'keys') {
    void vscode.window.showErrorMessage(answer.message);
    return;
  }
  await open(uri);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Keys in memory: {0}. The command "Forget Keys" or the end of this window removes them.', answer.held),
  );
}

/** Hands a key over and asks for its password as often as it takes; undefined: the reader gave up. */
async function take(server: Server, data: string, given: string | undefined): Promise<UseKeyAnswer | undefined> {
  let password = given;
  for (;;) {
    const params: UseKeyParams = { data, ...(password === undefined ? {} : { password }) };
    const answer = await server.requestUntraced<UseKeyAnswer>(USE_KEY, params);
    const asks = answer.kind === 'password-needed' || (answer.kind === 'wrong-password' && given === undefined);
    if (!asks) return answer;
    password = await vscode.window.showInputBox({
      title: vscode.l10n.t('Password of the Key'),
      prompt: answer.message,
      password: true,
      ignoreFocusOut: true,
    });
    if (password === undefined) return undefined;
  }
}

/** The key in base64, from a file or the clipboard. */
async function chooseKey(): Promise<string | undefined> {
  const file = { label: vscode.l10n.t('Choose a key file (PEM, PFX)...'), from: 'file' } as const;
  const clipboard = { label: vscode.l10n.t('Take the key from the clipboard (PEM)'), from: 'clipboard' } as const;
  const picked = await vscode.window.showQuickPick([file, clipboard], {
    title: vscode.l10n.t('Decrypt with Key'),
    placeHolder: vscode.l10n.t(
      'The private key of the RA for a request, of the device for an answer. It is kept in memory only.',
    ),
  });
  if (picked?.from === 'clipboard') return Buffer.from(await vscode.env.clipboard.readText()).toString('base64');
  if (picked?.from !== 'file') return undefined;
  const [uri] = (await vscode.window.showOpenDialog({ title: vscode.l10n.t('Decrypt with Key'), canSelectMany: false })) ?? [];
  return uri && read(uri);
}

async function read(uri: vscode.Uri): Promise<string> {
  return Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('base64');
}

async function forget(server: Server): Promise<void> {
  const count = await server.request<number>(FORGET_KEYS, null);
  void vscode.window.showInformationMessage(
    count === 0 ? vscode.l10n.t('There were no keys in memory.') : vscode.l10n.t('Forgotten keys: {0}', count),
  );
}

async function reveal(server: Server, languages: Languages, argument: unknown): Promise<void> {
  const uri = await chosenMessage(server, languages, argument);
  if (!uri) return;
  const params: MessageParams = { uri };
  const answer = await server.requestUntraced<RevealAnswer>(REVEAL_CHALLENGE, params);
  if (answer.kind === 'none') {
    void vscode.window.showInformationMessage(answer.message);
    return;
  }
  const copy = vscode.l10n.t('Copy');
  const detail = vscode.l10n.t('{0}\n\nIts form: {1}', answer.challenge, answer.nature);
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('Challenge password of this request'),
    { modal: true, detail },
    copy,
  );
  if (chosen === copy) await vscode.env.clipboard.writeText(answer.challenge);
}
