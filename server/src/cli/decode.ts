import fs from 'node:fs/promises';
import { findPayloads, readPayload } from '../core/encoding/index.ts';
import type { FoundPayload } from '../core/encoding/model.ts';
import { type DecryptionKey, type OpenedMessage, openMessage } from '../core/scep/decrypt/index.ts';
import { certificatePem, certificatesIn, pemOf } from '../core/scep/export.ts';
import { type DecodedMessage, decodeMessage } from '../core/scep/index.ts';
import { type Message, msg, verbatim } from '../core/text/message.ts';
import { decodeText } from '../files/read-text.ts';
import { readArguments } from './arguments.ts';
import { complain, localize, print } from './console.ts';
import { readKeys, takeKeyOption } from './decode-key.ts';
import { type MessageReport, reportMessage, writeMessage } from './decode-report.ts';

/** `decode [FILE|-] [--key FILE] [--format text|json|pem]`: every SCEP message, certificate or request in a file or on standard input. */
export async function decodeCommand(argv: readonly string[]): Promise<number> {
  const option = takeKeyOption(argv);
  if ('error' in option) return fail(option.error, option.code);
  const parsed = readArguments(option.rest, ['text', 'json', 'pem']);
  if ('error' in parsed) return fail(parsed.error, 2);
  if (parsed.operands.length > 1) return fail(msg('decode takes one file'), 2);
  const keys = option.file === undefined ? [] : await readKeys(option.file);
  if ('error' in keys) return fail(keys.error, keys.code);
  const input = await readInput(parsed.operands[0] ?? '-');
  if ('error' in input) return fail(input.error, 1);

  const messages = decodeAll(input.bytes, keys);
  if (messages.length === 0) return fail(msg('there is no SCEP message, certificate or request in this text'), 1);
  if (parsed.format === 'pem') {
    const pems = messages.flatMap(pemsOf);
    if (pems.length === 0) return fail(NO_PEM, 1);
    print(pems.join('\n'));
  } else if (parsed.format === 'json') print(JSON.stringify({ messages: messages.map(({ report }) => report) }, null, 2));
  else print(messages.map(({ report }) => writeMessage(report, localize)).join('\n\n'));
  const closed = keys.length > 0 ? whyClosed(messages) : undefined;
  return closed ? fail(closed, 1) : 0;
}

/** Why the keys opened no message at all; undefined where they opened one. */
function whyClosed(messages: readonly Read[]): Message | undefined {
  if (messages.some(({ opened }) => opened?.kind === 'content')) return undefined;
  const [why] = messages.flatMap(({ opened }) => (opened?.kind === 'closed' ? [opened.message] : []));
  return why ?? NOTHING_ENCRYPTED;
}

const NOTHING_ENCRYPTED = msg('there is no encrypted message in this text that the key could open');
const NO_PEM = msg('nothing in this text can be written as PEM: a private key is never written');

interface Read {
  readonly bytes: Uint8Array;
  readonly decoded: DecodedMessage;
  readonly opened?: OpenedMessage;
  readonly report: MessageReport;
}

/** DER or BER as it is; else each payload of the text, or the whole text as one fragment. */
function decodeAll(input: Uint8Array, keys: readonly DecryptionKey[]): readonly Read[] {
  if (input[0] === SEQUENCE) {
    const whole = decodeMessage(input);
    if (whole.kind !== 'unknown') return [read(input, undefined, keys)];
  }
  const text = decodeText(input);
  if (text.kind !== 'text') return input.length > 0 ? [read(input, undefined, keys)] : [];
  const found = findPayloads(text.text);
  const payloads = found.length > 0 ? found : [readPayload(text.text, { start: 0, end: text.text.length })];
  return payloads.flatMap((payload) => (payload && payload.bytes.length > 0 ? [read(payload.bytes, payload, keys)] : []));
}

/** First byte of every message here: an ASN.1 SEQUENCE (X.690 8.9). */
const SEQUENCE = 0x30;

function read(bytes: Uint8Array, payload: FoundPayload | undefined, keys: readonly DecryptionKey[]): Read {
  const decoded = decodeMessage(bytes);
  const opened = openMessage(decoded, keys);
  return { bytes, decoded, ...(opened ? { opened } : {}), report: reportMessage({ decoded, payload, opened }, localize) };
}

/** The message, and the certificates that a key opened. A decrypted request stays inside: it holds the challenge. */
function pemsOf({ bytes, decoded, opened }: Read): readonly string[] {
  const issued = opened?.kind === 'content' ? certificatesIn(opened.message) : [];
  return [pemOf(bytes, decoded), ...issued.map(certificatePem)].filter((pem) => pem !== undefined);
}

async function readInput(file: string): Promise<{ readonly bytes: Uint8Array } | { readonly error: Message }> {
  try {
    if (file !== '-') return { bytes: await fs.readFile(file) };
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
    return { bytes: Buffer.concat(chunks) };
  } catch (error) {
    return { error: verbatim(error instanceof Error ? error.message : String(error)) };
  }
}

function fail(message: Message, code: number): number {
  complain(message);
  return code;
}
