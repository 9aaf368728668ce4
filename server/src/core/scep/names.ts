import { OID } from '../asn1/index.ts';
import { nameOfValue } from '../facts/scep-values.ts';
import type { Coded } from './model.ts';

/** The attributes that make a signed message one of SCEP (RFC 8894 3.2.1), and the error of Microsoft's servers. */
export const SCEP_ATTRIBUTES: readonly string[] = [
  OID.messageType,
  OID.pkiStatus,
  OID.failInfo,
  OID.senderNonce,
  OID.recipientNonce,
  OID.transactionID,
  OID.failInfoText,
  OID.szOID_ENROLL_SCEP_ERROR,
];

/** Reads a number that is sent as text. A text that is no number keeps neither value nor name. */
export function coded(text: string, values: Readonly<Record<string, number>>): Coded {
  if (!/^\d{1,9}$/.test(text)) return { text };
  const value = Number(text);
  const name = nameOfValue(values, value);
  return name === undefined ? { text, value } : { text, value, name };
}

/** `PKCSReq (19)`; `unknown (9)` for a value that no standard names. */
export function codedText(code: Coded): string {
  return `${code.name ?? 'unknown'} (${code.text})`;
}
