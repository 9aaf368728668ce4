import type { CancellationToken, Connection } from 'vscode-languageserver';
import { msg } from '../../core/text/sentence.ts';
import { oneLine } from '../../core/text/visible.ts';
import {
  COMPARE,
  type CompareAnswer,
  DECODE_TEXT,
  type DecodeTextAnswer,
  type DecodeTextParams,
  EXPORT_MESSAGE,
  type ExportAnswer,
  FORGET_KEYS,
  type MessageParams,
  REVEAL_CHALLENGE,
  type RevealAnswer,
  SOURCE_OF,
  type SourceOfAnswer,
  type SourceOfParams,
  USE_KEY,
  type UseKeyAnswer,
  type UseKeyParams,
} from '../../protocol.ts';
import { compare } from '../features/compare.ts';
import { decodeText, sourceOf } from '../features/decode-text.ts';
import { exportMessage } from '../features/export-message.ts';
import { type KeyOpener, revealChallenge, useKey } from '../features/keys.ts';
import type { Session } from '../session/session.ts';
import { failureLog } from './failure-log.ts';
import { guard } from './handler.ts';
import type { Publisher } from './publisher.ts';

const FAILED = msg('The language server failed at this; its output says more.');

/** Our own requests about messages: decoding, export, keys. */
export function registerMessageRequests(
  connection: Connection,
  now: () => Session,
  publisher: Publisher,
  openKeys: KeyOpener,
): void {
  const log = failureLog(connection.console);
  /** The name of a request in the log is the last part of its method. */
  const answer = <Params, Answer>(
    method: string,
    fallback: Answer,
    run: (params: Params, token: CancellationToken) => Answer | Promise<Answer>,
  ): void => {
    const name = method.slice(method.lastIndexOf('/') + 1);
    connection.onRequest<unknown, void>(method, guard<Params, unknown>(log, name, fallback, run));
  };
  const failure = oneLine(now().say(FAILED));
  const failed = { kind: 'none', message: failure } as const;
  answer<DecodeTextParams, DecodeTextAnswer>(DECODE_TEXT, { documents: [] }, (params) => {
    const decoded = decodeText(now(), params);
    publisher.refreshCase();
    return decoded;
  });
  answer<SourceOfParams, SourceOfAnswer | null>(SOURCE_OF, null, (params) => sourceOf(now(), params));
  answer<MessageParams, ExportAnswer | null>(EXPORT_MESSAGE, null, (params) => exportMessage(now(), params));
  answer<MessageParams, CompareAnswer>(COMPARE, failed, (params) => compare(now(), params));
  answer<MessageParams, RevealAnswer>(REVEAL_CHALLENGE, failed, (params) => revealChallenge(now(), params));
  answer<UseKeyParams, UseKeyAnswer>(USE_KEY, { kind: 'no-key', message: failure }, async (params, token) => {
    const taken = await useKey(now(), params, openKeys, token);
    if (taken.kind === 'keys') publisher.pages.ofMessages();
    return taken;
  });
  answer<unknown, number>(FORGET_KEYS, 0, () => {
    const forgotten = now().keys.forget();
    publisher.pages.ofMessages();
    return forgotten;
  });
}
