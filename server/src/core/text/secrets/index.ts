export { secretsIn } from './find.ts';
export { joined, masked, maskedPart, own, type Said, together } from './mask.ts';
export { isSecretName } from './names.ts';
