import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { answers, MESSAGE_FORMATS, markOf } from '../kinds/message-rule.ts';

export const scepReplyPending: Rule = {
  id: 'scep-reply-pending',
  title: msg('The request waits for approval (pkiStatus PENDING)'),
  severity: 'warning',
  step: 4,
  formats: MESSAGE_FORMATS,
  resolutions: ['scep-pending'],
  docUrl: PAGES.rfc8894,
  source: 'RFC8894 3.2.1.3 ; RFC8894 4.4',
  verified: true,
  start: (report) => ({
    see(event) {
      if (event.kind !== 'scep' || event.direction !== 'response' || event.pkiStatus?.value !== 'PENDING') return;
      report({ span: event.pkiStatus.span, ...PENDING });
    },
    end: (_attempts, _log, messages) =>
      answers(messages, 3).flatMap(({ spans, evidence }) => spans.map((span) => ({ span: markOf(span), evidence, ...PENDING }))),
  }),
};

const PENDING = {
  message: msg(
    'The CA holds the request until somebody approves it. The device gets no certificate before that, and a challenge may expire meanwhile.',
  ),
  short: msg('waits for approval at the CA'),
} as const;
