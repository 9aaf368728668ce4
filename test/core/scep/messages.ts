import { decodeMessage } from '../../../server/src/core/scep/index.ts';
import type { DecodedMessage } from '../../../server/src/core/scep/model.ts';
import { fixture, fixtureBytes } from '../../support/fixtures.ts';

/** An entry of fixtures/messages/index.json or fixtures/variants/index.json. */
export interface Sample {
  readonly file: string;
  readonly kind?: string;
  readonly of?: string;
  readonly direction?: 'request' | 'response';
  readonly tool?: string;
  readonly inReplyTo?: string;
  readonly expected?: Readonly<Record<string, unknown>>;
  readonly readable?: Readonly<Record<string, unknown>>;
}

export const messages = JSON.parse(fixture('messages/index.json')) as readonly Sample[];
export const variants = JSON.parse(fixture('variants/index.json')) as readonly Sample[];

/** The bytes of a sample: base64 text, also cut in the middle of a group or marked with `...`, or binary. */
export function bytesOf(file: string): Uint8Array {
  if (/\.(der|cer|p7b)$/.test(file)) return fixtureBytes(file);
  return new Uint8Array(Buffer.from(fixture(file).replace(/\.+\s*$/, ''), 'base64'));
}

export function decodeSample(file: string): DecodedMessage {
  return decodeMessage(bytesOf(file));
}

/** Octets in a place of their own, written in hex; white space and `# comments` are skipped. */
export function hex(text: string): Uint8Array {
  const digits = text.replace(/#.*$/gm, '').replace(/\s/g, '');
  return new Uint8Array(Buffer.from(digits, 'hex'));
}
