import { eventInfo, isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { reasonsOf } from '../../judge/event-reason.ts';
import { codeSpan, reasonMeaning, reasonText } from '../../judge/windows-event.ts';
import type { WindowsEvent } from '../../log/event.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import { windowsRule } from '../kinds/windows-event.ts';

/** What decides for the CA: itself, its policy module, or one of somebody else. */
export const caEvent = windowsRule({
  id: 'ca-event',
  title: msg('The CA, or its policy module, refuses a request'),
  severity: 'error',
  step: 4,
  resolutions: ['ca-refuses-request', 'ca-0x80094800-template'],
  docUrl: PAGES.caEvents,
  source: `${PAGES.caEvents} ; Sleepw4lker/TameMyCerts:TameMyCerts/Models/Events.cs`,
  verified: true,
  draft(event) {
    if (!isRefusal(event)) return undefined;
    const [reason] = reasonsOf(event);
    const what = eventInfo(event)?.meaning ?? msg('The CA refused a request.');
    const said = reason ? msg('{0} Here it is {1}: {2}', what, reasonText(reason), reasonMeaning(reason)) : what;
    return {
      span: reason?.span ?? codeSpan(event),
      message: said,
      short: SHORT,
      group: String(reason?.value ?? event.eventId.value),
    };
  },
});

const SHORT: Sentence = msg('the CA refused it');

/** Requests of other kinds, such as those of Windows for itself, name an account; those of NDES a subject. */
function isRefusal(event: WindowsEvent): boolean {
  if (isEvent(event, 'ca', 44)) return true;
  if (isEvent(event, 'tame-my-certs', 2, 6, 8, 10, 15)) return true;
  return isEvent(event, 'ca', 7, 21, 22, 53) && namesSubject(event);
}

function namesSubject({ text, data }: WindowsEvent): boolean {
  return (
    /The request was for [A-Z]{1,12}\s?=/i.test(text?.value ?? '') ||
    data.some(({ value }) => /^[A-Z]{1,4}\s?=/i.test(value.value))
  );
}
