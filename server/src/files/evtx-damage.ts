import { type EvtxProblem, type HearProblem, TOO_LONG } from '../core/evtx/index.ts';
import { type Message, msg } from '../core/text/message.ts';

/** Collects what is wrong with a native event log, and says it in a sentence or two. */
export class EvtxDamage {
  readonly #sentences: Message[] = [];
  #first: EvtxProblem | undefined;
  #places = 0;

  readonly hear: HearProblem = (problem) => {
    if (problem.code === TOO_LONG) {
      this.#sentences.push(problem.message);
      return;
    }
    this.#first ??= problem;
    this.#places++;
  };

  /** Empty where nothing is damaged or left out. */
  said(): readonly Message[] {
    if (!this.#first) return this.#sentences;
    const { offset, message } = this.#first;
    const damaged =
      this.#places === 1
        ? msg('it is damaged at byte {0}: {1}', offset, message)
        : msg('it is damaged in {0} places, first at byte {1}: {2}', this.#places, offset, message);
    return [damaged, ...this.#sentences];
  }
}
