/** A day: more is no clock but another date. */
const MOST_SECONDS = 24 * 3600;

/**
 * Seconds by which a clock is ahead of UTC, from what a person writes: `+02:00`, `-05:30`, `+02:00:12`, `-3 s`, `+90 min`, `2 h`, several of these
 * one behind the other (`+02:00 -3 s`), `UTC`. Undefined for anything else, and for more than a day.
 */
export function secondsAhead(text: string): number | undefined {
  const words = text.trim().replace(/\u2212/g, '-');
  if (/^(?:UTC|Z|0)$/i.test(words)) return 0;
  let rest = words.replace(/^UTC\s*/i, '');
  let sum = 0;
  while (rest !== '') {
    const part = clockPart(rest) ?? unitPart(rest);
    if (!part) return undefined;
    sum += part.seconds;
    rest = rest.slice(part.length).replace(/^[\s,]+(?:and\s+)?/i, '');
  }
  return words === '' || Math.abs(sum) > MOST_SECONDS ? undefined : sum;
}

interface Part {
  readonly seconds: number;
  readonly length: number;
}

function clockPart(text: string): Part | undefined {
  const [all, sign, hours, minutes, seconds = '0'] = /^([+-]?)(\d{1,2}):(\d{2})(?::(\d{2}))?(?!\d)/.exec(text) ?? [];
  if (all === undefined || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return { seconds: signed(sign, Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)), length: all.length };
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

function unitPart(text: string): Part | undefined {
  const [all, sign, count, unit = ''] = /^([+-]?)\s*(\d{1,5})\s*(s|m|h)[a-z]{0,8}/i.exec(text) ?? [];
  const worth = UNITS[unit.toLowerCase()];
  return all === undefined || worth === undefined
    ? undefined
    : { seconds: signed(sign, Number(count) * worth), length: all.length };
}

function signed(sign: string | undefined, seconds: number): number {
  return sign === '-' && seconds !== 0 ? -seconds : seconds;
}

/** `+02:00`, `-00:00:03`: as `secondsAhead` reads it. */
export function aheadWords(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const whole = Math.abs(Math.round(seconds));
  const rest = whole % 60 === 0 ? '' : `:${two(whole % 60)}`;
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}${rest}`;
}
