import { eventOutcome, judgeEvent } from '../../core/judge/event/index.ts';
import { judgeHttp } from '../../core/judge/http/index.ts';
import type { FieldKind, LogField, LogLevel, LogRecord } from '../../core/log/model.ts';
import type { OpenLog } from '../log/log-store.ts';

/** Token types, in the order of the legend; the manifest gives each a colour. */
export const TOKEN_TYPES = [
  'scepOk',
  'scepWarning',
  'scepError',
  'scepOperation',
  'scepTransactionId',
  'scepState',
  'scepLogger',
  'scepAddress',
  'scepTime',
  'scepLevel',
  'scepMethod',
  'scepUrl',
  'scepPayload',
  'scepDirective',
  'scepNumber',
  'scepAbsent',
  'scepUserAgent',
  'scepSecret',
] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];

const BY_KIND: Readonly<Record<FieldKind, TokenType | undefined>> = {
  date: 'scepTime',
  time: 'scepTime',
  level: 'scepLevel',
  category: 'scepLogger',
  logger: 'scepLogger',
  process: 'scepLogger',
  thread: 'scepNumber',
  method: 'scepMethod',
  uri: 'scepUrl',
  query: 'scepUrl',
  operation: 'scepOperation',
  payload: 'scepPayload',
  status: 'scepNumber',
  substatus: 'scepNumber',
  'win32-status': 'scepNumber',
  duration: 'scepNumber',
  bytes: 'scepNumber',
  number: 'scepNumber',
  address: 'scepAddress',
  user: 'scepAddress',
  'user-agent': 'scepUserAgent',
  'transaction-id': 'scepTransactionId',
  nonce: 'scepTransactionId',
  'scep-value': 'scepState',
  state: 'scepState',
  alias: 'scepTransactionId',
  'error-name': 'scepError',
  'error-code': 'scepError',
  url: 'scepUrl',
  secret: 'scepSecret',
  directive: 'scepDirective',
  'field-name': 'scepDirective',
  absent: 'scepAbsent',
  text: undefined,
};

/** The colour of a field; `outcomes`: those of what its record tells. Undefined: it has none of its own. */
export function colourOf(
  log: OpenLog,
  field: LogField,
  level: LogLevel | undefined,
  outcomes: ReadonlyMap<number, TokenType>,
): TokenType | undefined {
  const outcome = outcomes.get(field.span.start);
  if (outcome !== undefined && JUDGED.has(field.kind)) return outcome;
  if (field.kind === 'level' && (level === 'error' || level === 'fault')) return 'scepError';
  if (field.kind === 'level' && level === 'warning') return 'scepWarning';
  const value = field.kind === 'scep-value' ? log.analysis.document.text.slice(field.span.start, field.span.end) : '';
  return SCEP_VALUES.get(value) ?? BY_KIND[field.kind];
}

/** pkiStatus in jscep's words. */
const SCEP_VALUES: ReadonlyMap<string, TokenType> = new Map([
  ['SUCCESS', 'scepOk'],
  ['FAILURE', 'scepError'],
  ['PENDING', 'scepWarning'],
]);

const BY_OUTCOME = { ok: 'scepOk', failed: 'scepError', suspicious: 'scepWarning', unknown: 'scepNumber' } as const;

/** Tokens whose colour says what became of their event. */
const JUDGED: ReadonlySet<FieldKind> = new Set<FieldKind>(['status', 'number', 'error-code']);

/**
 * Start of each status, event id and code that says how something ended, and its colour: what the same number means depends on the
 * operation and on the event in which it stands.
 */
export function outcomeColours(record: LogRecord): ReadonlyMap<number, TokenType> {
  const colours = new Map<number, TokenType>();
  for (const event of record.events()) {
    if (event.kind === 'http' && event.status) colours.set(event.status.span.start, BY_OUTCOME[judgeHttp(event).outcome]);
    if (event.kind !== 'windows-event') continue;
    const failure = judgeEvent(event, record.level);
    const colour = BY_OUTCOME[eventOutcome(event, record.level)];
    colours.set(event.eventId.span.start, colour);
    if (failure) colours.set(failure.span.start, colour);
  }
  return colours;
}
