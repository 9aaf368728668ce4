import { isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { codeSpan } from '../../judge/windows-event.ts';
import { msg } from '../../text/sentence.ts';
import { windowsRule } from '../kinds/windows-event.ts';

export const ndesMessageUnreadable = windowsRule({
  id: 'ndes-message-unreadable',
  title: msg('NDES events 16 and 17: no readable SCEP message'),
  severity: 'warning',
  step: 2,
  resolutions: ['http-414-long-url', 'http-404-11-double-escape', 'no-request-in-iis'],
  docUrl: PAGES.callsInIis,
  source: `${PAGES.ndesEventTexts} (events) ; script:Validate-NDESUrl.ps1 ; causes: derived`,
  verified: false,
  draft(event) {
    if (!isEvent(event, 'ndes', 16, 17)) return undefined;
    return {
      span: codeSpan(event),
      message: msg(
        'What NDES got was no readable SCEP message: not at all (16) or only in part (17). A browser, a scanner or the test script Validate-NDESUrl.ps1 that calls the URL gives the same event on a healthy server. Where a device fails at this moment, something on the way cut its URL or changed its escapes.',
      ),
      short: msg('no readable SCEP message'),
      group: event.eventId.text,
    };
  },
});
