import type { CaseAttempt } from '../../core/case/model.ts';
import { writtenTime } from '../../core/report/time.ts';
import { STEP_OUTCOMES, STEPS } from '../../core/report/words.ts';
import { joined, own, type Said, together } from '../../core/text/secrets/index.ts';
import { msg, type Sentence, verbatim } from '../../core/text/sentence.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import { plainText, type Section, type TextLink, type VirtualText } from '../answer/virtual-text.ts';
import type { EnrollmentAddress } from '../answer/virtual-uri.ts';
import type { EnrollmentEvidence, EnrollmentIndex } from '../case/enrollment-index.ts';
import { aheadOf, lineName, summaryOf } from '../case/enrollment-words.ts';
import { linePlace, placeOf } from '../case/evidence-place.ts';
import { indexOf } from '../case/identifier-at.ts';
import { openLine } from '../log/line-quotes.ts';
import type { Session } from '../session/session.ts';

/** So much of a line is quoted: its payload is one click away. */
export const MAX_QUOTE = 240;
/** An editor stays quick with so many links. */
const MAX_LINES = 5000;

/**
 * All lines of one enrollment from all logs of the case, in the order of the reference clock, below its conclusion and its six steps: of each line
 * where it stands, its time as written, what its clock is off by, what it says, and its text. Each leads to its log.
 */
export function enrollmentDocument(session: Session, { key }: EnrollmentAddress): VirtualText {
  const index = indexOf(session);
  const attempt = index.byKey(key);
  if (!attempt) {
    const none = msg(
      'The case has no such enrollment now: its logs are closed, or say something else. Open them and this page can be made again.',
    );
    return plainText(together`${oneLine(session.say(none))}\n`);
  }
  const page = new Page(session, index);
  page.conclusion(attempt);
  page.steps(attempt);
  page.lines(attempt);
  return page.document();
}

/** Evidence of one line of a log: it may say several things. */
type OneLine = readonly [EnrollmentEvidence, ...EnrollmentEvidence[]];

class Page {
  readonly #session: Session;
  readonly #index: EnrollmentIndex;
  /** Of each log, by path. */
  readonly #hashes: ReadonlyMap<string, string>;
  readonly #ahead: ReadonlyMap<string, Sentence | undefined>;
  readonly #lines: Line[] = [];
  readonly #links: TextLink[] = [];
  readonly #sections: Section[] = [];

  constructor(session: Session, index: EnrollmentIndex) {
    this.#session = session;
    this.#index = index;
    const { logs, clocks } = index.snapshot;
    this.#hashes = new Map(logs.map(({ path, hash }) => [path, hash]));
    this.#ahead = new Map(clocks.map((clock) => [clock.path, aheadOf(clock)]));
  }

  document(): VirtualText {
    return { text: together`${joined(this.#lines, '\n')}\n`, links: this.#links, sections: this.#sections };
  }

  conclusion(attempt: CaseAttempt): void {
    this.#say(summaryOf(this.#index.snapshot, attempt));
    const { cause, transactionID, serial, profile } = attempt;
    if (cause) {
      this.#fact(msg('Cause'), this.#text(cause.message));
      const place = linePlace(this.#session, this.#index, cause.path, cause.line);
      const name = this.#text(lineName(this.#index.snapshot, cause.path, cause.line));
      const at = this.#fact(msg('Where'), name);
      if (place) this.#link(at, name, place.uri, place.line);
    }
    const known: readonly (readonly [Sentence, string | undefined])[] = [
      [msg('TransactionID'), transactionID],
      [msg('Certificate'), serial],
      [msg('Profile'), profile],
    ];
    for (const [name, value] of known) if (value !== undefined) this.#fact(name, this.#text(verbatim(value)));
    this.#line(EMPTY);
  }

  steps({ steps }: CaseAttempt): void {
    this.#section(msg('Steps'), () => {
      for (const { step, outcome, wouldShow } of steps) {
        const name = this.#padded(STEPS[step] ?? msg('{0}', step), STEP_WIDTH);
        const said = this.#text(STEP_OUTCOMES[outcome]);
        const more =
          wouldShow.length > 0 ? together<Line>` (${this.#text(msg('would show it: {0}', wouldShow.join(', ')))})` : EMPTY;
        this.#line(together`  ${this.#text(verbatim(step))}  ${name}  ${said}${more}`);
      }
    });
    this.#line(EMPTY);
  }

