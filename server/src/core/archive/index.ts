export { Bundle, type BundleNode, isArchiveName, type Long, type Passed } from './bundle.ts';
export type { Archive, ArchiveEntry, Content, EntryBytes, EntryProblem, Refusal, Unreadable } from './model.ts';
export { openArchive } from './open.ts';
