import type { EnrollmentAttempt } from './correlate/model.ts';
import type { FindingGroup } from './knowledge/model.ts';
import type { PayloadRef } from './log/event.ts';
import type { LanguageId, LogDocument } from './log/model.ts';

/** What one log says, as a whole. */
export interface Analysis {
  readonly document: LogDocument;
  readonly groups: readonly FindingGroup[];
  readonly attempts: readonly EnrollmentAttempt[];
  /** Messages inside the log, at most `MAX_PAYLOADS`, in log order. */
  readonly payloads: readonly PayloadRef[];
}

export type { EnrollmentAttempt, FindingGroup, LanguageId, LogDocument, PayloadRef };
