import { PAGES } from '../../facts/pages.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import { covering, find, freeWithin, has, isTimed, PATIENCE_MS, weakest, within } from '../engine/evidence.ts';
import { DEVICE_STOPS } from '../engine/log-findings.ts';
import type { CaseFindingDraft, CaseRule, CaseView, TimedPlace } from '../engine/model.ts';
import type { CaseAttempt, Evidence, Place } from '../model.ts';
import { ofLines } from '../of-lines.ts';

export const noRequestInIis: CaseRule = {
  id: 'no-request-in-iis',
  title: msg('The request that a device sent never reached IIS'),
  severity: 'warning',
  step: 2,
  compares: msg('The log of the device, IIS logs of all servers, HTTPERR'),
  resolutions: ['no-request-in-iis', 'http-414-long-url', 'gateway-timeout'],
  docUrl: PAGES.callsInIis,
  source:
    'CERT:troubleshoot-scep-certificate-device-to-ndes ; SA:developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis ; comparison of the logs: derived',
  verified: false,
  concerns: (evidence, attempt) =>
    attempt.outcome !== 'issued' &&
    attempt.outcome !== 'pending' &&
    sentBy(attempt, evidence)?.atMs !== undefined &&
    !reachedServer(evidence),
  *judge(view, concerned) {
    const nameless = concerned.length > 0 ? namelessRequests(view) : [];
    for (const attempt of concerned) {
      const draft = lost(view, attempt, nameless);
      if (draft) yield draft;
    }
  },
};

function lost(view: CaseView, attempt: CaseAttempt, nameless: readonly TimedPlace[]): CaseFindingDraft | undefined {
  const evidence = view.evidence(attempt);
  const sent = sentBy(attempt, evidence);
  if (sent?.atMs === undefined || wasRead(view, attempt, sent)) return undefined;
  const iis = covering(view, view.iisLogs(), sent.atMs);
  if (iis.length === 0 || !isAnchored(view, evidence, sent) || mayBeThere(view, attempt, sent.atMs, nameless)) return undefined;
  const kernel = find(evidence, { by: 'http-sys', act: 'PKIOperation' });
  const answer = find(evidence, { by: 'device', act: 'PKIOperation', phase: 'end' });
  const status = answer?.observation.http?.status;
  const silent = kernel === undefined && status === undefined && has(evidence, { by: 'iis' });
  const explained = !silent && (kernel !== undefined || status !== undefined || answer?.observation.outcome === 'failed');
  return {
    // Where another log names the reason, that one is the cause, and this only says where the request got to.
    severity: explained ? 'information' : 'warning',
    evidence: [sent, ...others(kernel, answer)],
    attempts: [attempt],
    confidence: kernel ? weakest(kernel.confidence, 'certain') : 'likely',
    message: words(view, sent.atMs, kernel, status),
    short: kernel ? msg('refused by http.sys, before IIS') : msg('not in the IIS log'),
    replaces: silent ? [...DEVICE_STOPS, ...NO_REPLY] : DEVICE_STOPS,
    group: kernel ? 'http-sys' : status === undefined ? 'nothing' : 'answered',
  };
}

/**
 * Where the device sends its request. The libraries of Android and Windows log that they made it, and send it at once; of a POST jscep
 * logs the answer only.
 */
function sentBy({ platform }: CaseAttempt, evidence: readonly Evidence[]): Evidence | undefined {
  const sent = find(
    evidence,
    { by: 'device', act: 'PKIOperation', phase: 'call' },
    { by: 'device', act: 'PKIOperation', phase: 'whole' },
  );
  if (sent || (platform !== 'android' && platform !== 'windows')) return sent;
  return find(evidence, { by: 'device', act: 'request-built' });
}

/** The request itself, or what only follows from it: something on the server, or a message that only NDES can have made. */
function reachedServer(evidence: readonly Evidence[]): boolean {
  if (has(evidence, { by: 'iis', act: 'PKIOperation' }, { act: 'reply' }, { act: 'installed' })) return true;
  return evidence.some(({ observation: { by, act } }) => BEHIND_IIS.has(by) && act !== 'error');
}

const BEHIND_IIS: ReadonlySet<string> = new Set(['ndes', 'policy-module', 'registration-point', 'connector', 'ca']);

