import { type EvtxStretch, partUri } from '../../core/evtx/index.ts';
import { joined, own, type Said, together } from '../../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence } from '../../core/text/sentence.ts';
import { type Line, oneLine, type Shown } from '../../core/text/visible.ts';
import type { FileVersion } from '../../workspace/model.ts';
import { addressOfFindings } from '../answer/addresses.ts';
import type { TextLink } from '../answer/virtual-text.ts';
import { fileNameOf } from '../answer/virtual-uri.ts';

/** A native event log that is too large for one text and is shown in parts, as the file was when it was surveyed. */
export interface PartedLog {
  readonly uri: string;
  readonly version: FileVersion;
  /** In the order of their events. */
  readonly parts: readonly LogPart[];
  readonly events: number;
}

export interface LogPart extends EvtxStretch {
  /** Uri of its document. */
  readonly uri: string;
  /** From 1. */
  readonly number: number;
  /** The place of its first event among all events, from 1. */
  readonly firstEvent: number;
}

export function partedLog(uri: string, version: FileVersion, stretches: readonly EvtxStretch[]): PartedLog {
  let events = 0;
  const parts = stretches.map((stretch, i): LogPart => {
    const firstEvent = events + 1;
    events += stretch.events;
    return { ...stretch, uri: partUri({ log: uri, part: i + 1 }, stretches.length), number: i + 1, firstEvent };
  });
  return { uri, version, parts, events };
}

/** `events 8317 to 18676, 2017-07-12 17:16:05 to 2017-10-14 08:21:46 UTC`. */
export function contentOf({ firstEvent, events, time }: LogPart): Sentence {
  if (events === 0) return msg('no readable events');
  const last = firstEvent + events - 1;
  if (!time) return msg('events {0} to {1}', firstEvent, last);
  return msg('events {0} to {1}, {2} to {3} UTC', firstEvent, last, moment(time.firstMs), moment(time.lastMs));
}

function moment(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/** The comment above a part: what it holds, and links to the other parts. It has as many lines for every part. */
export interface PartHeader {
  readonly text: Shown;
  readonly links: readonly TextLink[];
}

export const HEADER_LINES = 5;
/** Behind `<!-- `. */
const INDENT: Line = own('     ');

export function partHeader(log: PartedLog, part: LogPart, say: Localize): PartHeader {
  const links: TextLink[] = [];
  const linked = (line: number, message: Sentence, target: string): Line => {
    const label = inComment(say(message));
    links.push({ line, start: INDENT.length, end: INDENT.length + label.length, target });
    return together`${INDENT}${label}`;
  };
  const toPart = (
    line: number,
    other: LogPart | undefined,
    title: (number: number, content: Sentence) => Sentence,
    none: Sentence,
  ) => (other ? linked(line, title(other.number, contentOf(other)), other.uri) : together`${INDENT}${inComment(say(none))}`);
  const head = msg(
    '{0}, part {1} of {2}: {3}. All parts together hold {4} events.',
    fileNameOf(log.uri),
    part.number,
    log.parts.length,
    contentOf(part),
    log.events,
  );
  const lines = [
    together`<!-- ${inComment(say(head))}`,
    toPart(1, log.parts[part.number - 2], previousPart, msg('This is the first part.')),
    toPart(2, log.parts[part.number], nextPart, msg('This is the last part.')),
    linked(3, msg('All parts, and what was found in the whole log'), addressOfFindings(log.uri)),
    own<Line>('-->'),
  ];
  return { text: together`${joined(lines, '\n')}\n`, links };
}

function previousPart(number: number, content: Sentence): Sentence {
  return msg('Previous: part {0}, {1}', number, content);
}

function nextPart(number: number, content: Sentence): Sentence {
  return msg('Next: part {0}, {1}', number, content);
}

/** Text that cannot end the comment. */
function inComment(text: Said): Line {
  return own(oneLine(text).replaceAll('--', '- -'));
}

/** What a list says of a part. */
export function titleOfPart(part: LogPart): Sentence {
  return msg('Part {0}: {1}', part.number, contentOf(part));
}
