import { msg } from '../../core/text/sentence.ts';
import { oneLine } from '../../core/text/visible.ts';
import type { CompareAnswer, MessageParams } from '../../protocol.ts';
import { addressOfComparison } from '../answer/addresses.ts';
import { parseAddress } from '../answer/virtual-uri.ts';
import { findExchange } from '../case/exchange.ts';
import type { Session } from '../session/session.ts';

/** The comparison of the request and the certificate to which a message belongs, or what is missing for it. */
export function compare(session: Session, { uri }: MessageParams): CompareAnswer {
  const address = parseAddress(uri);
  const none = (message: Parameters<Session['say']>[0]): CompareAnswer => ({
    kind: 'none',
    message: oneLine(session.say(message)),
  });
  if (address?.kind !== 'decoded' && address?.kind !== 'text') return none(msg('There is no message here.'));
  const { request, certificate } = findExchange(session, address);
  if (request && certificate) return { kind: 'document', uri: addressOfComparison(address) };
  if (request) return none(NO_CERTIFICATE);
  return none(certificate ? NO_REQUEST : NEITHER);
}

const NO_CERTIFICATE = msg(
  'The issued certificate is not there. Decode the certificate, or the answer (CertRep) with the key of the device.',
);
const NO_REQUEST = msg(
  'The request is not there. Decode the request, or the message of the device (PKCSReq) with the key of the RA.',
);
const NEITHER = msg(
  'Neither the request nor the issued certificate is there. Decode both, or decrypt the messages that hold them with their keys.',
);
