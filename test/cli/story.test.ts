import { describe, expect, it } from 'vitest';
import { writeAttempt } from '../../server/src/cli/story/attempt.ts';
import { attemptsNamed, writeStory } from '../../server/src/cli/story/story.ts';
import type { AttemptJson, CauseJson, EvidenceJson, StepJson } from '../../server/src/core/report/attempt-json.ts';
import type { CaseJson } from '../../server/src/core/report/case-json.ts';
import { own } from '../../server/src/core/text/secrets/index.ts';
import { english } from '../../server/src/core/text/sentence.ts';
import type { Shown } from '../../server/src/core/text/visible.ts';

describe('the story of a case', () => {
  it('begins with how many failed, where, why, what to do, and what is missing', () => {
    check(caseOf(REFUSED, ISSUED), [
      'Case: logs 2, enrollments 2. Issued 1, failed 1, waiting 0, not known how they ended 0.',
      'Stopped at: step 3, NDES to policy module (1).',
      'Main cause (1): The subject differs. (connector.evtx:27)',
      'What to do: Compare the two subjects. Read on: https://example.com/advice',
      'Missing: httperr-log. %SystemRoot%\\System32\\LogFiles\\HTTPERR on the NDES server',
      '',
      'a1: Android Pixel 7: failed at step 3, NDES to policy module',
      '  from 2026-01-20T07:06:34.131Z to 2026-01-20T07:06:37.000Z',
      '  transactionID BB51',
      '  connector.evtx:27:3: likely cause: The subject differs. [connector-verify-failed]',
      '    https://example.com/why',
      '  1 profile delivered      done               OMADM.log:2: The profile came.',
      '  2 device to NDES         done               u_ex.log:15: PKIOperation was answered with 200.',
      '  3 NDES to policy module  failed             connector.evtx:27: Refused.',
      '  4 NDES to CA             not reached',
      '  5 certificate delivered  not reached',
      '  6 reported               not in these logs  would show it: httperr-log',
      '  u_ex.log:15:1: it could also be: The CA refused. [ca-refuses-request]',
      '  Fetch next: httperr-log. It shows what IIS never saw.',
      '    On the server',
    ]);
  });

  it('says of a case without enrollments that none was recognised', () => {
    check(caseOf(), ['Case: logs 2. No enrollment was recognised in what was read.']);
  });

  it('says of a report that failed that the certificate was issued', () => {
    const attempt: AttemptJson = { ...ISSUED, failedStep: 6 };
    expect(writeAttempt(attempt, 'brief', english).split('\n')[0]).toBe('a2: iOS: issued, but failed at step 6, reported');
  });

  it('folds what one device tried again and again', () => {
    const storm = Array.from({ length: 14 }, (_, i): AttemptJson => ({ ...REFUSED, id: `a${i + 1}` }));
    const [, shown, ...others] = writeStory(caseOf(...storm), english);
    expect(shown?.split('\n').at(-1)).toBe(
      '  The same device failed so 13 times more: a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, …',
    );
    expect(others).toEqual([]);
  });

  it('folds nothing of devices that nobody can tell apart', () => {
    const { device: _, ...nameless } = REFUSED;
    const two = ['a1', 'a2'].map((id): AttemptJson => ({ ...nameless, device: {}, id }));
    expect(writeStory(caseOf(...two), english)).toHaveLength(3);
  });

  it('names twenty kinds, and how many there are besides', () => {
    const many = Array.from(
      { length: 23 },
      (_, i): AttemptJson => ({ ...REFUSED, id: `a${i + 1}`, device: { name: shown(`d${i}`) } }),
    );
    const blocks = writeStory(caseOf(...many), english);
    expect(blocks).toHaveLength(22);
    expect(blocks.at(-1)).toBe('More kinds of failed enrollments: 3. --attempt shows each of them, --format json all.');
  });
});

describe('one enrollment', () => {
  it('is found by its id or its transactionID', () => {
    const report = caseOf(REFUSED, ISSUED);
    for (const name of ['a1', 'A1', 'BB51', 'bb51']) expect(attemptsNamed(report, name)).toEqual([REFUSED]);
    expect(attemptsNamed(report, 'bb5')).toEqual([]);
  });

  it('shows all its lines with both times and the key that joins them', () => {
    expect(writeAttempt(REFUSED, 'whole', english).split('\n').slice(5, 12)).toEqual([
      '  1 profile delivered      done',
      '      OMADM.log:2:1: no time: The profile came. (by alias, certain)',
      '  2 device to NDES         done',
      '      OMADM.log:9:1: 2026-01-20T07:06:34.131Z (written 2026-01-20 08:06:34.131): The device asked. (by thread, likely)',
      '      u_ex.log:15:1: 2026-01-20T07:06:34.131Z (written 2026-01-20 08:06:34.131): PKIOperation was answered with 200. (by clock, a guess)',
      '  3 NDES to policy module  failed',
      '      connector.evtx:27:1: 2026-01-20T07:06:34.131Z (written 2026-01-20 08:06:34.131): Refused. (by transactionID, certain)',
    ]);
  });
});

