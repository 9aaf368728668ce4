import { type DecryptionKey, type OpenedMessage, openMessage } from '../core/scep/decrypt/index.ts';
import { certificatePem, certificatesIn, pemOf } from '../core/scep/export.ts';
import type { DecodedMessage } from '../core/scep/index.ts';
import { joined, own } from '../core/text/secrets/index.ts';
import { msg, type Sentence } from '../core/text/sentence.ts';
import { readWords } from './arguments.ts';
import { complain, localize, print, printJson } from './console.ts';
import { type InputMessage, messagesInBytes, readInput } from './decode-input.ts';
import { readKeys } from './decode-key.ts';
import { type MessageReport, reportMessage, writeMessage } from './decode-report.ts';

/** `decode [FILE|-] [--key FILE] [--format text|json|pem]`: every SCEP message, certificate or request in a file or on standard input. */
export async function decodeCommand(argv: readonly string[]): Promise<number> {
  const parsed = readWords(argv, OPTIONS);
  if ('error' in parsed) return fail(parsed.error, 2);
  if (parsed.operands.length > 1) return fail(msg('decode takes one file'), 2);
  const [keyFile, ...otherKeys] = parsed.values['--key'];
  if (otherKeys.length > 0) return fail(msg('decode takes one --key'), 2);
  const keys = keyFile === undefined ? [] : await readKeys(keyFile);
  if ('error' in keys) return fail(keys.error, keys.code);
  const input = await readInput(parsed.operands[0] ?? '-');
  if ('error' in input) return fail(input.error, 1);

  const messages = messagesInBytes(input.bytes).map((message) => read(message, keys));
  if (messages.length === 0) return fail(msg('there is no SCEP message, certificate or request in this text'), 1);
  if (parsed.format === 'pem') {
    if (!printPem(messages)) return 1;
  } else if (parsed.format === 'json') printJson({ messages: messages.map(({ report }) => report) });
  else {
    print(
      joined(
        messages.map(({ report }) => writeMessage(report, localize)),
        '\n\n',
      ),
    );
  }
  const closed = keys.length > 0 ? whyClosed(messages) : undefined;
  return closed ? fail(closed, 1) : 0;
}

const OPTIONS = { formats: ['text', 'json', 'pem'], flags: [], values: { '--key': msg('--key needs a file') } } as const;

/** Why the keys opened no message at all; undefined where they opened one. */
function whyClosed(messages: readonly Read[]): Sentence | undefined {
  if (messages.some(({ opened }) => opened?.kind === 'content')) return undefined;
  const [why] = messages.flatMap(({ opened }) => (opened?.kind === 'closed' ? [opened.message] : []));
  return why ?? NOTHING_ENCRYPTED;
}

const NOTHING_ENCRYPTED = msg('there is no encrypted message in this text that the key could open');

interface Read {
  readonly bytes: Uint8Array;
  readonly decoded: DecodedMessage;
  readonly opened?: OpenedMessage;
  readonly report: MessageReport;
}

function read({ bytes, decoded, payload }: InputMessage, keys: readonly DecryptionKey[]): Read {
  const opened = openMessage(decoded, keys);
  return { bytes, decoded, ...(opened ? { opened } : {}), report: reportMessage({ decoded, payload, opened }, localize) };
}

/** Writes what PEM has a label for, and says of the rest why it is not there. False where nothing is. */
function printPem(messages: readonly Read[]): boolean {
  const pems = messages.flatMap(pemsOf);
  for (const message of messages) {
    if (pemsOf(message).length > 0) continue;
    complain(
      message.decoded.kind === 'private-key'
        ? keyText(message.report.title)
        : msg('there is no PEM for this: {0}', message.report.title),
    );
  }
  if (pems.length > 0) print(own(pems.join('\n')));
  return pems.length > 0;
}

function keyText(title: string): Sentence {
  return msg('{0}: a private key is never written; it does not belong in a log', title);
}

/** The message, the certificates of one whose beginning is missing, and those that a key opened. A decrypted request stays inside: it holds the challenge. */
function pemsOf({ bytes, decoded, opened }: Read): readonly string[] {
  const certificates = [
    ...(decoded.kind === 'fragment' ? certificatesIn(decoded) : []),
    ...(opened?.kind === 'content' ? certificatesIn(opened.message) : []),
  ];
  return [pemOf(bytes, decoded), ...certificates.map(certificatePem)].filter((pem) => pem !== undefined);
}

function fail(message: Sentence, code: number): number {
  complain(message);
  return code;
}
