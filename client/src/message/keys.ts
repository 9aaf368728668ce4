import * as vscode from 'vscode';
import {
  FORGET_KEYS,
  type MessageParams,
  REVEAL_CHALLENGE,
  type RevealAnswer,
  USE_KEY,
  type UseKeyAnswer,
  type UseKeyParams,
} from '../../../server/src/protocol.ts';
import type { Languages } from '../platform/languages.ts';
import type { Server } from '../platform/server.ts';
import {
  askFile,
  askPassword,
  command,
  complain,
  inform,
  mention,
  pick,
  reveal,
  say,
  shown,
  whileWorking,
} from '../window/index.ts';
import { chosenMessage, open } from './decode.ts';

/** What "Decrypt with Key" takes from a keybinding or a test: the uri of a key file, its password, the message to open then. */
interface KeyArgument {
  readonly uri?: string;
  readonly file?: string;
  readonly password?: string;
}

/** Commands that deal with secrets. A key goes to the memory of the server and nowhere else: no file, no setting, no log, no trace. */
export function registerKeys(server: Server, languages: Languages): vscode.Disposable {
  return vscode.Disposable.from(
    command('scepLogInspector.decryptWithKey', (argument?: KeyArgument) => decrypt(server, languages, argument)),
    command('scepLogInspector.forgetKeys', () => forget(server)),
    command('scepLogInspector.revealChallenge', (argument?: unknown) => revealChallenge(server, languages, argument)),
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
    complain(shown(answer.message));
    return;
  }
  await open(uri);
  mention(say('Keys in memory: {0}. "Forget Keys" removes them.', answer.held));
}

/** Hands a key over and asks for its password as often as it takes; undefined: the reader gave up. */
async function take(server: Server, data: string, given: string | undefined): Promise<UseKeyAnswer | undefined> {
  let password = given;
  for (;;) {
    const params: UseKeyParams = { data, ...(password === undefined ? {} : { password }) };
    const answer = await whileWorking(say('Opening the key'), (_, token) =>
      server.requestUntraced<UseKeyAnswer>(USE_KEY, params, token),
    );
    const asks = answer.kind === 'password-needed' || (answer.kind === 'wrong-password' && given === undefined);
    if (!asks) return answer;
    password = await askPassword(say('Password of the Key'), shown(answer.message));
    if (password === undefined) return undefined;
  }
}

/** The key in base64, from a file or the clipboard. */
async function chooseKey(): Promise<string | undefined> {
  const file = { label: say('Choose a key file (PEM, PFX)...'), from: 'file' } as const;
  const clipboard = { label: say('Take the key from the clipboard (PEM)'), from: 'clipboard' } as const;
  const picked = await pick([file, clipboard], {
    title: say('Decrypt with Key'),
    placeHolder: say('The private key of the RA for a request, of the device for an answer. It is kept in memory only.'),
  });
  if (picked?.from === 'clipboard') return Buffer.from(await vscode.env.clipboard.readText()).toString('base64');
  if (picked?.from !== 'file') return undefined;
  const uri = await askFile(say('Decrypt with Key'));
  return uri && read(uri);
}

async function read(uri: vscode.Uri): Promise<string> {
  return Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('base64');
}

async function forget(server: Server): Promise<void> {
  const count = await server.request<number>(FORGET_KEYS, null);
  void inform(count === 0 ? say('There were no keys in memory.') : say('Forgotten keys: {0}', count));
}

async function revealChallenge(server: Server, languages: Languages, argument: unknown): Promise<void> {
  const uri = await chosenMessage(server, languages, argument);
  if (!uri) return;
  const params: MessageParams = { uri };
  const answer = await server.requestUntraced<RevealAnswer>(REVEAL_CHALLENGE, params);
  if (answer.kind === 'none') {
    void inform(shown(answer.message));
    return;
  }
  const copy = await reveal(say('Challenge password of this request'), answer.challenge, answer.nature);
  if (copy) await vscode.env.clipboard.writeText(answer.challenge);
}
