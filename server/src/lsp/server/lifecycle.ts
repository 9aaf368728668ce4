import {
  type Connection,
  type ConnectionOptions,
  ErrorCodes,
  Message,
  type RequestMessage,
  ResponseError,
} from 'vscode-languageserver';
import { SETTINGS_SECTION } from '../../protocol.ts';
import { members } from '../answer/json.ts';

type MessageStrategy = NonNullable<ConnectionOptions['messageStrategy']>;
type NotificationResult = ReturnType<MessageStrategy['handleMessage']>;

const OWN_METHODS = `${SETTINGS_SECTION}/`;

/** What is wrong with a request: the method, unknown to any client, whose handler answers so. */
const REFUSALS = {
  notInitialized: ['\0not-initialized', ErrorCodes.ServerNotInitialized, 'The first request has to be "initialize".'],
  initializedTwice: ['\0initialized-twice', ErrorCodes.InvalidRequest, 'The server is initialized already.'],
  shutDown: ['\0shut-down', ErrorCodes.InvalidRequest, 'The server was told to shut down; it answers nothing more.'],
  batch: ['\0batch', ErrorCodes.InvalidRequest, 'A message is one JSON object; batches are not part of LSP.'],
  params: ['\0params', ErrorCodes.InvalidParams, 'The parameters of a request are an object.'],
} as const;

/**
 * The order of a session as LSP demands it ("Server lifecycle"). Every message passes here before anybody handles it, whatever it
 * came through: before `initialize` and after `shutdown` requests are refused and notifications dropped, `exit` apart.
 */
export class Lifecycle implements MessageStrategy {
  #state: 'new' | 'running' | 'shut-down' = 'new';

  /** To be called once: a refused request is turned into one that these handlers answer. */
  register(connection: Connection): void {
    for (const [method, code, text] of Object.values(REFUSALS)) {
      connection.onRequest(method, () => new ResponseError(code, text));
    }
  }

  handleMessage(message: Message, next: (message: Message) => NotificationResult): NotificationResult {
    if (Array.isArray(message)) {
      for (const one of message.filter(Message.isRequest)) next(refused(one.id, 'batch'));
      return undefined;
    }
    if (Message.isRequest(message)) return next(this.#request(message));
    if (!Message.isNotification(message)) return next(message);
    const params = paramsOf(message.params);
    if (message.method === 'exit') return next(withParams(message, undefined));
    return this.#state === 'running' && params !== null ? next(withParams(message, params)) : undefined;
  }

  #request(message: RequestMessage): Message {
    const params = paramsOf(message.params);
    const refusal = this.#refusal(message.method, params);
    if (refusal) return refused(message.id, refusal);
    if (message.method === 'initialize') {
      this.#state = 'running';
      return withParams(message, { ...params, capabilities: members(params?.['capabilities']) });
    }
    if (message.method === 'shutdown') this.#state = 'shut-down';
    // Of a method of LSP the library knows whether it takes parameters.
    return withParams(message, params ?? (message.method.startsWith(OWN_METHODS) ? {} : undefined));
  }

  #refusal(method: string, params: object | null | undefined): keyof typeof REFUSALS | undefined {
    if (this.#state === 'shut-down') return 'shutDown';
    if (this.#state === 'new' && method !== 'initialize') return 'notInitialized';
    if (this.#state === 'running' && method === 'initialize') return 'initializedTwice';
    return params === null || (method === 'initialize' && params === undefined) ? 'params' : undefined;
  }
}

/**
 * Null where they are neither an object nor left out. `null` and an empty list count as left out; a list of one is what it holds, since
 * that is how libraries send what is no object.
 */
function paramsOf(params: unknown): Readonly<Record<string, unknown>> | null | undefined {
  if (Array.isArray(params)) return params.length > 1 || Array.isArray(params[0]) ? null : paramsOf(params[0]);
  if (params === undefined || params === null) return undefined;
  return typeof params === 'object' ? (params as Readonly<Record<string, unknown>>) : null;
}

function withParams(message: Message, params: object | null | undefined): Message {
  return { ...message, params: params ?? undefined } as Message;
}

function refused(id: RequestMessage['id'], refusal: keyof typeof REFUSALS): Message {
  return { jsonrpc: '2.0', id, method: REFUSALS[refusal][0] } as Message;
}
