import { PAGES } from '../../facts/pages.ts';
import { jscepFailure } from '../../judge/cause/jscep.ts';
import type { ScepEvent } from '../../log/event.ts';
import type { Evidence } from '../../log/finding.ts';
import { ndesCauseText } from '../../scep/index.ts';
import { detached } from '../../text/detach.ts';
import { msg } from '../../text/sentence.ts';
import type { FindingDraft, Rule, RuleRun } from '../engine/model.ts';
import { type Answer, answers, MESSAGE_FORMATS, markOf } from '../kinds/message-rule.ts';

export const scepReplyFailure: Rule = {
  id: 'scep-reply-failure',
  title: msg('The server refused the request (pkiStatus FAILURE)'),
  severity: 'error',
  step: 5,
  formats: MESSAGE_FORMATS,
  resolutions: ['delivery-android-failed'],
  docUrl: PAGES.delivery,
  source: 'RFC8894 3.2.1.3 ; RFC8894 3.2.1.4 ; CERT:troubleshoot-scep-certificate-delivery',
  verified: true,
  start(report) {
    const requests = new Map<string, Evidence>(); // by transactionID
    let withoutCapabilities: Evidence | undefined;
    const evidenceFor = (event: ScepEvent): readonly Evidence[] => {
      const request = event.transactionID && requests.get(event.transactionID.value);
      return [withoutCapabilities, request].filter((line) => line !== undefined);
    };
    const see: RuleRun['see'] = (event) => {
      if (event.kind === 'note' && event.note === 'enrollment-started') withoutCapabilities = undefined;
      if (event.kind === 'note' && event.note === 'capabilities-empty') {
        withoutCapabilities = { span: event.span, message: msg('The device went on without the capabilities of the server') };
      }
      if (event.kind === 'scep' && event.direction === 'request' && event.transactionID) {
        requests.set(detached(event.transactionID.value), { span: event.transactionID.span, message: msg('The request') });
      }
      if (event.kind === 'scep' && event.direction === 'response' && event.pkiStatus?.value === 'FAILURE') {
        report({ evidence: evidenceFor(event), ...refused(event) });
      }
      if (event.kind !== 'error') return;
      const failure = jscepFailure(event);
      if (failure?.kind !== 'operation-failure') return;
      report({
        span: failure.cause.span,
        message: msg('The server refused the operation: {0}', failure.cause.text?.value ?? ''),
        short: msg('refused by the server'),
      });
    };
    return { see, end: (_attempts, _log, messages) => answers(messages, 2).flatMap(refusedInMessage) };
  },
};

function refused(event: ScepEvent): FindingDraft {
  return { span: event.failInfo?.span ?? event.pkiStatus?.span ?? event.span, ...reasonFor(event.failInfo?.value) };
}

/** A refusal that stands in the log as the server sent it. NDES adds the Windows error that made it refuse. */
function refusedInMessage({ reply, spans, evidence }: Answer): readonly FindingDraft[] {
  const { failInfo, scepError } = reply;
  const reason = reasonFor(failInfo && (failInfo.name ?? failInfo.text));
  const cause = ndesCauseText(scepError?.hresult);
  const draft = cause
    ? {
        ...reason,
        message: msg('{0} {1}', reason.message, cause),
        resolutions: [...resolutionsFor(scepError?.hresult), ...(reason.resolutions ?? scepReplyFailure.resolutions)],
        group: `${reason.message.text} ${scepError?.hresult}`,
      }
    : reason;
  return spans.map((span) => ({ ...draft, span: markOf(span), evidence }));
}

/** 0x80094…: errors of the certification authority. */
function resolutionsFor(hresult = 0): readonly string[] {
  if (hresult === 0x80094800) return ['ca-0x80094800-template'];
  return hresult >>> 12 === 0x80094 ? ['ca-refuses-request'] : [];
}

function reasonFor(name: string | undefined): Omit<FindingDraft, 'span'> {
  const reason = name === undefined ? undefined : REASONS[name.toLowerCase()];
  if (reason) return reason;
  const short = msg('refused by the server');
  if (name === undefined) {
    return {
      short,
      message: msg(
        'The server refused the request (pkiStatus FAILURE) and gave no failInfo. The cause is on the server, in step 3 or 4: compare the IIS log and the NDES events of this minute.',
      ),
    };
  }
  return {
    short,
    message: msg(
      'The server refused the request with {0}, a failInfo that no standard names. The cause is on the server, in step 3 or 4: compare the IIS log and the NDES events of this minute.',
      name,
    ),
    group: name,
  };
}

type Reason = Pick<FindingDraft, 'message' | 'short' | 'resolutions'>;

/** By failInfo in lower case. */
const REASONS: Readonly<Record<string, Reason | undefined>> = {
  badalg: {
    message: msg('The server refused the request with badAlg: it does not know or allow an algorithm that the device used.'),
    short: msg('refused: algorithm (badAlg)'),
    resolutions: ['scep-failure-badalg', 'jscep-capabilities-empty', 'delivery-android-failed'],
  },
  badmessagecheck: {
    message: msg(
      'The server refused the request with badMessageCheck: it could not verify the message. It was damaged on its way, or made for another RA certificate.',
    ),
    short: msg('refused: message check (badMessageCheck)'),
    resolutions: ['scep-failure-badmessagecheck', 'ra-cert-mismatch-decrypt', 'load-balancer-affinity'],
  },
  badrequest: {
    message: msg(
      'The server refused the request with badRequest, which stands for many causes: challenge wrong, used or expired, refused by the policy module, or refused by the CA. The logs of the server say which.',
    ),
    short: msg('refused by the server (badRequest)'),
    resolutions: ['scep-failure-badrequest', 'ca-refuses-request', 'challenge-expired', 'delivery-android-failed'],
  },
  badtime: {
    message: msg('The server refused the request with badTime: the clock of the device is too far from that of the server.'),
    short: msg('refused: clock (badTime)'),
    resolutions: ['scep-failure-badtime'],
  },
  badcertid: {
    message: msg('The server refused the request with badCertId: it has no certificate that fits.'),
    short: msg('refused: no such certificate (badCertId)'),
    resolutions: ['scep-failure-badcertid'],
  },
};