function check(report: CaseJson, expected: readonly string[]): void {
  expect(writeStory(report, english).join('\n\n').split('\n')).toEqual(expected);
}

function shown(text: string): Shown {
  return own<Shown>(text);
}

function evidence(file: string, line: number, message: string, more: Partial<EvidenceJson> = {}): EvidenceJson {
  return {
    file: shown(file),
    line,
    column: 1,
    time: '2026-01-20T07:06:34.131Z',
    written: '2026-01-20 08:06:34.131',
    outcome: 'unknown',
    message: shown(message),
    linkedBy: 'transactionID',
    confidence: 'certain',
    ...more,
  };
}

function step(step: number, outcome: StepJson['outcome'], ...lines: readonly EvidenceJson[]): StepJson {
  return { step, name: '', outcome, evidence: lines, ...(outcome === 'not-in-these-logs' ? { wouldShow: ['httperr-log'] } : {}) };
}

const cause: CauseJson = {
  id: 'connector-verify-failed',
  message: shown('The subject differs.'),
  verified: true,
  file: shown('connector.evtx'),
  line: 27,
  column: 3,
  step: 3,
  confidence: 'likely',
  link: 'https://example.com/why',
  whatToDo: { step: shown('Compare the two subjects.'), verified: true, link: 'https://example.com/advice' },
};

const { time: _time, written: _written, ...profile } = evidence('OMADM.log', 2, 'The profile came.', { linkedBy: 'alias' });

const REFUSED: AttemptJson = {
  id: 'a1',
  outcome: 'failed',
  platform: 'android',
  device: { name: shown('Pixel 7') },
  transactionID: shown('BB51'),
  start: '2026-01-20T07:06:34.131Z',
  end: '2026-01-20T07:06:37.000Z',
  steps: [
    step(1, 'done', profile),
    step(
      2,
      'done',
      evidence('OMADM.log', 9, 'The device asked.', { linkedBy: 'thread', confidence: 'likely' }),
      evidence('u_ex.log', 15, 'PKIOperation was answered with 200.', { linkedBy: 'clock', confidence: 'guess' }),
    ),
    step(3, 'failed', evidence('connector.evtx', 27, 'Refused.', { outcome: 'failed' })),
    step(4, 'not-reached'),
    step(5, 'not-reached'),
    step(6, 'not-in-these-logs'),
  ],
  failedStep: 3,
  cause,
  alternatives: [
    { ...cause, id: 'ca-refuses-request', file: shown('u_ex.log'), line: 15, column: 1, message: shown('The CA refused.') },
  ],
  collectNext: [{ log: 'httperr-log', where: shown('On the server'), why: shown('It shows what IIS never saw.') }],
  nearMisses: [],
};

const ISSUED: AttemptJson = {
  id: 'a2',
  outcome: 'issued',
  platform: 'ios',
  device: {},
  steps: [],
  alternatives: [],
  collectNext: [],
  nearMisses: [],
};

function caseOf(...attempts: readonly AttemptJson[]): CaseJson {
  const log = {
    format: 'iis-w3c-log',
    formatTitle: shown('IIS'),
    recognisedBy: shown('name'),
    records: 1,
    complete: true,
    findings: [],
  } as const;
  const count = (outcome: AttemptJson['outcome']): number => attempts.filter((one) => one.outcome === outcome).length;
  return {
    version: 1,
    files: ['u_ex.log', 'OMADM.log'].map((file) => ({ ...log, file: shown(file) })),
    connector: { generation: 'current', because: shown('its events') },
    clocks: [],
    attempts,
    missing:
      attempts.length === 0
        ? []
        : [{ log: 'httperr-log', where: shown('%SystemRoot%\\System32\\LogFiles\\HTTPERR on the NDES server'), why: shown('…') }],
    counts: [],
    unplaced: [],
    outside: [],
    duplicates: [],
    summary: {
      attempts: attempts.length,
      issued: count('issued'),
      failed: count('failed'),
      pending: count('pending'),
      unknown: count('unknown'),
    },
  };
}
