import type { HttpEvent } from '../../log/event.ts';
import { provenOf } from '../../text/proof.ts';
import { msg } from '../../text/sentence.ts';
import { rememberingLast } from '../last-answer.ts';
import type { Judged } from '../model.ts';
import { answeredOddly, notReported, redirected } from './answered.ts';
import type { Call, Decide, Told } from './call.ts';
import { type Asker, HTTP_CAUSES, HTTP_RULES, type HttpCause, type HttpCauseInfo, type HttpRule, ruleOf } from './causes.ts';
import { general } from './general.ts';
import { httpSysFailure } from './http-sys.ts';
import { notFound, tooLong } from './not-taken.ts';
import { type HttpOutcome, outcomeOf } from './outcome.ts';
import { credentials, forbidden } from './refused.ts';
import { gateway, serverFailed } from './server.ts';

/** What is wrong with an HTTP exchange. */
export interface HttpFailure extends Judged<HttpCause> {
  readonly rule?: HttpRule;
  /** Set where nothing of SCEP fits and only the tables speak. */
  readonly general?: true;
}

/** What one HTTP exchange proves about its step of the enrollment. */
export interface HttpJudgement extends HttpOutcome {
  /** What is wrong; there where the outcome is `failed` or `suspicious`. */
  readonly failure?: HttpFailure;
}

/**
 * Judges a request by its operation, status, substatus and Win32 status. The same status means opposite things by place: 403 is the healthy
 * answer of the bare SCEP URL, and a 200 for PKIOperation may carry a refusal. A request that has nothing to do with SCEP is `unknown`.
 */
export const judgeHttp = rememberingLast((event: HttpEvent): HttpJudgement => {
  const proven = outcomeOf(event);
  if (proven.outcome !== 'failed' && proven.outcome !== 'suspicious') return proven;
  const failure = failureOf(event);
  return { ...proven, why: failure.message, failure };
});

/** Advice for an exchange that no finding is about: ids, the likeliest first. */
export function adviceWithoutFinding({ cause, failure }: HttpJudgement): readonly string[] {
  if (cause) return HTTP_CAUSES[cause].resolutions;
  return failure && !failure.rule ? failure.resolutions : [];
}

function failureOf(event: HttpEvent): HttpFailure {
  const { cause, short, message, severity, general } = seenBy(event, told(event));
  const rule = ruleOf(cause, askerOf(event));
  const own: HttpCauseInfo = HTTP_CAUSES[cause];
  const common = HTTP_RULES[rule ?? 'http-error-on-scep'];
  const proven = own.verified === undefined ? common : { ...own, verified: own.verified };
  return {
    cause,
    ...(rule ? { rule } : {}),
    short,
    message,
    severity: severity ?? own.severity ?? common.severity,
    step: own.step ?? common.step,
    resolutions: own.resolutions ?? common.resolutions,
    docUrl: own.docUrl ?? common.docUrl,
    ...provenOf(proven),
    ...(general ? { general } : {}),
  };
}

/** A device sees a status, and not who wrote it. */
function seenBy({ side, status, operation }: HttpEvent, told: Told): Told {
  const mayBeOther = side === 'device' && (status?.value ?? 0) >= 300 && !SAYS_WHO.has(told.cause);
  if (!mayBeOther || operation === 'VerifyRequest' || operation === 'Notify') return told;
  return { ...told, message: msg('{0} A proxy or load balancer before NDES may have written this answer.', told.message) };
}

/** Their words say so already. */
const SAYS_WHO: ReadonlySet<HttpCause> = new Set<HttpCause>(['bad-gateway', 'gateway-timeout', 'redirected', 'unavailable']);

function askerOf({ operation }: HttpEvent): Asker {
  if (operation === 'VerifyRequest' || operation === 'Notify') return operation;
  return operation === 'AdminPage' ? 'admin' : 'device';
}

/** The first that has something to say; else what the tables say of the status itself. */
function told(event: HttpEvent): Told {
  const ended = httpSysFailure(event);
  if (ended) return ended;
  const call: Call = {
    event,
    status: event.status?.value ?? 0,
    substatus: event.substatus?.value ?? 0,
    win32: event.win32?.value ?? 0,
    policyModule: event.operation === 'VerifyRequest' || event.operation === 'Notify',
  };
  for (const decide of DECISIONS) {
    const found = decide(call);
    if (found) return found;
  }
  return event.operation === 'Notify' ? notReported(call) : general(call, 'other-error');
}

const DECISIONS: readonly Decide[] = [
  answeredOddly,
  redirected,
  credentials,
  forbidden,
  tooLong,
  notFound,
  serverFailed,
  gateway,
];
