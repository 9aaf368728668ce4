import { MESSAGE_TYPE } from '../facts/scep-values.ts';
import type { Coded, PkiMessage } from './model.ts';

/** An answer of the server, also where a cut message shows that by its pkiStatus alone. */
export function isAnswer({ messageType, pkiStatus }: PkiMessage): boolean {
  return messageType?.value === MESSAGE_TYPE.CertRep || pkiStatus !== undefined;
}

/** A message with a certificate request inside; false where its type is not known. */
export function asksForCertificate(messageType: Coded | undefined): boolean {
  const { RenewalReq, UpdateReq, PKCSReq } = MESSAGE_TYPE;
  return [RenewalReq, UpdateReq, PKCSReq].some((type) => type === messageType?.value);
}
