import type { LogTime } from '../log/model.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import type { Explanation, ExplanationRow } from './model.ts';
import { type Place, row } from './place.ts';

/** Date and time of a record: in UTC, and in the reader's zone where the log says enough to know it. */
export function explainTime(place: Place): Explanation | undefined {
  const { field, record, document, options } = place;
  if ((field?.kind !== 'date' && field?.kind !== 'time') || !record.time) return undefined;
  const { time } = record;
  const help = document.format.fieldHelp[field.name];
  return {
    span: field.span,
    title: verbatim(time.zone === 'assumed' ? written(time) : `${written(time)} UTC`),
    paragraphs: [...(help ? [help.meaning] : []), ...caveats(time)],
    rows:
      time.zone === 'assumed' ? [] : [row(msg('UTC'), written(time)), ...offsetRow(time), ...localRow(time, options.timeZone)],
    link: document.format.specUrl,
    verified: true,
  };
}

function caveats(time: LogTime): readonly Sentence[] {
  const texts: Sentence[] = [];
  if (time.zone === 'assumed') texts.push(msg('The log names no time zone: the time is shown as it stands.'));
  if (!time.dateKnown) texts.push(msg('The log names no date.'));
  else if (!time.yearKnown) texts.push(msg('The log names no year.'));
  return texts;
}

/** `2017-08-08 20:22:16`, with milliseconds where there are any; only what the log knows. */
function written(time: LogTime): string {
  const iso = new Date(time.epochMs);
  if (Number.isNaN(iso.getTime())) return '';
  const text = iso.toISOString();
  const clock = text.endsWith('.000Z') ? text.slice(-13, -5) : text.slice(-13, -1);
  if (!time.dateKnown) return clock;
  const date = text.slice(0, text.indexOf('T'));
  return `${time.yearKnown ? date : date.slice(-5)} ${clock}`;
}

/** The time as the line gives it, where it names an offset. */
function offsetRow(time: LogTime): readonly ExplanationRow[] {
  if (time.offsetMinutes === undefined) return [];
  const there = { ...time, epochMs: time.epochMs + time.offsetMinutes * 60_000 };
  return [row(msg('In the log'), `${written(there)} ${offsetName(time.offsetMinutes)}`)];
}

function offsetName(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Summer time depends on the date, so a time without date and year has no local form. */
function localRow(time: LogTime, timeZone: string | undefined): readonly ExplanationRow[] {
  if (!timeZone || !time.dateKnown || !time.yearKnown) return [];
  const local = inZone(time.epochMs, timeZone);
  return local ? [row(msg('Local ({0})', timeZone), local)] : [];
}

function inZone(epochMs: number, timeZone: string): string | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'shortOffset',
    });
    const parts = new Map(format.formatToParts(epochMs).map((part) => [part.type, part.value]));
    const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
    const date = `${part('year')}-${part('month')}-${part('day')}`;
    return `${date} ${part('hour')}:${part('minute')}:${part('second')} ${part('timeZoneName').replace('GMT', 'UTC')}`;
  } catch {
    return undefined; // Intl has no other way to say that it does not know a zone, or that a time is out of its range
  }
}
