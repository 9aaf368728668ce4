import type { HttpEvent, Operation } from '../log/event.ts';
import type { LogRecord } from '../log/model.ts';
import type { AttemptBuilder, AttemptStep, Outcome } from './model.ts';
import { ATTEMPT_GAP_MS, bitOf, type Call, type FoundRow, OpenRows, REPEAT_GAP_MS, type Row, within } from './server-rows.ts';
import { AttemptStore } from './store.ts';

/** A server log has whole seconds, and writes a request down when it ends. */
const CLOCK_GRAIN_MS = 2_000;
/** So many requests may wait for their partner; a log in which nothing ever matches must not eat memory. */
const MAX_WAITING = 64;

/**
 * Enrollments in a server log. One device is one address and one user agent, but a proxy makes many devices look alike, or one
 * device look like two: then steps go to the latest enrollment that still lacks them, marked as a guess. A policy module call
 * lies within the time of its PKIOperation, which is written down after it.
 */
export function serverAttempts(): AttemptBuilder {
  const store = new AttemptStore();
  const open = new OpenRows();
  let verifies: Call[] = [];
  let notifies: Call[] = [];
  let unverified: Row[] = []; // PKIOperation seen, no VerifyRequest yet
  let unnotified: Row[] = []; // VerifyRequest 201 seen, no Notify yet

  const add = (row: Row, call: Call, linkedBy: AttemptStep['linkedBy'], confidence: AttemptStep['confidence']): void => {
    row.seen |= call.bit;
    row.lastMs = call.ms ?? row.lastMs;
    if (call.name === 'VerifyRequest') row.verified = call.outcome;
    if (call.name === 'Notify') row.notified = call.outcome;
    row.attempt.outcome = outcomeAfter(row, call.outcome);
    const { name, outcome, record, atMs, span, detail, server } = call;
    const optional = { ...(detail ? { detail } : {}), ...(server === undefined ? {} : { server }) };
    store.add(row.attempt, { name, outcome, record, span, linkedBy, confidence, ...optional }, call.within, atMs);
  };

  const seeDevice = (call: Call, event: HttpEvent, record: LogRecord): void => {
    const { row, confidence } = open.find(call, event) ?? begin(call, event, record);
    const sameAddress = event.client !== undefined && event.client.value === row.attempt.client;
    add(row, call, sameAddress ? 'address' : 'order', confidence);
    row.server = call.server;
    if (call.name !== 'PKIOperation') return;
    open.close(row, event, call);
    claimPolicyCalls(row, call, event.durationMs);
  };

  const begin = (call: Call, event: HttpEvent, record: LogRecord): FoundRow => {
    const attempt = store.open({ platform: event.platform, client: event.client?.value, start: record.time });
    return open.open({ attempt, seen: 0, lastMs: call.ms, server: call.server }, event, call);
  };

  const claimPolicyCalls = (row: Row, call: Call, durationMs: number | undefined): void => {
    const since = call.ms === undefined ? undefined : call.ms - (durationMs ?? ATTEMPT_GAP_MS) - CLOCK_GRAIN_MS;
    const inTime = (other: Call): boolean => other.ms === undefined || since === undefined || other.ms >= since;
    const candidates = verifies.filter(inTime);
    const verify = candidates.find((other) => (other.outcome === 'failed') === (call.outcome === 'failed')) ?? candidates[0];
    if (!verify) {
      wait(unverified, row);
      return;
    }
    verifies = verifies.filter((other) => other !== verify);
    add(row, verify, 'order', candidates.length > 1 ? 'guess' : 'likely');
    const notify = verify.outcome === 'ok' ? notifies.find((other) => other.record > verify.record) : undefined;
    if (notify) {
      notifies = notifies.filter((other) => other !== notify);
      add(row, notify, 'order', candidates.length > 1 ? 'guess' : 'likely');
    } else if (verify.outcome === 'ok') wait(unnotified, row);
  };

  const seePolicy = (call: Call): void => {
    if (call.name === 'VerifyRequest') {
      verifies.push(call);
      return;
    }
    const late = verifies.some((verify) => verify.outcome === 'ok') ? undefined : unnotified.at(-1);
    if (late && within(late.lastMs, call.ms, ATTEMPT_GAP_MS)) {
      unnotified = unnotified.filter((row) => row !== late);
      add(late, call, 'order', unnotified.length > 0 ? 'guess' : 'likely');
    } else notifies.push(call);
  };

  /** Policy calls that no PKIOperation claimed in time: one that follows a PKIOperation closely belongs to it after all. */
  const expire = (now: number | undefined): void => {
    const waits = (call: Call): boolean => within(call.ms, now, ATTEMPT_GAP_MS);
    for (const verify of verifies) {
      if (waits(verify)) continue;
      const row = unverified.findLast((other) => other.lastMs !== undefined && within(other.lastMs, verify.ms, REPEAT_GAP_MS));
      if (!row) continue;
      unverified = unverified.filter((other) => other !== row);
      add(row, verify, 'order', 'guess');
    }
    if (!verifies.every(waits) || verifies.length > MAX_WAITING) verifies = verifies.filter(waits).slice(-MAX_WAITING);
    if (!notifies.every(waits) || notifies.length > MAX_WAITING) notifies = notifies.filter(waits).slice(-MAX_WAITING);
  };

  return {
    see(event, record) {
      if (event.kind !== 'http' || event.side !== 'server' || !STEPS.has(event.operation)) return;
      if (event.platform === 'test-script' || event.platform === 'browser') return;
      const call = callOf(event, record);
      expire(call.ms);
      if (call.name === 'VerifyRequest' || call.name === 'Notify') seePolicy(call);
      else seeDevice(call, event, record);
    },
    attempts: () => store.snapshot(),
  };
}

/** Lets a row wait for its partner; the one that waits for longest gives up its place. */
function wait(rows: Row[], row: Row): void {
  rows.push(row);
  if (rows.length > MAX_WAITING) rows.shift();
}

const STEPS: ReadonlySet<Operation> = new Set<Operation>([
  'GetCACaps',
  'GetCACert',
  'GetNextCACert',
  'PKIOperation',
  'VerifyRequest',
  'Notify',
]);

function callOf(event: HttpEvent, record: LogRecord): Call {
  const { status } = event;
  return {
    name: event.operation,
    bit: bitOf(event.operation),
    outcome: stepOutcome(event),
    record: record.index,
    span: event.span,
    within: record.span,
    detail: status ? { value: status.text, span: status.span } : undefined,
    server: (event.serverName ?? event.server)?.value,
    ms: record.time?.dateKnown ? record.time.epochMs : undefined,
    atMs: record.time?.epochMs,
  };
}

/** What the status alone says. A 200 on PKIOperation only says that some reply came. */
function stepOutcome(event: HttpEvent): Outcome {
  const status = event.status?.value;
  if (status === undefined) return 'unknown';
  if (status >= 300) return 'failed';
  switch (event.operation) {
    case 'PKIOperation':
      return 'unknown';
    case 'VerifyRequest':
      return status === 201 ? 'ok' : 'failed';
    default:
      return 'ok';
  }
}

function outcomeAfter(row: Row, outcome: Outcome): Outcome {
  if (outcome === 'failed' || row.attempt.outcome === 'failed') return 'failed';
  return row.verified === 'ok' && row.notified === 'ok' ? 'ok' : 'unknown';
}
