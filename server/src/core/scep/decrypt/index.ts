export { type Decryption, decryptEnvelope } from './envelope.ts';
export { DecryptionKey } from './key.ts';
export { type OpenedKeys, openKeys, openPlainKeys, type PlainKeys, takePlainKeys } from './open-keys.ts';
export { envelopeOf, type OpenedMessage, openMessage } from './open-message.ts';
