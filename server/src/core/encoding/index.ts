export { findPayloads, MAX_PAYLOADS } from './find.ts';
export type { EncodingStep, FoundPayload } from './model.ts';
export { readPayload } from './read.ts';
