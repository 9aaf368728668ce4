import { isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { codeSpan } from '../../judge/windows-event.ts';
import { msg } from '../../text/sentence.ts';
import { windowsRule } from '../kinds/windows-event.ts';

export const ndesMessageUnreadable = windowsRule({
  id: 'ndes-message-unreadable',
  title: msg('NDES events 16 and 17: the message of the device cannot be read'),
  severity: 'error',
  step: 2,
  resolutions: ['http-414-long-url', 'http-404-11-double-escape', 'no-request-in-iis'],
  docUrl: PAGES.callsInIis,
  source: `${PAGES.ndesEventTexts} (events) ; causes: derived`,
  verified: false,
  draft(event) {
    if (!isEvent(event, 'ndes', 16, 17)) return undefined;
    return {
      span: codeSpan(event),
      message: msg(
        'The message of the device arrived damaged: NDES can read it not at all (16) or only in part (17). Usually something on the way cut the URL or changed its escapes; a browser or a scanner that calls the URL gives the same event.',
      ),
      short: msg('message of the device damaged'),
      group: event.eventId.text,
    };
  },
});
