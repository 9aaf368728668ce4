import type { FoundPayload } from '../core/encoding/model.ts';
import { LIMITS } from '../core/limits.ts';
import { decoded as decodedText, encodingOf } from '../core/read/encoding.ts';
import { type DecodedMessage, decodeMessage, messagesIn, saysNothing } from '../core/scep/index.ts';
import { msg, type Sentence } from '../core/text/sentence.ts';
import { pathsNamed } from '../workspace/sources/disk-path.ts';
import { isDescriptor, openStream, readWhole, reasonOf, Unreadable } from '../workspace/sources/open-file.ts';
import { readBounded } from '../workspace/sources/read-bounded.ts';

/** A message of the input; `payload` tells how it stood in a text, where it did. */
export interface InputMessage {
  readonly bytes: Uint8Array;
  readonly decoded: DecodedMessage;
  readonly payload?: FoundPayload;
}

/** The bytes of a file, or of standard input for `-`. */
export async function readInput(file: string): Promise<{ readonly bytes: Uint8Array } | { readonly error: Sentence }> {
  try {
    if (file !== '-' && !isDescriptor(file)) {
      const [disk = file] = await pathsNamed(file);
      return { bytes: await readWhole(disk) };
    }
    const bytes = await readBounded(openStream(file));
    return bytes ? { bytes } : { error: msg('more than {0} bytes come; no more are read', LIMITS.wholeBytes) };
  } catch (error) {
    if (!(error instanceof Unreadable)) return { error: reasonOf(error) };
    return {
      error: error.kind === 'folder' ? msg('{0} is a folder; decode takes one file', file) : msg('{0}: {1}', file, error.reason),
    };
  }
}

/** DER or BER as it is, also behind the head of an HTTP message or line ends; else the messages of the text. */
export function messagesInBytes(input: Uint8Array): readonly InputMessage[] {
  const encoding = encodingOf(input, false);
  const body = bodyOf(input);
  if (encoding === undefined || (!encoding.startsWith('utf-16') && !isText(body))) {
    const decoded = decodeMessage(body);
    if (!saysNothing(decoded, body)) return [{ bytes: body, decoded }];
  }
  if (encoding === undefined) return [];
  return messagesIn(decodedText(input, encoding)).map(({ payload, decoded }) => ({ bytes: payload.bytes, decoded, payload }));
}

const LONGEST_HEAD = 65_536;
const MAX_LINE_ENDS = 16;

/** Behind the head of an HTTP message, and behind line ends. */
function bodyOf(input: Uint8Array): Uint8Array {
  const head = new TextDecoder('latin1').decode(input.subarray(0, LONGEST_HEAD));
  const http = /^(?:HTTP\/\d|(?:GET|POST) \S{1,8000} HTTP\/\d)/.test(head) ? /\r?\n\r?\n/.exec(head) : null;
  const start = http ? http.index + http[0].length : 0;
  const lineEnds = /^[\r\n]*/.exec(head.slice(start, start + MAX_LINE_ENDS))?.[0].length ?? 0;
  return start + lineEnds === 0 ? input : input.subarray(start + lineEnds);
}

const HEAD = 512;

/** No control characters but those of text: tab, line ends, form feed, escape. */
function isText(bytes: Uint8Array): boolean {
  return bytes.subarray(0, HEAD).every((byte) => byte >= 32 || [9, 10, 12, 13, 27].includes(byte));
}
