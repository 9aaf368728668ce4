import { type EnvelopedData, entityText, type Recipient } from '../../cms/index.ts';
import { msg, type Sentence, verbatim } from '../../text/sentence.ts';
import { verdictOf } from '../algorithms.ts';
import type { MessageRow } from '../model.ts';

const MAX_RECIPIENTS = 4;

/** Who can open an envelope, and how it is encrypted. */
export function envelopeRows(envelope: EnvelopedData): readonly MessageRow[] {
  const rows = envelope.recipients.slice(0, MAX_RECIPIENTS).flatMap((recipient) => recipientRow(recipient) ?? []);
  const cipher = envelope.contentEncryption;
  if (cipher?.name === undefined) return rows;
  const name = judged(cipher.name, cipher.oid);
  rows.push({ label: msg('Content cipher'), value: cipher.iv === undefined ? name : msg('{0}, IV {1}', name, cipher.iv) });
  return rows;
}

function recipientRow({ kind, recipientId, keyEncryption }: Recipient): MessageRow | undefined {
  const label = msg('Encrypted for');
  if (kind !== 'keyTransport') return { label, value: msg('a recipient of another kind than RSA key transport ({0})', kind) };
  const id = recipientId && entityText(recipientId);
  if (!id) return undefined;
  if (keyEncryption?.name === undefined) return { label, value: id };
  const { oaep } = keyEncryption;
  const transport = oaep ? msg('{0}, {1}', keyEncryption.name, oaep.hash) : verbatim(keyEncryption.name);
  return { label, value: msg('{0}; key transport {1}', id, transport) };
}

/** `des-cbc (weak)`: an algorithm with its verdict, which is left out where it is a good one. */
export function judged(name: string, oid: string | undefined): Sentence {
  const verdict = verdictOf(oid)?.verdict;
  if (verdict === 'weak') return msg('{0} (weak)', name);
  if (verdict === 'legacy') return msg('{0} (legacy)', name);
  return verdict === 'unusual' ? msg('{0} (unusual)', name) : verbatim(name);
}
