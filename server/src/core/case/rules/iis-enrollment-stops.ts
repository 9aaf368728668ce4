import { DOCS } from '../../knowledge/engine/docs.ts';
import { type Message, msg } from '../../text/message.ts';
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
} from '../engine/evidence.ts';
import { DEVICE_STOPS } from '../engine/log-findings.ts';
import type { CaseFindingDraft, CaseRule, CaseView } from '../engine/model.ts';
import type { CaseAttempt, Evidence } from '../model.ts';

export const iisEnrollmentStops: CaseRule = {
  id: 'iis-enrollment-stops',
  title: msg('A device fetched capabilities and CA certificates, and sent no PKIOperation'),
  severity: 'warning',
  step: 2,
  compares: msg('IIS logs of all servers, HTTPERR, the log of the device'),
  resolutions: ['http-414-long-url', 'no-request-in-iis'],
  docUrl: DOCS.deviceToNdes,
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes (order of calls) ; reasons: derived',
  verified: false,
  *judge(view) {
    for (const attempt of view.attempts) {
      const draft = stopped(view, attempt);
      if (draft) yield draft;
    }
  },
};

/** Devices of which we know that they go on to PKIOperation at once. Others may only look at the CA. */
const GOES_ON: ReadonlySet<string> = new Set(['ios', 'macos', 'android', 'windows']);

function stopped(view: CaseView, attempt: CaseAttempt): CaseFindingDraft | undefined {
  if (!GOES_ON.has(attempt.platform) || attempt.outcome === 'issued') return undefined;
  const evidence = view.evidence(attempt);
  if (wentOn(evidence) || isPending(attempt, evidence) || isExplained(view, attempt, evidence, DEVICE_STOPS)) return undefined;
  const asked = findLast(evidence, { by: 'iis', act: 'GetCACert' }, { by: 'iis', act: 'GetCACaps' });
  if (!asked || !has(evidence, { by: 'iis', act: 'GetCACert' }) || !has(evidence, { by: 'iis', act: 'GetCACaps' }))
    return undefined;
  if (!goesOn(view, asked.path, asked.atMs) || mayHaveGoneOn(view, asked)) return undefined;
  const device = lastBy(evidence, 'device');
  if (device && !goesOn(view, device.path, device.atMs) && !goesOn(view, asked.path, device.atMs)) return undefined;
  return {
    evidence: device ? [asked, device] : [asked],
    attempts: [attempt],
    ...(asked.confidence === 'guess' ? { severity: 'information' } : {}),
    confidence: device ? weakest('likely', asked.confidence, device.confidence) : weakest(asked.confidence, 'likely'),
    message: words(view, asked, device),
    short: msg('no PKIOperation followed'),
    replaces: DEVICE_STOPS,
  };
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

/** A request of the same address that no attempt holds may be the one that is missing: of another server, or of a log without names. */
function mayHaveGoneOn(view: CaseView, asked: Evidence): boolean {
  if (asked.atMs === undefined) return true;
  const window = { fromMs: asked.atMs - PATIENCE_MS, toMs: asked.atMs + PATIENCE_MS };
  const { address } = asked.observation.keys;
  return [...freeWithin(view, 'iis', window), ...freeWithin(view, 'http-sys', window)].some(
    ({ observation: { act, keys } }) => act === 'PKIOperation' && (address === undefined || keys.address === address),
  );
}

function words(view: CaseView, asked: Evidence, device: Evidence | undefined): Message {
  const httperr = asked.atMs === undefined ? [] : covering(view, view.logsOf('httperr-log'), asked.atMs);
  if (device) {
    return msg(
      'The device fetched capabilities and CA certificates and stopped there: neither its own log nor the server shows a PKIOperation. The way to the server is in order; look at what the device made of the CA certificates.',
    );
  }
  if (httperr.length > 0) {
    return msg(
      'No PKIOperation followed, and HTTPERR has none of it either. The device stopped by itself, or something between it and the server kept the request; the log of the device tells which.',
    );
  }
  return msg(
    'No PKIOperation followed. Either the device stopped by itself, or its request did not reach IIS: http.sys refuses a too long one and writes that to HTTPERR only. Look there, and into the log of the device.',
  );
}
