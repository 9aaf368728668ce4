export { attributesOf, readAttributes } from './attributes.ts';
export { looksLikeContentInfo, readContentInfo } from './content-info.ts';
export { entityText, identifies, readIssuerAndSerialNumber } from './entity-id.ts';
export { readEncryptedContentInfo, readEnvelopedData, readRecipient } from './enveloped-data.ts';
export type {
  Attribute,
  ContentEncryption,
  ContentInfo,
  EntityId,
  EnvelopedData,
  KeyEncryption,
  Members,
  Recipient,
  SignedData,
  SignerInfo,
} from './model.ts';
export { readSignedData, readSignerInfo } from './signed-data.ts';
