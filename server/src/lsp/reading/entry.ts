import { providerOf } from '../../core/facts/codes/windows-events/index.ts';
import type { WindowsEvent } from '../../core/log/event.ts';
import type { LogDocument, LogLevel, LogRecord, LogTime } from '../../core/log/model.ts';
import { joined, type Said } from '../../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence, verbatim } from '../../core/text/sentence.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import { quote } from '../answer/quote.ts';

/** What a Windows event says, in the words that one reads in Event Viewer: `Error NDES 29: The password … cannot be verified.` */
export interface Entry {
  /** Without its time. */
  readonly text: Line;
  /** The time as the log has it: with its day, and without. */
  readonly moment?: Line;
  readonly clock?: Line;
}

const MAX_TEXT = 160;

/** Undefined for a record that is no Windows event. */
export function entryOf(document: LogDocument, record: LogRecord, say: Localize): Entry | undefined {
  const event = record.events().find((one) => one.kind === 'windows-event');
  if (!event) return undefined;
  const level = record.level && LEVELS[record.level];
  const head = joined([...(level ? [say(level)] : []), say(verbatim(sourceOf(event))), say(verbatim(event.eventId.text))], ' ');
  const words = event.text ? say(verbatim(firstSentence(event.text.value))) : valuesOf(document, event);
  const said: Said = words === '' ? head : joined([head, words], ': ');
  return { text: oneLine(said, MAX_TEXT), ...momentOf(record.time, say) };
}

const LEVELS: Readonly<Record<LogLevel, Sentence>> = {
  verbose: msg('Verbose'),
  debug: msg('Verbose'),
  info: msg('Information'),
  notice: msg('Information'),
  warning: msg('Warning'),
  error: msg('Error'),
  fault: msg('Critical'),
};

/** Names that everybody says shorter. */
const SHORT: Readonly<Record<string, string>> = { ndes: 'NDES', 'scep-client': 'MDM', ca: 'CA' };

function sourceOf(event: WindowsEvent): string {
  const known = providerOf(event);
  const name = known?.name ?? event.provider?.value ?? '';
  return (known && SHORT[known.key]) ?? name.replace(/^Microsoft-(?:Windows-)?/, '');
}

/** So much of a message is looked at. */
const LONGEST = 1000;

/** A message up to the end of its first sentence, and no further than its first line. */
function firstSentence(text: string): string {
  const line =
    text
      .slice(0, LONGEST)
      .trim()
      .split(/[\r\n]/, 1)[0] ?? '';
  return /^.{20,}?[.!?](?=\s)/.exec(line)?.[0] ?? line;
}

/** What an event without a message holds: quoted where it stands, since its name may say that it is a secret. */
function valuesOf(document: LogDocument, { data }: WindowsEvent): Said {
  const values = data.slice(0, MOST_VALUES).map(({ value }) => quote(document, value.span, MAX_VALUE));
  return joined(
    values.filter((value) => value.trim() !== ''),
    ', ',
  );
}

const MOST_VALUES = 12;
const MAX_VALUE = 80;

/** A time as the log has it, with its day and without; neither where no calendar has it. */
export function momentOf(time: LogTime | undefined, say: Localize): Pick<Entry, 'moment' | 'clock'> {
  if (!time) return {};
  const moment = new Date(time.epochMs + (time.offsetMinutes ?? 0) * 60_000);
  if (Number.isNaN(moment.getTime())) return {};
  const [day = '', clock = ''] = moment.toISOString().slice(0, 19).split('T');
  const whole = time.dateKnown ? `${time.yearKnown ? day : day.slice(5)} ${clock}` : clock;
  return { moment: oneLine(say(verbatim(whole))), clock: oneLine(say(verbatim(clock))) };
}

/** The time of day as the log writes it; undefined where it is none. */
export function clockOf(time: LogTime, say: Localize): Line | undefined {
  return momentOf(time, say).clock;
}
