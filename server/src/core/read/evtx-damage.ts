import { type EvtxProblem, type HearProblem, TOO_LONG } from '../evtx/index.ts';
import { msg } from '../text/sentence.ts';
import { damagedFile, type FileGap, fileGap } from './file-gap.ts';

/** Collects what is wrong with a native event log, and says it in a sentence or two. */
export class EvtxDamage {
  readonly #gaps: FileGap[] = [];
  #first: EvtxProblem | undefined;
  #places = 0;

  readonly hear: HearProblem = (problem) => {
    if (problem.code === TOO_LONG) {
      this.#gaps.push(fileGap('left-out', msg('older events'), problem.message));
      return;
    }
    this.#first ??= problem;
    this.#places++;
  };

  /** Empty where nothing is damaged or left out. */
  gaps(): readonly FileGap[] {
    if (!this.#first) return this.#gaps;
    const { offset, message } = this.#first;
    const damaged =
      this.#places === 1
        ? msg('it is damaged at byte {0}: {1}', offset, message)
        : msg('it is damaged in {0} places, first at byte {1}: {2}', this.#places, offset, message);
    return [damagedFile(damaged, this.#places), ...this.#gaps];
  }
}
