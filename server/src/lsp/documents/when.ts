import type { LogTime } from '../../core/log/model.ts';
import { msg, type Sentence, verbatim } from '../../core/text/sentence.ts';

/** A moment of a log as far as the log knows it: with date only where it has one, and with what it says of the zone. */
export function formatTime(time: LogTime): Sentence {
  const shift = (time.offsetMinutes ?? 0) * 60_000;
  const moment = new Date(time.epochMs + shift);
  if (Number.isNaN(moment.getTime())) return msg('unknown');
  const iso = moment.toISOString();
  const clock = iso.slice(11, iso.endsWith('.000Z') ? 19 : 23);
  const date = time.yearKnown ? iso.slice(0, 10) : iso.slice(5, 10);
  const text = time.dateKnown ? `${date} ${clock}` : clock;
  if (time.zone === 'utc') return verbatim(`${text} UTC`);
  if (time.zone === 'offset') return verbatim(`${text} ${formatOffset(time.offsetMinutes ?? 0)}`);
  return msg('{0} (the log names no time zone)', text);
}

/** `+02:00`. */
function formatOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}
