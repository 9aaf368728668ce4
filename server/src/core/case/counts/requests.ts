import type { Act, LogFacts, Observation } from '../../log/facts.ts';
import type { FlowStep } from '../../log/finding.ts';

/** A request as one log shows it: the record with which it begins there. */
export interface Request {
  readonly step: FlowStep;
  readonly observation: Observation;
}

/**
 * What counts as a request at each machine. Questions for capabilities and certificates of the CA come before there is one: they count only
 * where a device got no further.
 */
const STEPS: Partial<Record<Act, FlowStep>> = { PKIOperation: 2, verify: 3, issue: 4, notify: 6 };

/**
 * The requests of a log, each once: a call and its answers are one, and so are the tries of the connector to report one outcome. A device that
 * logs no calls shows one by what it built.
 */
export function requestsOf({ observations }: LogFacts): readonly Request[] {
  const logsCalls = observations.some(({ by, act }) => by === 'device' && act === 'PKIOperation');
  const requests: Request[] = [];
  const seen = new Set<string>();
  const first = new Map<number, Observation>();
  const further = new Set<number>();
  for (const observation of observations) {
    const { by, act, phase } = observation;
    const step = act === 'request-built' && by === 'device' && !logsCalls ? 2 : STEPS[act];
    if (by === 'device' && observation.attempt !== undefined) {
      if (step === 2) further.add(observation.attempt);
      else if (QUESTIONS.has(act) && !first.has(observation.attempt)) first.set(observation.attempt, observation);
    }
    if (step === undefined) continue;
    if (phase === 'whole') {
      requests.push({ step, observation });
      continue;
    }
    const owner = ownerOf(observation);
    const name = owner === undefined ? undefined : `${step} ${owner}`;
    if (phase === 'end' && name !== undefined && seen.has(name)) continue;
    if (name !== undefined) seen.add(name);
    requests.push({ step, observation });
  }
  const stopped = [...first].filter(([attempt]) => !further.has(attempt));
  if (stopped.length === 0) return requests;
  for (const [, observation] of stopped) requests.push({ step: 2, observation });
  return requests.sort((a, b) => a.observation.record - b.observation.record);
}

/** The requests of a log that grew, where each of its new lines is one by itself; undefined where any is not. */
export function furtherRequests(known: readonly Request[], more: readonly Observation[]): readonly Request[] | undefined {
  const requests = [...known];
  for (const observation of more) {
    const { by, act, phase } = observation;
    if (by === 'device' || phase !== 'whole') return undefined;
    const step = STEPS[act];
    if (step !== undefined) requests.push({ step, observation });
  }
  return requests;
}

const QUESTIONS: ReadonlySet<Act> = new Set<Act>(['GetCACaps', 'GetCACert', 'GetNextCACert']);

/** What tells a call from others in its log; undefined where nothing does, so that each record is one. */
function ownerOf({ attempt, keys }: Observation): string | undefined {
  if (keys.transactionID !== undefined) return `t${keys.transactionID}`;
  if (attempt !== undefined) return `a${attempt}`;
  return keys.thread === undefined ? undefined : `h${keys.thread}`;
}
