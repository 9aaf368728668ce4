export { Bundle, type BundleNode, isArchiveName } from './bundle.ts';
export { LIMITS, type Limits, NO_LIMITS } from './limits.ts';
export type { Archive, ArchiveEntry, Content, Refusal, Unreadable } from './model.ts';
export { openArchive } from './open.ts';
