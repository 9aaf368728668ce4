import { eventInfo, isEvent } from '../facts/codes/windows-events/index.ts';
import { isWorkerCrash, namesNdesPool, namesRegistrationPoint } from '../judge/event/pool.ts';
import { says } from '../judge/windows-event.ts';
import type { WindowsEvent } from '../log/event.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import { type Draft, keysOf, type Meaning, NOTHING } from './draft.ts';

const failed = (act: Meaning['act'], step: Meaning['step']): Meaning => ({ act, phase: 'end', step, outcome: 'failed' });

/** Events of NDES that one request causes; the others are about the service. Sources stand in the table of Windows events. */
const NDES: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  [7, failed('GetCACert', 2)],
  [16, failed('PKIOperation', 2)],
  [17, failed('PKIOperation', 2)],
  [18, failed('PKIOperation', 2)],
  [19, failed('PKIOperation', 2)],
  [29, failed('verify', 3)],
  [31, failed('issue', 4)],
]);

export function ndesDrafts(event: WindowsEvent): readonly Draft[] {
  const meaning = NDES.get(event.eventId.value);
  return meaning
    ? [{ ...meaning, span: event.span, by: 'ndes', platform: 'unknown', words: wordsOf(event), keys: serverKeys(event) }]
    : NOTHING;
}

/**
 * What else of a server a request can meet: NDES that does not start (2, 10, 53), its application pool or that of the registration point
 * ended or switched off, a worker process that crashed, a web application that fails, and certificates that IIS does not accept.
 */
export function surroundingDrafts(event: WindowsEvent): readonly Draft[] {
  const step = stepOf(event);
  if (step === undefined) return NOTHING;
  const by = isEvent(event, 'ndes', ...NOT_STARTED) ? 'ndes' : 'windows';
  return [
    {
      ...failed('error', step),
      phase: 'whole',
      span: event.span,
      by,
      platform: 'unknown',
      words: wordsOf(event),
      keys: serverKeys(event),
    },
  ];
}

const NOT_STARTED = [2, 10, 53];
const POOL_EVENTS = [5002, 5009, 5010, 5011, 5013, 5021, 5057, 5059];

function stepOf(event: WindowsEvent): Meaning['step'] | undefined {
  if (isEvent(event, 'ndes', ...NOT_STARTED)) return event.eventId.value === 53 ? 3 : 2;
  if (isEvent(event, 'was', ...POOL_EVENTS)) return namesNdesPool(event) ? (namesRegistrationPoint(event) ? 3 : 2) : undefined;
  if (isWorkerCrash(event)) return 2;
  if (isEvent(event, 'asp-net', 1310)) return namesRegistrationPoint(event) ? 3 : undefined;
  return isEvent(event, 'capi2', 11, 30) && says(event, /\bw3wp\.exe\b/i) && event.codes.some(({ value }) => value >= FIRST_ERROR)
    ? 3
    : undefined;
}

/** HRESULTs of errors have their highest bit set. */
const FIRST_ERROR = 0x80000000;

function wordsOf(event: WindowsEvent): Sentence {
  return eventInfo(event)?.meaning ?? msg('Event {0} of the server.', event.eventId.value);
}

function serverKeys({ computer }: WindowsEvent): NonNullable<Draft['keys']> {
  return keysOf({ server: computer?.value });
}
