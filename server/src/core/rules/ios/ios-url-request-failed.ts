import { PAGES } from '../../facts/pages.ts';
import { type UrlFailure, urlFailureOf } from '../../judge/cause/url-failure.ts';
import type { LogRecord } from '../../log/model.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { unlessExplained } from '../kinds/unless-explained.ts';

export const iosUrlRequestFailed: Rule = {
  id: 'ios-url-request-failed',
  title: msg('A call of the device got no answer'),
  severity: 'warning',
  step: 2,
  formats: ['ios-console-log'],
  resolutions: ['ios-network', 'no-request-in-iis'],
  docUrl: PAGES.deliveryOnApple,
  source: 'strings of profiled in several builds since iOS 11 ; NSURLError.h of Foundation',
  verified: false,
  basis: 'client',
  start(report) {
    let told = false; // the line with the reason is written first, then one with a status that means nothing
    return unlessExplained(report, (event, record) => {
      if (event.kind === 'http' && event.phase === 'request') told = false;
      if (event.kind !== 'note' || event.note !== 'url-request-failed') return undefined;
      const failure = failureIn(record);
      if (!failure) return told ? undefined : { span: event.span, ...UNKNOWN };
      told = true;
      const { error, ...words } = failure;
      return { span: error.code?.span ?? error.span, group: words.short.text, ...words };
    });
  },
};

const UNKNOWN = {
  message: msg(
    'A call of the device to the SCEP server got no answer: name, connection, TLS or time. An HTTP error is not told with this line, so the log of the server may have none of it.',
  ),
  short: msg('no answer'),
} as const;

function failureIn(record: LogRecord): UrlFailure | undefined {
  for (const event of record.events()) {
    const failure = event.kind === 'error' ? urlFailureOf(event) : undefined;
    if (failure) return failure;
  }
  return undefined;
}
