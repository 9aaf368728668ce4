import { providerOf } from '../../core/facts/codes/windows-events/index.ts';
import type { WindowsEvent } from '../../core/log/event.ts';
import type { LogLevel, LogRecord, LogTime } from '../../core/log/model.ts';
import { joined, type Said } from '../../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence, verbatim } from '../../core/text/sentence.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';

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
export function entryOf(record: LogRecord, say: Localize): Entry | undefined {
  const event = record.events().find((one) => one.kind === 'windows-event');
  if (!event) return undefined;
  const level = record.level && LEVELS[record.level];
  const head = joined([...(level ? [say(level)] : []), say(verbatim(sourceOf(event))), say(verbatim(event.eventId.text))], ' ');
  const words = firstSentence(event);
  const said: Said = words === '' ? head : joined([head, say(verbatim(words))], ': ');
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

/** The message up to the end of its first sentence, and no further than its first line; the values where there is no message. */
function firstSentence({ text, data }: WindowsEvent): string {
  const said = (text?.value ?? data.map(({ value }) => value.value).join(', ')).slice(0, LONGEST).trim();
  const line = said.split(/[\r\n]/, 1)[0] ?? '';
  return /^.{20,}?[.!?](?=\s)/.exec(line)?.[0] ?? line;
}

function momentOf(time: LogTime | undefined, say: Localize): Pick<Entry, 'moment' | 'clock'> {
  if (!time) return {};
  const moment = new Date(time.epochMs + (time.offsetMinutes ?? 0) * 60_000);
  if (Number.isNaN(moment.getTime())) return {};
  const [day = '', clock = ''] = moment.toISOString().slice(0, 19).split('T');
  const whole = time.dateKnown ? `${time.yearKnown ? day : day.slice(5)} ${clock}` : clock;
  return { moment: oneLine(say(verbatim(whole))), clock: oneLine(say(verbatim(clock))) };
}
