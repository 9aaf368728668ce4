export { type Decryption, decryptEnvelope } from './envelope.ts';
export { DecryptionKey } from './key.ts';
export { type OpenedKeys, openKeys } from './open-keys.ts';