/** The clocks must be known well enough to say where in the IIS log the request would stand. */
function isAnchored(view: CaseView, evidence: readonly Evidence[], sent: Evidence): boolean {
  return has(evidence, { by: 'iis' }, { by: 'http-sys' }) || isTimed(view, sent.path);
}

/** What a device says that waited in vain: it cannot know where its request got to. Other calls of it reached the server. */
const NO_REPLY: readonly string[] = ['http-no-answer', 'ios-url-request-failed', 'jscep-no-connection'];

/** Findings of devices that got no answer, or one that is none of SCEP. Any other one shows that NDES answered. */
const NO_ANSWER: ReadonlySet<string> = new Set([
  ...DEVICE_STOPS,
  'delivery-windows',
  'gateway-timeout',
  'general-ndes-page',
  'http-error-on-scep',
  'http-no-answer',
  'ios-url-request-failed',
  'jscep-failed',
  'jscep-html-instead-of-scep',
  'jscep-http-status',
  'jscep-no-connection',
  'jscep-tls-failed',
  'page-cant-be-displayed',
  'windows-certenroll-failed',
  'android-state-failed',
]);

function wasRead(view: CaseView, attempt: CaseAttempt, sent: Evidence): boolean {
  const ofDevice = view.explanations(attempt).filter(({ path }) => path === sent.path);
  return ofDevice.some(({ id }) => !NO_ANSWER.has(id) && !id.startsWith('http-'));
}

/** A PKIOperation in IIS at this time that no attempt holds, or one without a device, may be this one. */
function mayBeThere(view: CaseView, { platform, device }: CaseAttempt, ms: number, nameless: readonly TimedPlace[]): boolean {
  const window = { fromMs: ms - AROUND_MS, toMs: ms + PATIENCE_MS };
  return [...within(nameless, window), ...freeWithin(view, 'iis', window)].some(({ atMs, observation }) => {
    if (observation.act !== 'PKIOperation' || atMs - (observation.durationMs ?? 0) > ms + AROUND_MS) return false;
    const { address } = observation.keys;
    if (device.address !== undefined && address !== undefined && address !== device.address) return false;
    return observation.platform === platform || observation.platform === 'unknown';
  });
}

/** A request comes as much later as a line is written, at most. */
const AROUND_MS = 15_000;

/** Requests that IIS logged of enrollments that no log of a device shows, in order of time. */
function namelessRequests(view: CaseView): readonly TimedPlace[] {
  return view.attempts.flatMap(namelessIn).sort((a, b) => a.atMs - b.atMs);
}

const namelessIn = ofLines((evidence): readonly TimedPlace[] => {
  const sent = has(evidence, { by: 'device' }) ? undefined : find(evidence, { by: 'iis', act: 'PKIOperation' });
  return sent?.atMs === undefined ? [] : [{ ...sent, atMs: sent.atMs }];
});

function words(view: CaseView, ms: number, kernel: Evidence | undefined, status: number | undefined): Sentence {
  const reason = kernel?.observation.http?.reason;
  if (reason !== undefined) {
    return msg(
      'The device made its request, and the IIS log of that time does not hold it: http.sys dealt with it before IIS, and HTTPERR says why ({0}).',
      reason,
    );
  }
  if (kernel)
    return msg('The device made its request, and the IIS log of that time does not hold it: http.sys dealt with it before IIS.');
  if (status !== undefined) {
    return msg(
      'The device was answered with HTTP {0}, and the IIS log of that time does not hold the request: the answer is from something before the server, a proxy, a gateway or a load balancer, or from http.sys.',
      status,
    );
  }
  return covering(view, view.logsOf('httperr-log'), ms).length > 0
    ? msg(
        'The device made its request, and neither the IIS log nor HTTPERR of that time holds it. It was lost before the server: in a proxy, a firewall, a load balancer, or at a server whose logs are not here.',
      )
    : msg(
        'The device made its request, and the IIS log of that time does not hold it. It was lost before the server, or http.sys refused it: HTTPERR tells, and is not here for that time. A server whose logs are not here may have it, too.',
      );
}

function others(...places: readonly (Place | undefined)[]): readonly Place[] {
  return places.filter((place) => place !== undefined);
}
