import type { CaseSummaryAnswer, EnrollmentAnswer } from '../../../../server/src/protocol/case.ts';
import type { CaseNow } from './nodes.ts';

/** A case as the server told it once; what is asked of its enrollments is kept, until the case changes. */
export class KnownCase implements CaseNow {
  readonly summary: CaseSummaryAnswer;
  readonly #ask: (key: string) => Promise<EnrollmentAnswer | null>;
  readonly #asked = new Map<string, Promise<EnrollmentAnswer | null>>();

  constructor(summary: CaseSummaryAnswer, ask: (key: string) => Promise<EnrollmentAnswer | null>) {
    this.summary = summary;
    this.#ask = ask;
  }

  enrollment(key: string): Promise<EnrollmentAnswer | null> {
    const known = this.#asked.get(key);
    if (known) return known;
    const answer = this.#ask(key);
    this.#asked.set(key, answer);
    answer.catch(() => this.#asked.delete(key)); // to be asked again
    return answer;
  }
}
