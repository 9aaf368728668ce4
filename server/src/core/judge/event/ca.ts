import { eventInfo, isEvent } from '../../facts/codes/windows-events/index.ts';
import type { WindowsEvent } from '../../log/event.ts';
import { msg } from '../../text/sentence.ts';
import { reasonsOf } from '../event-reason.ts';
import { eventMatch, eventValue } from '../event-values.ts';
import { codeSpan, reasonMeaning, reasonText } from '../windows-event.ts';
import type { EventTold } from './told.ts';

/** What an event of the CA proves, or of what decides for it: its policy module, or one of somebody else. */
export function caFailure(event: WindowsEvent): EventTold | undefined {
  if (!isRefusal(event)) return undefined;
  const [reason] = reasonsOf(event);
  const what = eventInfo(event)?.meaning ?? msg('The CA refused a request.');
  return {
    cause: 'ca-denied',
    span: reason?.span ?? codeSpan(event),
    message: reason ? msg('{0} Here it is {1}: {2}', what, reasonText(reason), reasonMeaning(reason)) : what,
    short: msg('the CA refused it'),
    group: String(reason?.value ?? event.eventId.value),
  };
}

function isRefusal(event: WindowsEvent): boolean {
  if (isEvent(event, 'ca', 44) || isEvent(event, 'tame-my-certs', 2, 6, 8, 10, 15)) return true;
  return isEvent(event, 'ca', 7, 21, 22, 53) && scepSubject(event) !== undefined;
}

/**
 * The distinguished name that a request at the CA was for: NDES hands in such requests, while those of Windows for itself name an account
 * (`CONTOSO\PC1$`). Undefined for those, and where the event names no request.
 */
export function scepSubject(event: WindowsEvent): string | undefined {
  const named = eventValue(event, 'SubjectName', 'Subject') ?? eventMatch(event, REQUEST_FOR)?.[1];
  if (named !== undefined) return /^[A-Z]{1,12}\s?=/i.test(named) ? named : undefined;
  return event.data
    .find(({ value }) => /^[A-Z]{1,4}\s?=/i.test(value.value))
    ?.value.value.trim()
    .slice(0, LONGEST_NAME);
}

/** The sentence of the CA, which more may follow, and that of event 6. */
const REQUEST_FOR =
  /(?:The request was|issued a certificate for request \d{1,10}) for ([^\r\n]{1,500}?)\.?(?:\s{1,3}Additional|\s{0,3}$)/;
const LONGEST_NAME = 500;
