import readline from 'node:readline';
import { Writable } from 'node:stream';
import { LIMITS } from '../core/limits.ts';
import { type DecryptionKey, openKeys } from '../core/scep/decrypt/index.ts';
import { own } from '../core/text/secrets/index.ts';
import { msg, type Sentence } from '../core/text/sentence.ts';
import { oneLine } from '../core/text/visible.ts';
import { isDescriptor, openStream, readWhole, reasonOf, Unreadable } from '../workspace/sources/open-file.ts';
import { readBounded } from '../workspace/sources/read-bounded.ts';
import { localize } from './console.ts';
import { writeError } from './output.ts';

/** Holds the password of a key file: an argument would show in the list of processes. */
const PASSWORD_VARIABLE = 'SCEP_KEY_PASSWORD';
const MAX_ATTEMPTS = 3;
const TOO_LONG = msg('more than {0} bytes come; no more are read', LIMITS.keyBytes);

type Failure = { readonly error: Sentence; readonly code: 1 | 2 };

/** The private keys of a file: PEM or PFX. A password comes from the environment, or is asked for on a terminal. */
export async function readKeys(file: string): Promise<readonly DecryptionKey[] | Failure> {
  const bytes = await readFile(file);
  if ('error' in bytes) return bytes;
  const given = process.env[PASSWORD_VARIABLE];
  let opened = openKeys(bytes, given);
  for (let attempt = 0; given === undefined && attempt < MAX_ATTEMPTS && asks(opened.kind); attempt++) {
    const password = await askPassword(file);
    if (password === undefined) break;
    opened = openKeys(bytes, password);
  }
  if (opened.kind === 'keys') return opened.keys;
  const hint = opened.kind === 'password-needed' ? msg('{0} Set {1}.', opened.message, PASSWORD_VARIABLE) : opened.message;
  return { error: msg('{0}: {1}', file, hint), code: 1 };
}

async function readFile(file: string): Promise<Uint8Array | Failure> {
  try {
    if (!isDescriptor(file)) return await readWhole(file, LIMITS.keyBytes);
    return (await readBounded(openStream(file), LIMITS.keyBytes)) ?? { error: msg('{0}: {1}', file, TOO_LONG), code: 1 };
  } catch (error) {
    const reason = reasonOf(error);
    return { error: error instanceof Unreadable ? msg('{0}: {1}', file, reason) : reason, code: 1 };
  }
}

function asks(kind: ReturnType<typeof openKeys>['kind']): boolean {
  return kind === 'password-needed' || kind === 'wrong-password';
}

/** Asks on the terminal without echo; undefined where there is none, or the reader gave up. */
function askPassword(file: string): Promise<string | undefined> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY || !stderr.isTTY) return Promise.resolve(undefined);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = readline.createInterface({ input: stdin, output: silent, terminal: true });
  writeError(oneLine(localize(msg('Password of {0}: ', file))));
  return new Promise((resolve) => {
    prompt.once('close', () => {
      writeError(own('\n'));
      resolve(undefined);
    });
    prompt.question('', (password) => {
      resolve(password);
      prompt.close();
    });
  });
}
