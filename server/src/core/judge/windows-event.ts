import { describeWin32 } from '../facts/codes/win32.ts';
import type { WindowsEvent } from '../log/event.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import type { EventReason } from './event-reason.ts';

/** The last of the codes, which is where messages put their result; else the event id. */
export function codeSpan(event: WindowsEvent): Span {
  return event.codes.at(-1)?.span ?? event.span;
}

export function hasCode(event: WindowsEvent, ...values: readonly number[]): boolean {
  return event.codes.some((code) => values.includes(code.value));
}

/** True where the message or one of the values holds one of the words, in upper or lower case. */
export function says(event: WindowsEvent, words: RegExp): boolean {
  return words.test(event.text?.value ?? '') || event.data.some((datum) => words.test(datum.value.value));
}

/** `0x80094800 (CERTSRV_E_UNSUPPORTED_CERT_TYPE): …`, or that the event names no code. */
export function codeText(value: number | undefined): Sentence {
  const error = value === undefined ? undefined : describeWin32(value);
  if (!error) return msg('no error code');
  return error.name ? msg('{0} ({1})', error.hex, error.name) : verbatim(error.hex);
}

/** `0x80094800`, for where there is little room. */
export function codeHex(value: number | undefined): Sentence {
  const error = value === undefined ? undefined : describeWin32(value);
  return error ? verbatim(error.hex) : msg('no error code');
}

/** A reason as it stands in the event: its code, or its words with the code that they stand for, or the words alone. */
export function reasonText({ value, words, verified }: EventReason): Sentence {
  if (words === undefined) return codeText(value);
  const quoted = words.replace(/\.$/, '');
  if (value === undefined) return msg('"{0}"', quoted);
  return verified ? msg('"{0}", which is {1}', quoted, codeText(value)) : msg('"{0}", most likely {1}', quoted, codeText(value));
}

/** What Windows says of a reason. */
export function reasonMeaning({ value, words }: EventReason): Sentence {
  return value === undefined && words !== undefined
    ? msg('Windows prints no code here, and no table of ours holds this text.')
    : codeMeaning(value);
}

/** What Windows says of a code. */
export function codeMeaning(value: number | undefined): Sentence {
  const error = value === undefined ? undefined : describeWin32(value);
  return error?.meaning ?? msg('The event names no reason.');
}
