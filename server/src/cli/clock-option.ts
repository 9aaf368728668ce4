import { msg, type Sentence } from '../core/text/sentence.ts';

/** A clock that the reader sets: which file, and how many seconds its written times are ahead of UTC. */
export interface ClockOption {
  /** As the reader wrote it: a path, or the end of one. */
  readonly file: string;
  readonly seconds: number;
}

/** At most a day: more is no clock but another date. */
const MAX_HOURS = 24;

/** Reads `FILE=+02:00`, also `-05:30` and with seconds `+02:00:12`; anything else gives a sentence. */
export function readClockOption(word: string): ClockOption | { readonly error: Sentence } {
  const [file, sign, hours, minutes, seconds = '0'] = /^(.+)=([+-])(\d{1,2}):(\d{2})(?::(\d{2}))?$/s.exec(word)?.slice(1) ?? [];
  const whole = [Number(hours), Number(minutes), Number(seconds)] as const;
  if (file === undefined || whole[0] > MAX_HOURS || whole[1] > 59 || whole[2] > 59) {
    return { error: msg('--clock takes FILE=+02:00, with what the clock of that log is ahead of UTC, not {0}', word) };
  }
  const ahead = whole[0] * 3600 + whole[1] * 60 + whole[2];
  return { file, seconds: sign === '-' ? -ahead : ahead };
}

/** The one path of the case that a word names: the whole of it, or its end from a `/` on; undefined for none or several. */
export function pathNamed(file: string, paths: readonly string[]): string | undefined {
  const wanted = file.replaceAll('\\', '/').replace(/^\.\//, '');
  const exact = paths.find((path) => path === wanted);
  const ends = paths.filter((path) => path.endsWith(`/${wanted}`));
  return exact ?? (ends.length === 1 ? ends[0] : undefined);
}
