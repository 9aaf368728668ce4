import type { Coded } from './model.ts';

/** Object identifiers of RFC 8894 3.2.1, and Microsoft's (wincrypt.h). */
export const SCEP = {
  messageType: '2.16.840.1.113733.1.9.2',
  pkiStatus: '2.16.840.1.113733.1.9.3',
  failInfo: '2.16.840.1.113733.1.9.4',
  senderNonce: '2.16.840.1.113733.1.9.5',
  recipientNonce: '2.16.840.1.113733.1.9.6',
  transactionID: '2.16.840.1.113733.1.9.7',
  failInfoText: '1.3.6.1.5.5.7.24.1',
  scepError: '1.3.6.1.4.1.311.21.33',
} as const;

/** RFC 8894 3.2.1.2; 18 is of older drafts only. */
export const MESSAGE_TYPES: Readonly<Record<number, string>> = {
  3: 'CertRep',
  17: 'RenewalReq',
  18: 'UpdateReq',
  19: 'PKCSReq',
  20: 'CertPoll',
  21: 'GetCert',
  22: 'GetCRL',
};

/** RFC 8894 3.2.1.3. */
export const PKI_STATUS: Readonly<Record<number, string>> = { 0: 'SUCCESS', 2: 'FAILURE', 3: 'PENDING' };

/** RFC 8894 3.2.1.4. */
export const FAIL_INFO: Readonly<Record<number, string>> = {
  0: 'badAlg',
  1: 'badMessageCheck',
  2: 'badRequest',
  3: 'badTime',
  4: 'badCertId',
};

/** Reads a number that is sent as text. A text that is no number keeps neither value nor name. */
export function coded(text: string, names: Readonly<Record<number, string>>): Coded {
  if (!/^\d{1,9}$/.test(text)) return { text };
  const value = Number(text);
  const name = names[value];
  return name === undefined ? { text, value } : { text, value, name };
}

/** `PKCSReq (19)`; `unknown (9)` for a value that no standard names. */
export function codedText(code: Coded): string {
  return `${code.name ?? 'unknown'} (${code.text})`;
}
