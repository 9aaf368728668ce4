import type { EventRow, LaneId } from '../../case/diagram/index.ts';
import type { Act } from '../../log/facts.ts';
import { msg, type Sentence, verbatim } from '../../text/sentence.ts';

export const LANE_NAMES = {
  device: msg('Device'),
  proxy: msg('Proxy'),
  iis: msg('IIS'),
  ndes: msg('NDES and policy module'),
  connector: msg('Connector'),
  ca: msg('CA'),
  intune: msg('Intune'),
} as const satisfies Record<LaneId, Sentence>;

const ACTS = {
  'profile-delivered': msg('SCEP profile'),
  acknowledged: msg('Profile acknowledged'),
  started: msg('Enrollment begins'),
  GetCACaps: verbatim('GetCACaps'),
  GetCACert: verbatim('GetCACert'),
  GetNextCACert: verbatim('GetNextCACert'),
  'request-built': msg('Request built'),
  PKIOperation: verbatim('PKIOperation'),
  verify: msg('Challenge check'),
  issue: msg('Request to the CA'),
  reply: msg('Answer (CertRep)'),
  notify: msg('Report of the outcome'),
  state: msg('Certificate state'),
  installed: msg('Installed'),
  reported: msg('Outcome handed over'),
  error: msg('Error'),
} as const satisfies Record<Act, Sentence>;

/** What an event is, in a few words. */
export function labelOf({ act }: EventRow): Sentence {
  return ACTS[act];
}

/** How an event ended, as its logs tell it: a status first. */
export function resultOf({ http, outcome, lost }: EventRow): Sentence | undefined {
  if (lost) return msg('no answer');
  const { status, substatus } = http ?? {};
  if (status === undefined) return RESULTS[outcome];
  return verbatim(substatus ? `${status}.${substatus}` : status);
}

const RESULTS = {
  done: msg('done'),
  failed: msg('failed'),
  waiting: msg('waiting'),
  unknown: undefined,
} as const satisfies Record<EventRow['outcome'], Sentence | undefined>;
