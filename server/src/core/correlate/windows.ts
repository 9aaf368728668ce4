import type { WindowsEvent } from '../log/event.ts';
import type { LogRecord, LogTime } from '../log/model.ts';
import type { Span } from '../text/span.ts';
import type { AttemptBuilder, AttemptStep, EnrollmentAttempt } from './model.ts';

interface Mark {
  readonly id: number;
  readonly record: number;
  readonly span: Span;
  readonly within: Span;
  readonly time?: LogTime;
}

/** Steps by event id. Source: CERT:troubleshoot-scep-certificate-device-to-ndes, -delivery: 306, 36, 39; a failure: 307 and 32. */
const STEPS: ReadonlyMap<number, Pick<AttemptStep, 'name' | 'outcome'>> = new Map([
  [306, { name: 'profile-arrived', outcome: 'ok' }],
  [36, { name: 'request-built', outcome: 'ok' }],
  [39, { name: 'installed', outcome: 'ok' }],
  [32, { name: 'error', outcome: 'failed' }],
  [307, { name: 'error', outcome: 'failed' }],
]);

const MAX_MARKS = 20_000;

/**
 * Enrollments in the events of a Windows device. The events do not say which profile they belong to, so order is all there is; exports
 * may begin with the newest event, so it is that of the times where all events have one.
 */
export function windowsAttempts(): AttemptBuilder {
  const marks: Mark[] = [];
  return {
    see(event, record) {
      if (event.kind !== 'windows-event' || marks.length >= MAX_MARKS) return;
      if (STEPS.has(event.eventId.value) && isScepClient(event)) marks.push(markOf(event, record));
    },
    attempts: () => attemptsOf(marks),
  };
}

function isScepClient(event: WindowsEvent): boolean {
  if (event.provider) return event.provider.value.endsWith('DeviceManagement-Enterprise-Diagnostics-Provider');
  return event.text?.value.startsWith('SCEP: ') ?? false;
}

function markOf(event: WindowsEvent, { index, span, time }: LogRecord): Mark {
  const known = time?.dateKnown ? { time } : {};
  return { id: event.eventId.value, record: index, span: event.span, within: span, ...known };
}

function attemptsOf(marks: readonly Mark[]): readonly EnrollmentAttempt[] {
  const timed = marks.every((mark) => mark.time !== undefined);
  const inTime = timed ? [...marks].sort((a, b) => (a.time?.epochMs ?? 0) - (b.time?.epochMs ?? 0) || rank(a) - rank(b)) : marks;
  const groups: Group[] = [];
  for (const mark of inTime) {
    const current = groups.at(-1);
    if (current && goesOn(current, mark)) add(current, mark);
    else groups.push(groupOf(mark));
  }
  return groups.map((group, id) => attemptOf(group, id));
}

/** One enrollment, and what its events say so far: each event is looked at once, however many there are. */
interface Group {
  readonly marks: Mark[];
  asked: boolean;
  failed: boolean;
  installed: boolean;
}

function groupOf(first: Mark): Group {
  const group: Group = { marks: [], asked: false, failed: false, installed: false };
  add(group, first);
  return group;
}

function add(group: Group, mark: Mark): void {
  group.marks.push(mark);
  if (mark.id === 36) group.asked = true;
  if (mark.id === 39) group.installed = true;
  if (mark.id === 32 || mark.id === 307) group.failed = true;
}

/** Events of one moment in the order of an enrollment. */
const ORDER = [306, 36, 307, 32, 39];

function rank({ id }: Mark): number {
  return ORDER.indexOf(id);
}

/** A profile begins an enrollment; so does a request where there was one, and anything behind a certificate. */
function goesOn({ asked, failed, installed }: Group, { id }: Mark): boolean {
  if (id === 306 || installed) return false;
  return id === 36 ? !failed && !asked : true;
}

function attemptOf({ marks, failed, installed }: Group, id: number): EnrollmentAttempt {
  const start = marks[0]?.time;
  return {
    id,
    platform: 'windows',
    outcome: installed ? 'ok' : failed ? 'failed' : 'unknown',
    steps: marks.map(({ id: event, record, span, time }) => ({
      record,
      ...(time ? { atMs: time.epochMs } : {}),
      span,
      linkedBy: 'order',
      confidence: 'likely',
      ...(STEPS.get(event) ?? { name: 'state', outcome: 'unknown' }),
    })),
    ...(start ? { start } : {}),
    span: {
      start: marks.reduce((from, { within }) => Math.min(from, within.start), Number.POSITIVE_INFINITY),
      end: marks.reduce((to, { within }) => Math.max(to, within.end), 0),
    },
  };
}
