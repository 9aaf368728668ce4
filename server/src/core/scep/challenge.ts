import { readPayload } from '../encoding/index.ts';
import type { Secret } from '../text/secret.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import { decodeMessage } from './decode.ts';
import { explainMessage } from './explain/index.ts';

const LONGEST = 65_536;

/**
 * What a challenge password looks like: plain text, hexadecimal, or the base64 of a CMS structure, XML or JSON. Says nothing of its value or
 * length. Intune's is an encrypted and signed blob that only Intune reads, so no more than its form is told.
 */
export function challengeForm(challenge: Secret): Sentence {
  const text = challenge.reveal().slice(0, LONGEST).trim();
  if (text === '') return msg('empty');
  if (/^(?:[0-9a-fA-F]{2}){4,64}$/.test(text)) return msg('hexadecimal digits, as NDES hands them out on its administrator page');
  const plain = markup(text);
  if (plain) return plain;
  const payload = readPayload(text, { start: 0, end: text.length });
  if (!payload || !/^[A-Za-z0-9+/_=\s-]+$/.test(text)) return msg('plain text');
  const inside = markup(new TextDecoder().decode(payload.bytes).trim());
  if (inside) return msg('base64 of: {0}', inside);
  const decoded = decodeMessage(payload.bytes);
  if (decoded.kind === 'unknown') return msg('plain text, or base64 of bytes that are no structure known here');
  return msg('base64 of: {0}', explainMessage(decoded).title);
}

function markup(text: string): Sentence | undefined {
  if (text.startsWith('<') && text.includes('>')) return msg('XML');
  if ((text.startsWith('{') && text.endsWith('}')) || (text.startsWith('[') && text.endsWith(']'))) return msg('JSON');
  return undefined;
}
