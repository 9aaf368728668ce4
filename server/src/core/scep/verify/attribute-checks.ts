import { OID, rangeOf, shown } from '../../asn1/index.ts';
import { type Attribute, attributesOf } from '../../cms/index.ts';
import { PKI_STATUS } from '../../facts/scep-values.ts';
import { msg, type Sentence, verbatim } from '../../text/sentence.ts';
import { isAnswer } from '../message-kind.ts';
import type { PkiMessage } from '../model.ts';
import { SCEP_ATTRIBUTES } from '../names.ts';
import type { Check, MessageFinding } from './model.ts';

const NONCE_OCTETS = 16; // RFC 8894 3.2.1.5

type Severity = MessageFinding['severity'];
type StringMember = 'messageType' | 'transactionID' | 'pkiStatus' | 'failInfo';
type NonceMember = 'senderNonce' | 'recipientNonce';

/** Attributes that RFC 8894 3.2.1 wants, when it wants them, and how bad it is without. */
const WANTED: readonly {
  readonly member: StringMember | NonceMember;
  readonly severity: Severity;
  readonly when: (message: PkiMessage) => boolean;
}[] = [
  { member: 'messageType', severity: 'error', when: () => true },
  { member: 'transactionID', severity: 'error', when: () => true },
  { member: 'pkiStatus', severity: 'error', when: isAnswer },
  { member: 'failInfo', severity: 'warning', when: ({ pkiStatus }) => pkiStatus?.value === PKI_STATUS.FAILURE },
  { member: 'senderNonce', severity: 'warning', when: () => true },
  { member: 'recipientNonce', severity: 'warning', when: isAnswer },
];

/** The signed attributes, once all of them are there: missing, unreadable, repeated, or with a value that no standard knows. */
export const checkAttributes: Check = (message) => {
  const { signerInfo } = message;
  if (!signerInfo?.signatureAlgorithm || signerInfo.signedAttributes?.complete === false) return [];
  const at = signerInfo.range.start;
  return [
    ...missing(message, at),
    ...unknownValues(message, at),
    ...repeated(message),
    ...shortNonces(message, at),
    ...oddTypes(message),
  ];
};

function missing(message: PkiMessage, byteOffset: number): readonly MessageFinding[] {
  const lacking = WANTED.filter(({ member, when }) => when(message) && message[member] === undefined);
  return lacking.map(({ member, severity }) => {
    const there = attributesOf(message.signerInfo?.signedAttributes, OID[member]).at(-1);
    return there
      ? { id: 'attribute-unreadable', severity, byteOffset: offsetOf(there), message: unreadable(member) }
      : {
          id: 'attribute-missing',
          severity,
          byteOffset,
          message: msg('The message has no {0}. {1}', member, CONSEQUENCES[member]),
        };
  });
}

function unreadable(member: StringMember | NonceMember): Sentence {
  const wanted = member === 'senderNonce' || member === 'recipientNonce' ? 'OCTET STRING' : 'PrintableString';
  return msg('{0} is there, but not as {1}, as the standard wants it. {2}', member, wanted, CONSEQUENCES[member]);
}

const REFUSED = msg('The standard demands it, and servers refuse a message without it.');
const DISCARDED = msg('The standard demands it, and devices discard an answer without it.');
const CONSEQUENCES: Readonly<Record<StringMember | NonceMember, Sentence>> = {
  messageType: REFUSED,
  transactionID: msg('The standard demands it: without it no answer can be matched to its request.'),
  pkiStatus: DISCARDED,
  failInfo: msg('The standard demands it in a refusal: the device cannot tell why it was refused.'),
  senderNonce: msg('The standard demands it, and the other side may refuse a message without it.'),
  recipientNonce: msg('The standard demands it in an answer: without it the device cannot tell the answer from an old one.'),
};

function unknownValues({ messageType, pkiStatus, failInfo }: PkiMessage, byteOffset: number): readonly MessageFinding[] {
  const findings: MessageFinding[] = [];
  if (messageType && messageType.name === undefined) {
    const message = msg('No standard knows the messageType {0}: the server cannot tell what is wanted.', shown(messageType.text));
    findings.push({ id: 'message-type-unknown', severity: 'error', byteOffset, message });
  }
  if (pkiStatus && pkiStatus.name === undefined) {
    const message = msg(
      'No standard knows the pkiStatus {0}: the device cannot tell whether it was granted.',
      shown(pkiStatus.text),
    );
    findings.push({ id: 'status-unknown', severity: 'error', byteOffset, message });
  }
  if (failInfo && failInfo.name === undefined) {
    const message = msg('No standard knows the failInfo {0}: the device cannot tell why it was refused.', shown(failInfo.text));
    findings.push({ id: 'fail-info-unknown', severity: 'information', byteOffset, message });
  }
  return findings;
}

/** RFC 5652 11.1 to 11.3 and RFC 8894 3.2.1: each attribute stands once, with one value. */
function repeated({ signerInfo }: PkiMessage): readonly MessageFinding[] {
  const all = signerInfo?.signedAttributes;
  return [...SCEP_ATTRIBUTES, OID.messageDigest].flatMap((oid) => {
    const found = attributesOf(all, oid);
    const [last] = found.slice(-1);
    if (!last || (found.length === 1 && last.values.length <= 1)) return [];
    const message = msg(
      '{0} has more than one value: device and server may read different ones, or refuse the message.',
      last.name,
    );
    return [{ id: 'attribute-twice', severity: 'warning' as const, byteOffset: offsetOf(last), message }];
  });
}

function shortNonces(message: PkiMessage, byteOffset: number): readonly MessageFinding[] {
  return (['senderNonce', 'recipientNonce'] as const).flatMap((member) => {
    const octets = (message[member]?.length ?? Number.POSITIVE_INFINITY) / 2;
    if (octets >= NONCE_OCTETS) return [];
    const text = msg(
      '{0} has {1} bytes; the standard wants {2}, and the other side may refuse it.',
      member,
      octets,
      NONCE_OCTETS,
    );
    return [{ id: 'nonce-short', severity: 'warning' as const, byteOffset, message: text }];
  });
}

/** Most readers take any string type; some only PrintableString (RFC 8894 3.2.1). */
function oddTypes({ signerInfo }: PkiMessage): readonly MessageFinding[] {
  return (['messageType', 'transactionID', 'pkiStatus', 'failInfo'] as const).flatMap((member) => {
    const attribute = attributesOf(signerInfo?.signedAttributes, OID[member]).at(-1);
    const type = attribute?.stringType;
    if (!attribute || type === undefined || type === 'PrintableString') return [];
    const message = msg(
      '{0} is a {1}, where the standard wants a PrintableString. Most read it all the same.',
      member,
      verbatim(type),
    );
    return [{ id: 'attribute-string-type', severity: 'information' as const, byteOffset: offsetOf(attribute), message }];
  });
}

function offsetOf({ tlv }: Attribute): number {
  return rangeOf(tlv).start;
}
