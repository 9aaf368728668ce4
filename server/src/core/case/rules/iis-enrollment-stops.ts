import { PAGES } from '../../facts/pages.ts';
import type { LogFacts, Observation } from '../../log/facts.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import {
  covering,
  findLast,
  freeWithin,
  goesOn,
  has,
  isExplained,
  isPending,
  lastBy,
  PATIENCE_MS,
  weakest,
  within,
} from '../engine/evidence.ts';
import { DEVICE_STOPS } from '../engine/log-findings.ts';
import type { CaseFindingDraft, CaseRule, CaseView, TimedPlace, TimeSpan } from '../engine/model.ts';
import type { CaseAttempt, Evidence } from '../model.ts';

export const iisEnrollmentStops: CaseRule = {
  id: 'iis-enrollment-stops',
  title: msg('A device fetched capabilities and CA certificates, and sent no PKIOperation'),
  severity: 'warning',
  step: 2,
  compares: msg('IIS logs of all servers, HTTPERR, the log of the device'),
  resolutions: ['http-414-long-url', 'no-request-in-iis'],
  docUrl: PAGES.deviceToNdes,
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes (order of calls) ; reasons: derived',
  verified: false,
  *judge(view) {
    const lone = loneRequests(view);
    for (const attempt of view.attempts) {
      const draft = stopped(view, attempt, lone);
      if (draft) yield draft;
    }
    // Calls without a request are no enrollment, so no attempt holds them unless a log of the device names it.
    for (const last of lastGets(view)) {
      const draft = stoppedAt(view, last, undefined, [], lone);
      if (draft) yield draft;
    }
  },
};

/** Devices of which we know that they go on to PKIOperation at once. Others may only look at the CA. */
const GOES_ON: ReadonlySet<string> = new Set(['ios', 'macos', 'android', 'windows']);

function stopped(view: CaseView, attempt: CaseAttempt, lone: readonly TimedPlace[]): CaseFindingDraft | undefined {
  if (!GOES_ON.has(attempt.platform) || attempt.outcome === 'issued') return undefined;
  const evidence = view.evidence(attempt);
  if (
    wentOn(evidence) ||
    isPending(attempt, evidence) ||
    isExplained(view, attempt, evidence, [...DEVICE_STOPS, 'iis-enrollment-stops'])
  ) {
    return undefined;
  }
  const asked = findLast(evidence, { by: 'iis', act: 'GetCACert' }, { by: 'iis', act: 'GetCACaps' });
  if (asked?.atMs === undefined) return undefined;
  if (!has(evidence, { by: 'iis', act: 'GetCACert' }) || !has(evidence, { by: 'iis', act: 'GetCACaps' })) return undefined;
  return stoppedAt(view, { ...asked, atMs: asked.atMs }, lastBy(evidence, 'device'), [attempt], lone);
}

/** Whatever comes behind the GETs. */
function wentOn(evidence: readonly Evidence[]): boolean {
  return has(
    evidence,
    { act: 'PKIOperation' },
    { act: 'request-built' },
    { act: 'verify' },
    { act: 'issue' },
    { act: 'reply' },
    { act: 'notify' },
    { act: 'installed' },
  );
}

/** The last GET of each device that asked for both, of those that no attempt holds, as its log puts them together. */
function* lastGets(view: CaseView): Iterable<TimedPlace> {
  const free = new Map(view.free('iis').map((place) => [place.observation, place]));
  for (const log of view.iisLogs()) {
    for (const calls of callsOf(log).values()) {
      const places = calls.flatMap((observation) => free.get(observation) ?? []);
      const last = places.at(-1);
      const both = ['GetCACert', 'GetCACaps'].every((act) => calls.some((one) => one.act === act && one.outcome === 'done'));
      const other = calls.some(({ act, outcome }) => (act !== 'GetCACert' && act !== 'GetCACaps') || outcome === 'failed');
      if (last && both && !other && places.length === calls.length && GOES_ON.has(last.observation.platform)) yield last;
    }
  }
}

