import { PAGES } from '../../facts/pages.ts';
import type { Act, Observation } from '../../log/facts.ts';
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
import { ofLines } from '../of-lines.ts';

export const iisEnrollmentStops: CaseRule = {
  id: 'iis-enrollment-stops',
  title: msg('A device fetched capabilities and CA certificates, and sent no PKIOperation'),
  severity: 'warning',
  step: 2,
  compares: msg('IIS logs of all servers, HTTPERR, the log of the device'),
  resolutions: ['http-414-long-url', 'no-request-in-iis'],
  docUrl: PAGES.callsInIis,
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes (order of calls) ; reasons: derived',
  verified: false,
  concerns: (evidence, { outcome, platform }) =>
    GOES_ON.has(platform) &&
    outcome !== 'issued' &&
    !wentOn(evidence) &&
    has(evidence, { by: 'iis', act: 'GetCACert' }) &&
    has(evidence, { by: 'iis', act: 'GetCACaps' }),
  *judge(view, concerned) {
    const lone = loneRequests(view);
    for (const attempt of concerned) {
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
  const evidence = view.evidence(attempt);
  if (isPending(attempt, evidence) || isExplained(view, attempt, evidence, [...DEVICE_STOPS, 'iis-enrollment-stops'])) {
    return undefined;
  }
  const asked = findLast(evidence, { by: 'iis', act: 'GetCACert' }, { by: 'iis', act: 'GetCACaps' });
  if (asked?.atMs === undefined) return undefined;
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
  const free = freeGets(view);
  for (const { path, observations } of view.iisLogs()) {
    const mine = free.get(path);
    if (!mine) continue;
    // What else stands in the log for one of them belongs to an attempt, or has no time.
    for (const { attempt } of observations) {
      const gets = attempt === undefined ? undefined : mine.get(attempt);
      if (gets) gets.calls++;
    }
    for (const { places, calls } of mine.values()) {
      const last = places.at(-1);
      if (!last || places.length !== calls || !GOES_ON.has(last.observation.platform)) continue;
      const both = GETS.every((act) =>
        places.some(({ observation }) => observation.act === act && observation.outcome === 'done'),
      );
      if (both && places.every(isGet)) yield last;
    }
  }
}

const GETS: readonly Act[] = ['GetCACert', 'GetCACaps'];

function isGet({ observation: { act, outcome } }: TimedPlace): boolean {
  return GETS.includes(act) && outcome !== 'failed';
}

interface Gets {
  readonly places: TimedPlace[];
  calls: number;
}

/** What no attempt holds of each log, by what that log itself puts together, in log order. */
function freeGets(view: CaseView): ReadonlyMap<string, ReadonlyMap<number, Gets>> {
  const logs = new Map<string, Map<number, Gets>>();
  for (const place of view.free('iis')) {
    const { attempt } = place.observation;
    if (attempt === undefined) continue;
    const gets = logs.get(place.path) ?? new Map<number, Gets>();
    logs.set(place.path, gets);
    const known = gets.get(attempt);
    if (known) known.places.push(place);
    else gets.set(attempt, { places: [place], calls: 0 });
  }
  for (const gets of logs.values()) {
    for (const { places } of gets.values()) places.sort((a, b) => a.observation.record - b.observation.record);
  }
  return logs;
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

const SERVERS = ['iis', 'http-sys'] as const;

/** Requests of attempts without a GET of their own, in order of time: they may be what the GETs of another line led to. */
function loneRequests(view: CaseView): readonly TimedPlace[] {
  return view.attempts.flatMap(loneIn).sort((a, b) => a.atMs - b.atMs);
}

const loneIn = ofLines((evidence): readonly TimedPlace[] => {
  if (SERVERS.some((by) => has(evidence, { by, act: 'GetCACert' }, { by, act: 'GetCACaps' }))) return [];
  return SERVERS.flatMap((by) => {
    const sent = findLast(evidence, { by, act: 'PKIOperation' });
    return sent?.atMs === undefined ? [] : [{ ...sent, atMs: sent.atMs }];
  });
});

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
