import { isEvent } from '../../facts/codes/windows-events/index.ts';
import type { WindowsEvent } from '../../log/event.ts';
import { msg } from '../../text/sentence.ts';
import { codeSpan } from '../windows-event.ts';
import type { EventTold } from './told.ts';

/**
 * What an event of the connector proves that names no cause (`cause/connector.ts`). 4000 to 4010 are those of the current connector, 20xxx
 * those of the one before 2021.
 */
export function connectorFailure(event: WindowsEvent): EventTold | undefined {
  const id = event.eventId.value;
  return isEvent(event, id < FIRST_OF_LEGACY ? 'connector' : 'legacy-connector', id) ? BY_ID[id]?.(event) : undefined;
}

const FIRST_OF_LEGACY = 10_000;

type Decide = (event: WindowsEvent) => EventTold;

function notConfirmed(event: WindowsEvent): EventTold {
  return {
    cause: 'challenge-not-confirmed',
    span: codeSpan(event),
    message: msg(
      'Intune did not confirm the challenge of the request, so NDES refuses it and the device gets no certificate. The text of the event says why: another subject than in the profile, an expired challenge, or no connection to Intune.',
    ),
    short: msg('challenge not confirmed'),
    group: event.eventId.text,
  };
}

function notReported(event: WindowsEvent): EventTold {
  return {
    cause: 'outcome-not-reported',
    span: codeSpan(event),
    message: msg(
      'Intune was not told the outcome. The device may have its certificate although Intune shows none; check the connector service and its way to Intune.',
    ),
    short: msg('outcome not reported'),
    group: event.eventId.text,
  };
}

const BY_ID: Readonly<Record<number, Decide | undefined>> = {
  4001: (event) => ({
    cause: 'ca-refused',
    span: codeSpan(event),
    message: msg(
      'The connector could not process a SCEP request: its challenge was refused (event 4005), or the CA gave no certificate (event 4007). Look for these events of the same moment, and for NDES events 29 and 31.',
    ),
    short: msg('request not processed'),
    group: 'connector-any',
  }),
  4002: notReported,
  4005: notConfirmed,
  4007: (event) => ({
    cause: 'ca-refused',
    span: codeSpan(event),
    message: msg(
      'The connector reports that the CA gave no certificate for a request whose challenge was fine. Read NDES event 31 and Failed Requests of the CA for the reason.',
    ),
    short: msg('CA gave no certificate'),
    group: 'connector',
  }),
  4009: (event) => ({
    cause: 'outcome-waits',
    span: codeSpan(event),
    message: msg(
      'Intune could not be told the outcome of a request; the connector tries again. Only if event 4008 never follows does Intune show no certificate.',
    ),
    short: msg('not reported yet'),
    group: '4009',
  }),
  4010: (event) => ({
    cause: 'outcome-lost',
    span: codeSpan(event),
    message: msg(
      'The connector could not even save the outcome to disk: Intune will never learn of this certificate. Check the free space and the rights of the service account.',
    ),
    short: msg('outcome lost'),
    group: event.eventId.text,
  }),
  20302: notReported,
  20501: notConfirmed,
  20502: notConfirmed,
  20602: notReported,
};
