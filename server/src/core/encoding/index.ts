export { looksLikeSequence } from './extent.ts';
export { findPayloads, MAX_PAYLOADS } from './find.ts';
export type { EncodingStep, FoundPayload } from './model.ts';
export { plainPayload } from './plain.ts';
export { readPayload } from './read.ts';
