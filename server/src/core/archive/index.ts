export { Bundle, type BundleNode, isArchiveName } from './bundle.ts';
export { type Archive, type ArchiveEntry, type Content, LIMITS, type Limits, type Refusal, type Unreadable } from './model.ts';
export { openArchive } from './open.ts';
