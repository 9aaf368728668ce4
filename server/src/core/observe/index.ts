export { certificateDigest, digestOf, type MessageCore } from './digest.ts';
export { type Observed, Observer } from './observer.ts';
