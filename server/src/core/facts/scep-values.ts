/** Kinds of SCEP messages (RFC 8894 3.2.1.2); UpdateReq is of older drafts only. */
export const MESSAGE_TYPE = {
  CertRep: 3,
  RenewalReq: 17,
  UpdateReq: 18,
  PKCSReq: 19,
  CertPoll: 20,
  GetCert: 21,
  GetCRL: 22,
} as const;

/** What an answer says of a request (RFC 8894 3.2.1.3). */
export const PKI_STATUS = { SUCCESS: 0, FAILURE: 2, PENDING: 3 } as const;

/** Why a request was refused (RFC 8894 3.2.1.4). */
export const FAIL_INFO = { badAlg: 0, badMessageCheck: 1, badRequest: 2, badTime: 3, badCertId: 4 } as const;

/** The name that a table gives to a value; undefined for a value that it does not hold. */
export function nameOfValue(table: Readonly<Record<string, number>>, value: number): string | undefined {
  return Object.keys(table).find((name) => table[name] === value);
}
