import { stepAlone } from '../../advice/generation.ts';
import { resolutions } from '../../advice/index.ts';
import type { CaseAttempt, Cause } from '../../case/model.ts';
import type { Statement } from '../../text/proof.ts';
import { marked, provenWithin } from '../../text/proof.ts';
import { type Localize, msg, type Sentence } from '../../text/sentence.ts';
import { type Line, oneLine } from '../../text/visible.ts';

/** The cause of an enrollment that stopped, with how sure it is. */
export function becauseOf(cause: Cause): Sentence {
  const message = marked(cause.message, cause);
  if (cause.confidence === 'certain') return msg('Cause: {0}', message);
  return cause.confidence === 'likely' ? msg('Likely cause: {0}', message) : msg('Possible cause: {0}', message);
}

/** What is said of an enrollment beside its picture: why it stopped, what to do, which log to fetch next; a sentence each. */
export function attemptVerdict({ cause, collectNext }: CaseAttempt, localize: Localize): readonly Line[] {
  const advice = cause && resolutions.get(cause.resolutions[0] ?? '');
  const step: Statement | undefined = advice && (advice.steps[0] ?? advice.title);
  const sentences = [
    ...(cause ? [becauseOf(cause)] : []),
    ...(advice && step ? [msg('What to do: {0}', marked(stepAlone(step, advice), provenWithin(step, advice)))] : []),
    ...collectNext.slice(0, 1).map(({ log, why }) => msg('Fetch next: {0}. {1}', log, why)),
  ];
  return sentences.map((sentence) => oneLine(localize(sentence)));
}
