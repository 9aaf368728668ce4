export { type Algorithm, readAlgorithm, readOid } from './algorithm.ts';
export { type Certificate, decodeCertificate, looksLikeCertificate, readCertificate, readTime } from './certificate.ts';
export { looksLikeRevocationList, type RevocationList, type RevokedCertificate, readRevocationList } from './crl.ts';
export {
  type CertificationRequest,
  decodeCertificationRequest,
  looksLikeCertificationRequest,
  type RequestAttribute,
  readCertificationRequest,
} from './csr.ts';
export { type Extension, extensionOf, readExtensions } from './extension.ts';
export { extensionText } from './extension-text.ts';
export type { ExtensionValue } from './extension-value.ts';
export { type GeneralName, generalNameText } from './general-name.ts';
export { type HashName, hash, hashOfOid } from './hash.ts';
export { asEncoded, attributeOf, looksLikeName, type Name, type NameAttribute, readName, rfc4514, sameName } from './name.ts';
export { keyText, type PublicKey, readPublicKey } from './public-key.ts';
