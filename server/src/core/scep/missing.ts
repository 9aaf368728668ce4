import type { ByteProblem } from '../asn1/index.ts';
import { MESSAGE_TYPE, PKI_STATUS } from '../facts/scep-values.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import type { Cut, Missing, PkiMessage } from './model.ts';

type View = Omit<PkiMessage, 'missing'>;

/** Members in the order of the message; `has` is true where this text holds the member. */
const MEMBERS: readonly {
  readonly member: string;
  readonly has: (view: View) => boolean;
  readonly wanted?: (view: View) => boolean;
}[] = [
  { member: 'digestAlgorithm', has: ({ signedData }) => signedData.digestAlgorithms.some(({ oid }) => oid !== undefined) },
  { member: 'recipient', has: hasRecipient, wanted: wantsEnvelope },
  {
    member: 'contentEncryptionAlgorithm',
    has: ({ envelope }) => envelope?.contentEncryption !== undefined,
    wanted: wantsEnvelope,
  },
  { member: 'encryptedContent', has: ({ envelope }) => envelope?.encryptedContent?.complete === true, wanted: wantsEnvelope },
  { member: 'signer', has: ({ signer }) => signer !== undefined },
  { member: 'messageType', has: ({ messageType }) => messageType !== undefined },
  { member: 'transactionID', has: ({ transactionID }) => transactionID !== undefined },
  { member: 'pkiStatus', has: ({ pkiStatus }) => pkiStatus !== undefined, wanted: isCertRep },
  {
    member: 'failInfo',
    has: ({ failInfo }) => failInfo !== undefined,
    wanted: ({ pkiStatus }) => pkiStatus?.value === PKI_STATUS.FAILURE,
  },
  { member: 'senderNonce', has: ({ senderNonce }) => senderNonce !== undefined },
  { member: 'recipientNonce', has: ({ recipientNonce }) => recipientNonce !== undefined, wanted: isCertRep },
  { member: 'signature', has: ({ signerInfo }) => signerInfo?.signature?.complete === true },
];

function hasRecipient({ envelope }: View): boolean {
  const id = envelope?.recipients[0]?.recipientId;
  return id?.kind === 'subjectKeyIdentifier' || id?.serialNumber !== undefined;
}

/** Refusals and "pending" carry no envelope (RFC 8894 3.3.2.2, 3.3.2.3). */
function wantsEnvelope({ pkiStatus }: View): boolean {
  return pkiStatus?.value !== PKI_STATUS.FAILURE && pkiStatus?.value !== PKI_STATUS.PENDING;
}

function isCertRep({ messageType }: View): boolean {
  return messageType?.value === MESSAGE_TYPE.CertRep;
}

/** What this text does not hold, in the order of the message, and why. */
export function missingMembers(view: View, cut: Cut | undefined, problems: readonly ByteProblem[]): readonly Missing[] {
  return MEMBERS.filter(({ has, wanted }) => !has(view) && (wanted?.(view) ?? true)).map(({ member }) => ({
    member,
    reason: reasonFor(member, view, cut, problems),
  }));
}

function reasonFor(member: string, view: View, cut: Cut | undefined, problems: readonly ByteProblem[]): Sentence {
  if (cut) {
    return cut.inside === member
      ? msg('The text ends at byte {0}, inside it.', cut.atByte)
      : msg('The text ends at byte {0}, inside {1}; {2} comes after it.', cut.atByte, cut.inside, member);
  }
  if (member === 'signer' && view.signedData.certificates) {
    return view.signedData.certificates.items.length === 0
      ? msg('The message holds no certificates.')
      : msg('None of the certificates in the message is the one that the signature names.');
  }
  const [problem] = problems;
  return problem
    ? msg('It could not be read: the message is damaged at byte {0}.', problem.offset)
    : msg('The message is whole and does not have it.');
}