function callsOf({ observations }: LogFacts): ReadonlyMap<number, readonly Observation[]> {
  const calls = new Map<number, Observation[]>();
  for (const observation of observations) {
    if (observation.attempt === undefined) continue;
    const known = calls.get(observation.attempt);
    if (known) known.push(observation);
    else calls.set(observation.attempt, [observation]);
  }
  return calls;
}

function stoppedAt(
  view: CaseView,
  asked: TimedPlace & Partial<Evidence>,
  device: Evidence | undefined,
  attempts: readonly CaseAttempt[],
  lone: readonly TimedPlace[],
): CaseFindingDraft | undefined {
  if (!goesOn(view, asked.path, asked.atMs)) return undefined;
  if (device && !goesOn(view, device.path, device.atMs) && !goesOn(view, asked.path, device.atMs)) return undefined;
  const window = { fromMs: asked.atMs - PATIENCE_MS, toMs: asked.atMs + PATIENCE_MS };
  if (within(lone, window).some(({ observation }) => isAlike(observation, asked.observation))) return undefined;
  const others = callsNear(view, asked, window);
  if (others.some(({ observation }) => observation.act === 'PKIOperation')) return undefined;
  // Devices behind one proxy look alike: which calls are whose is a guess then.
  const confidence = others.length > 0 && !device ? 'guess' : weakest('likely', asked.confidence ?? 'likely');
  return {
    evidence: device ? [asked, device] : [asked],
    attempts,
    ...(confidence === 'guess' ? { severity: 'information' } : {}),
    confidence: device ? weakest(confidence, device.confidence) : confidence,
    message: words(view, asked, device),
    short: msg('no PKIOperation followed'),
    replaces: DEVICE_STOPS,
  };
}

/** Calls of the same address and program at this time that no attempt holds: of another server, or of a device that looks alike. */
function callsNear(view: CaseView, asked: TimedPlace, window: TimeSpan): readonly TimedPlace[] {
  return [...freeWithin(view, 'iis', window), ...freeWithin(view, 'http-sys', window)].filter(
    ({ path, observation }) =>
      !(path === asked.path && observation.attempt === asked.observation.attempt) && isAlike(observation, asked.observation),
  );
}

/** Requests of attempts without a GET of their own, in order of time: they may be what the GETs of another line led to. */
function loneRequests(view: CaseView): readonly TimedPlace[] {
  const lone = view.attempts.flatMap((attempt) => {
    const evidence = view.evidence(attempt);
    if (SERVERS.some((by) => has(evidence, { by, act: 'GetCACert' }, { by, act: 'GetCACaps' }))) return [];
    return SERVERS.flatMap((by) => {
      const sent = findLast(evidence, { by, act: 'PKIOperation' });
      return sent?.atMs === undefined ? [] : [{ ...sent, atMs: sent.atMs }];
    });
  });
  return lone.sort((a, b) => a.atMs - b.atMs);
}

const SERVERS = ['iis', 'http-sys'] as const;

/** Of the same address and program, as far as both logs name them: HTTPERR names no program. */
function isAlike({ keys: one }: Observation, { keys: other }: Observation): boolean {
  if (one.address !== undefined && other.address !== undefined && one.address !== other.address) return false;
  return one.userAgent === undefined || other.userAgent === undefined || one.userAgent === other.userAgent;
}

function words(view: CaseView, asked: TimedPlace, device: Evidence | undefined): Sentence {
  if (device) {
    return msg(
      'The device fetched capabilities and CA certificates and stopped there: neither its own log nor the server shows a PKIOperation. The way to the server is in order; look at what the device made of the CA certificates.',
    );
  }
  if (covering(view, view.logsOf('httperr-log'), asked.atMs).length > 0) {
    return msg(
      'No PKIOperation followed, and HTTPERR has none of it either. The device stopped by itself, or something between it and the server kept the request; the log of the device tells which.',
    );
  }
  return msg(
    'No PKIOperation followed. Either the device stopped by itself, or its request did not reach IIS: http.sys refuses a too long one and writes that to HTTPERR only. Look there, and into the log of the device.',
  );
}
