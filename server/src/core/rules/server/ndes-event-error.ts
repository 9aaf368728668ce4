import { eventInfo, providerOf } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { codeMeaning, codeSpan, codeText } from '../../judge/windows-event.ts';
import { msg } from '../../text/sentence.ts';
import { windowsRule } from '../kinds/windows-event.ts';

/** These have rules of their own. */
const ELSEWHERE: ReadonlySet<number> = new Set([2, 10, 16, 17, 18, 29, 31, 53]);

export const ndesEventError = windowsRule({
  id: 'ndes-event-error',
  title: msg('NDES reports an error'),
  severity: 'warning',
  step: 2,
  resolutions: ['verify-ndes-configuration'],
  docUrl: PAGES.internalError,
  source: PAGES.ndesEvents,
  verified: true,
  draft(event, record) {
    if (ELSEWHERE.has(event.eventId.value) || providerOf(event)?.key !== 'ndes') return undefined;
    const info = eventInfo(event);
    if (info ? info.outcome !== 'failed' : record.level !== 'error' && record.level !== 'fault') return undefined;
    const code = event.codes[0]?.value;
    const meaning = info?.verified ? info.meaning : msg('No source of ours describes this event: read its message.');
    return {
      span: codeSpan(event),
      message:
        code === undefined
          ? msg('NDES event {0}: {1}', event.eventId.value, meaning)
          : msg('NDES event {0}: {1} {2}: {3}', event.eventId.value, meaning, codeText(code), codeMeaning(code)),
      short: msg('NDES event {0}', event.eventId.value),
      group: event.eventId.text,
    };
  },
});
