export { type ComparisonRow, compareCertificate, type RequestedProfile } from './compare.ts';
export { decodeMessage } from './decode.ts';
export { explainMessage } from './explain/index.ts';
export { ndesCauseText } from './explain/pki-message.ts';
export { type FoundMessage, messagesIn, saysNothing } from './find-messages.ts';
export type {
  Coded,
  Cut,
  DecodedMessage,
  DecodedNode,
  Hint,
  MessageExplanation,
  MessageRow,
  Missing,
  PkiMessage,
  TransactionIDOrigin,
} from './model.ts';
export { messageTree, namesAt, pathAt } from './tree.ts';
export { type MessageFinding, type VerifyContext, verifyMessage } from './verify/index.ts';
