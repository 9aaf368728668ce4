import type { CancellationToken } from 'vscode-languageserver';
import { challengeForm } from '../../core/scep/challenge.ts';
import type { OpenedKeys } from '../../core/scep/decrypt/index.ts';
import type { DecodedMessage } from '../../core/scep/index.ts';
import { msg, type Sentence } from '../../core/text/sentence.ts';
import { oneLine } from '../../core/text/visible.ts';
import type { MessageParams, RevealAnswer, UseKeyAnswer, UseKeyParams } from '../../protocol.ts';
import { members } from '../answer/json.ts';
import { parseAddress } from '../answer/virtual-uri.ts';
import { locate } from '../message/messages.ts';
import type { Session } from '../session/session.ts';

/** Opens the private keys of a file. Rejects where the signal says so. */
export type KeyOpener = (data: Uint8Array, password: string | undefined, signal: AbortSignal) => Promise<OpenedKeys>;

const CANCELLED: OpenedKeys = { kind: 'no-key', message: msg('The key was not opened, since that was cancelled.') };

/** Takes keys into the session. Says nothing of the key or the password in any answer or error. */
export async function useKey(
  session: Session,
  params: UseKeyParams,
  openKeys: KeyOpener,
  token: CancellationToken,
): Promise<UseKeyAnswer> {
  const { data, password } = members(params);
  const bytes = typeof data === 'string' ? fromBase64(data) : new Uint8Array();
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  const { signal } = controller;
  const opened = await openKeys(bytes, typeof password === 'string' ? password : undefined, signal).catch((error: unknown) => {
    if (signal.aborted) return CANCELLED;
    throw error;
  });
  if (opened.kind !== 'keys') return { kind: opened.kind, message: oneLine(session.say(opened.message)) };
  const added = session.keys.add(opened.keys);
  return { kind: 'keys', added, held: session.keys.size };
}

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/** The challenge password of a message, for a reader who asked for it. The one place of the server that reveals a secret. */
export function revealChallenge(session: Session, { uri }: MessageParams): RevealAnswer {
  const address = parseAddress(uri);
  const none = (message: Sentence): RevealAnswer => ({ kind: 'none', message: oneLine(session.say(message)) });
  if (address?.kind !== 'decoded' && address?.kind !== 'text') return none(NO_MESSAGE);
  const located = locate(session, address);
  if (located.kind !== 'message') return none(NO_MESSAGE);
  const opened = session.keys.open(located.decoded);
  if (opened?.kind === 'closed') return none(opened.message);
  const challenge = challengeIn(opened?.message ?? located.decoded.message);
  if (challenge)
    return { kind: 'challenge', challenge: challenge.reveal(), nature: oneLine(session.say(challengeForm(challenge))) };
  return none(opened || located.decoded.message.kind === 'csr' ? NO_CHALLENGE : NO_KEY);
}

function challengeIn(message: DecodedMessage) {
  return message.kind === 'csr' ? message.request.challengePassword : undefined;
}

const NO_MESSAGE = msg('There is no message here.');
const NO_CHALLENGE = msg('This message holds no challenge password.');
const NO_KEY = msg('The challenge is encrypted, or there is none. Use the command "Decrypt with Key" first.');
