import type { Connection } from 'vscode-languageserver';
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
} from '../protocol.ts';
import { compare } from './features/compare.ts';
import { decodeText, sourceOf } from './features/decode-text.ts';
import { exportMessage } from './features/export-message.ts';
import { revealChallenge, useKey } from './features/keys.ts';
import { guard } from './handler.ts';
import type { Publisher } from './publisher.ts';
import type { Session } from './session.ts';

const FAILED = 'The language server failed at this; its output says more.';

/** Our own requests about messages: decoding, export, keys. */
export function registerMessageRequests(connection: Connection, now: () => Session, publisher: Publisher): void {
  /** The name of a request in the log is the last part of its method. */
  const answer = <Params, Answer>(method: string, fallback: Answer, run: (params: Params) => Answer): void => {
    const name = method.slice(method.lastIndexOf('/') + 1);
    connection.onRequest<unknown, void>(method, guard<Params, unknown>(connection.console, name, fallback, run));
  };
  const failed = { kind: 'none', message: FAILED } as const;
  answer<DecodeTextParams, DecodeTextAnswer>(DECODE_TEXT, { documents: [] }, (params) => {
    const decoded = decodeText(now(), params);
    publisher.refreshCase();
    return decoded;
  });
  answer<SourceOfParams, SourceOfAnswer | null>(SOURCE_OF, null, (params) => sourceOf(now(), params));
  answer<MessageParams, ExportAnswer | null>(EXPORT_MESSAGE, null, (params) => exportMessage(now(), params));
  answer<MessageParams, CompareAnswer>(COMPARE, failed, (params) => compare(now(), params));
  answer<MessageParams, RevealAnswer>(REVEAL_CHALLENGE, failed, (params) => revealChallenge(now(), params));
  answer<UseKeyParams, UseKeyAnswer>(USE_KEY, { kind: 'no-key', message: FAILED }, (params) => {
    const taken = useKey(now(), params);
    if (taken.kind === 'keys') publisher.refreshMessages();
    return taken;
  });
  answer<unknown, number>(FORGET_KEYS, 0, () => {
    const forgotten = now().keys.forget();
    publisher.refreshMessages();
    return forgotten;
  });
}