  lines(attempt: CaseAttempt): void {
    const all = byLine(this.#index.evidence(attempt));
    const shown = all.slice(0, MAX_LINES);
    const logs = new Set(all.map(([{ path }]) => path)).size;
    this.#section(msg('Lines by the clock: {0}, of logs: {1}', all.length, logs), () => {
      const names = shown.map(([{ path, observation }]) => this.#text(lineName(this.#index.snapshot, path, observation.line)));
      const times = shown.map(([{ path, observation }]) => this.#time(path, observation.time));
      const [wide, late] = [widest(names), widest(times)];
      for (const [i, line] of shown.entries()) this.#entry(line, pad(names[i], wide), pad(times[i], late), names[i]);
      if (all.length > shown.length) this.#say(msg('… {0} lines are shown, the rest is left out.', shown.length));
    });
  }

  #entry([first, ...others]: OneLine, name: Line, time: Line, label: Line | undefined): void {
    const place = placeOf(this.#session, this.#index, first);
    if (place && label) this.#link({ line: this.#lines.length, start: INDENT.length }, label, place.uri, place.range.start.line);
    const words = [...new Set([first, ...others].map(({ observation }) => this.#text(observation.words)))];
    const mark = first.observation.outcome === 'failed' ? FAILED : NOT_FAILED;
    this.#line(together`${INDENT}${name}  ${time}  ${mark} ${joined(words, ' ')}`);
    const { logs, quotes } = this.#session;
    const hash = this.#hashes.get(first.path) ?? '';
    const text =
      (place && openLine(logs, place.uri, place.range.start.line, MAX_QUOTE)) ?? quotes.get(hash, first.observation.line);
    if (text) this.#line(together`${INDENT}${INDENT}| ${oneLine(text)}`);
  }

  /** As its log writes it, and what its clock is off by. */
  #time(path: string, time: EnrollmentEvidence['observation']['time']): Line {
    const written = time && writtenTime(time);
    const ahead = this.#ahead.get(path);
    if (written === undefined) return this.#text(msg('no time'));
    return this.#text(ahead ? msg('{0} ({1})', written, ahead) : verbatim(written));
  }

  #fact(name: Sentence, value: Line): { readonly line: number; readonly start: number } {
    const label: Line = together`${this.#text(name)}: `;
    this.#line(together`${label}${value}`);
    return { line: this.#lines.length - 1, start: label.length };
  }

  #link({ line, start }: { readonly line: number; readonly start: number }, text: Line, uri: string, target: number): void {
    this.#links.push({ line, start, end: start + text.length, target: `${uri}#L${target + 1}` });
  }

  #section(title: Sentence, write: () => void): void {
    const line = this.#lines.length;
    const name = this.#text(title);
    this.#line(name);
    write();
    this.#sections.push({ name, detail: EMPTY, line, endLine: this.#lines.length - 1, children: [] });
  }

  #say(sentence: Sentence): void {
    this.#line(this.#text(sentence));
  }

  #line(text: Line): void {
    this.#lines.push(text);
  }

  #text(sentence: Sentence): Line {
    return oneLine(this.#session.say(sentence));
  }

  #padded(sentence: Sentence, width: number): Line {
    return pad(this.#text(sentence), width);
  }
}

function byLine(evidence: readonly EnrollmentEvidence[]): readonly OneLine[] {
  const lines = new Map<string, [EnrollmentEvidence, ...EnrollmentEvidence[]]>();
  for (const one of evidence) {
    const key = `${one.observation.line}:${one.path}`;
    const known = lines.get(key);
    if (known) known.push(one);
    else lines.set(key, [one]);
  }
  return [...lines.values()];
}

function widest(texts: readonly Said[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 0);
}

function pad(text: Line | undefined, width: number): Line {
  return together<Line>`${text ?? EMPTY}${own<Line>(' '.repeat(Math.max(0, width - (text?.length ?? 0))))}`;
}

const STEP_WIDTH = 22;
const EMPTY: Line = own('');
const INDENT: Line = own('  ');
const FAILED: Line = own('!');
const NOT_FAILED: Line = own(' ');
