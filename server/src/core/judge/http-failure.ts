import { describeStatus } from '../facts/codes/status.ts';
import { describeWin32 } from '../facts/codes/win32.ts';
import type { HttpEvent } from '../log/event.ts';
import { msg } from '../text/sentence.ts';
import { answeredOddly, redirected } from './http-failure/answered.ts';
import { withConsequence } from './http-failure/consequence.ts';
import { httpSysFailure } from './http-failure/http-sys.ts';
import type { Call, Explain, FailureReason } from './http-failure/model.ts';
import { notFound, tooLong } from './http-failure/not-taken.ts';
import { credentials, forbidden } from './http-failure/refused.ts';
import { gateway, serverFailed } from './http-failure/server.ts';

/**
 * The reason behind a status that is wrong for its operation; the first explanation that fits, else what the status itself says.
 * Sources are those of the status and Win32 tables; call it only for a request that failed or is suspicious.
 */
export function failureReason(event: HttpEvent): FailureReason {
  const ended = httpSysFailure(event);
  if (ended) return ended;
  const status = event.status?.value ?? 0;
  const call: Call = {
    event,
    status,
    substatus: event.substatus?.value ?? 0,
    win32: event.win32?.value ?? 0,
    policyModule: event.operation === 'VerifyRequest' || event.operation === 'Notify',
  };
  for (const explain of EXPLANATIONS) {
    const reason = explain(call);
    if (reason) return reason;
  }
  return general(call);
}

const EXPLANATIONS: readonly Explain[] = [
  answeredOddly,
  redirected,
  credentials,
  forbidden,
  tooLong,
  notFound,
  serverFailed,
  gateway,
];

/** What the tables say of the status itself. */
function general({ event, status, substatus, win32 }: Call): FailureReason {
  const described = describeStatus(status, substatus);
  const error = win32 === 0 ? undefined : describeWin32(win32);
  const short = described.match === 'class' ? msg('status {0}', described.code) : described.short;
  const cause = error?.known ? msg('{0} Windows adds: {1}', described.meaning, error.meaning) : described.meaning;
  return { general: true, short, why: status < 400 ? cause : withConsequence(event.operation, cause) };
}

export type { FailureReason } from './http-failure/model.ts';
